// Return the words on the page whose contrast with what is behind them is less than 4.5.
() => {
    const parts = (colour) => {
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour) => colour.slice(0, 3).map((one) => one / 255)
        .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
        .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
    const behind = (element) => {
        for (let one = element; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor;
            if (parts(colour)[3] === 255) return parts(colour);
        }
        return [255, 255, 255];
    };
    const told = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || !element.checkVisibility() || element.closest(":disabled, [inert]")) continue;
        const colours = [parts(getComputedStyle(element).color), behind(element)];
        const [front, back] = colours.map(light).sort((one, other) => other - one);
        const ratio = (front + 0.05) / (back + 0.05);
        if (ratio < 4.5) told.push(`${node.data.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
    }
    return told;
}

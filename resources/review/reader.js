// A text to read, with marks in it. What stands in a paragraph is exactly its text, so places are exact.

/** Show a text, a paragraph a line; places are UTF-16 units of the whole text. */
class Reader {
  constructor(text, document) {
    this.text = text;
    this.marks = [];
    this.paragraphs = [];
    this.element = make("div", { class: "reading", dir: document.direction || "auto", lang: document.language || null });
    for (let start = 0; start <= text.length;) {
      const found = text.indexOf("\n", start);
      const end = found < 0 ? text.length : found;
      this.add(start, end);
      start = end + 1;
    }
    this.element.classList.toggle("long", this.paragraphs.length > LONG);
    this.element.append(...this.paragraphs.map((one) => one.element));
  }

  add(start, end) {
    const words = this.text.slice(start, end);
    const element = make("p", { class: words.trim() ? null : "blank", dir: this.directionOf(words) }, words);
    const paragraph = { start, end, element };
    element.paragraph = paragraph;
    this.paragraphs.push(paragraph);
  }

  /** Return the direction of a paragraph that is not written as its document is, else null. */
  directionOf(words) {
    const leftwards = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(words);
    if (this.element.dir === "rtl") return leftwards || !/\p{L}/u.test(words) ? null : "ltr";
    return leftwards ? "auto" : null;
  }

  /** Show these marks: `start`, `end`, `colour`, `label`, `key`, `current`, and `told` where the label of the current one is wanted too. */
  show(marks) {
    const touched = new Set([...this.marks, ...marks].flatMap((mark) => this.across(mark.start, mark.end)));
    this.marks = marks;
    for (const paragraph of touched) this.draw(paragraph);
  }

  draw(paragraph) {
    const over = this.marks.filter((mark) => mark.start < paragraph.end && mark.end > paragraph.start);
    const edges = new Set([paragraph.start, paragraph.end]);
    for (const mark of over) {
      edges.add(Math.max(mark.start, paragraph.start));
      edges.add(Math.min(mark.end, paragraph.end));
    }
    const cuts = [...edges].sort((one, other) => one - other);
    const pieces = cuts.slice(1).map((end, at) => this.piece(cuts[at], end, over));
    paragraph.element.replaceChildren(...pieces);
  }

  piece(start, end, over) {
    const words = this.text.slice(start, end);
    const here = over.filter((mark) => mark.start <= start && mark.end >= end);
    if (!here.length) return words;
    const first = here.find((mark) => mark.current) ?? here[0];
    const ending = here.filter((mark) => mark.end === end && mark.label && (!mark.current || mark.told));
    return make("mark", {
      class: [first.current ? "current" : "other", here.length > 1 ? "several" : ""].join(" ").trim(),
      "data-colour": first.colour || "grey", "data-key": first.key ?? null,
      "data-label": ending.map((mark) => shortened(mark.label)).join(" · ") || null,
    }, words);
  }

  /** Return the paragraphs that a span touches. */
  across(start, end) {
    const found = [];
    for (let at = this.paragraphAt(start); at < this.paragraphs.length && this.paragraphs[at].start < end; at += 1) {
      found.push(this.paragraphs[at]);
    }
    return found;
  }

  /** Return the number of the paragraph at a place. */
  paragraphAt(place) {
    let low = 0, high = this.paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.paragraphs[middle].start <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Bring a place to the middle of what scrolls; once more when what is around it has its real height. */
  reveal(start, scroller) {
    this.center(start, scroller);
    if (this.element.classList.contains("long")) requestAnimationFrame(() => this.center(start, scroller));
  }

  center(start, scroller) {
    const paragraph = this.paragraphs[this.paragraphAt(start)];
    const target = paragraph.element.querySelector("mark.current") ?? paragraph.element;
    target.scrollIntoView({ block: "center" });
    if (!scroller.contains(target)) return;
    const box = target.getBoundingClientRect(), room = scroller.getBoundingClientRect();
    // a long one begins near the top rather than being centred
    if (box.height > room.height) scroller.scrollTop += box.top - room.top - 24;
  }

  /** Return the span that is selected in this text, without the blanks around it, or null. */
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.element)) return null;
    const span = this.trimmed(this.place(range.startContainer, range.startOffset), this.place(range.endContainer, range.endOffset));
    return span.start < span.end ? span : null;
  }

  trimmed(start, end) {
    const words = this.text.slice(start, end);
    return { start: start + words.length - words.trimStart().length, end: end - (words.length - words.trimEnd().length) };
  }

  /** Return the place in the text of a place in the page, held within the text. */
  place(node, offset) {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.(".reading p");
    if (holder && this.element.contains(holder)) {
      const before = document.createRange();
      before.setStart(holder, 0);
      before.setEnd(node, offset);
      return holder.paragraph.start + before.toString().length;
    }
    if (node === this.element) return this.paragraphs[offset]?.start ?? this.text.length;
    return this.element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING ? 0 : this.text.length;
  }

  /** Select a span, as if by hand, and bring it into sight. */
  select(start, end) {
    const range = document.createRange();
    range.setStart(...this.node(start));
    range.setEnd(...this.node(end, true));
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
  }

  node(place, ends = false) {
    let at = this.paragraphAt(place);
    if (ends && at && this.paragraphs[at].start === place) at -= 1;
    const { element, start } = this.paragraphs[at];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let left = Math.min(place, this.paragraphs[at].end) - start;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    return [element, 0];
  }
}

/** Return a label that does not push the text apart. */
function shortened(words) {
  const letters = [...words];
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : words;
}

/** Of more paragraphs than these the browser lays out only those in sight. */
const LONG = 300;

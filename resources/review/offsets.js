// Places in a text: the package counts code points, a browser counts UTF-16 units.

/** Convert places of one text both ways. Half-open spans stay half-open. */
class Offsets {
  constructor(text) {
    this.text = text;
    this.pairs = [];
    const pair = /[\ud800-\udbff][\udc00-\udfff]/g;
    while (pair.exec(text)) this.pairs.push(pair.lastIndex - 2);
  }

  /** Return the code points before a unit; the middle of a character counts as its beginning. */
  points(unit) {
    let low = 0, high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }

  /** Return the unit at which a code point begins. */
  units(point) {
    let low = 0, high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] - middle < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  /** Return a unit that is not in the middle of a character. */
  whole(unit) {
    const code = this.text.charCodeAt(unit);
    const inside = code >= 0xdc00 && code <= 0xdfff && /[\ud800-\udbff]/.test(this.text[unit - 1] ?? "");
    return inside ? unit + 1 : unit;
  }
}

// Sentences of a text, so that it can be selected from the keyboard.

/** Find the sentences of a reader's text, paragraph by paragraph. */
class Sentences {
  constructor(reader, language) {
    this.reader = reader;
    this.held = new Map();
    try {
      this.cutter = new Intl.Segmenter(language || undefined, { granularity: "sentence" });
    } catch {
      this.cutter = globalThis.Intl?.Segmenter ? new Intl.Segmenter(undefined, { granularity: "sentence" }) : null;
    }
  }

  /** Return the first sentence that begins at a place or after it, or null. */
  after(place) {
    for (let at = this.reader.paragraphAt(place); at < this.reader.paragraphs.length; at += 1) {
      const found = this.of(at).find((one) => one.start >= place);
      if (found) return found;
    }
    return null;
  }

  /** Return the last sentence that ends at a place or before it, or null. */
  before(place) {
    for (let at = this.reader.paragraphAt(place); at >= 0; at -= 1) {
      const found = this.of(at).findLast((one) => one.end <= place);
      if (found) return found;
    }
    return null;
  }

  of(at) {
    if (!this.held.has(at)) this.held.set(at, this.cut(this.reader.paragraphs[at]));
    return this.held.get(at);
  }

  cut({ start, end }) {
    const words = this.reader.text.slice(start, end);
    const cut = this.cutter
      ? [...this.cutter.segment(words)].map((one) => [one.index, one.segment])
      : [...words.matchAll(/[^.!?؟。]+[.!?؟。]*["”’»)]*\s*/gu)].map((one) => [one.index, one[0]]);
    return cut.map(([at, piece]) => this.reader.trimmed(start + at, start + at + piece.length))
      .filter((one) => one.start < one.end);
  }
}

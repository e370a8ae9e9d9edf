// A blind review: read the documents and mark what matters, without seeing what the first analyst marked.

/** The work on a package of documents and codes. */
class Marking {
  constructor(desk) {
    Object.assign(this, { desk, pack: desk.pack, review: desk.review });
    this.list = new List("Documents", (one) => this.rowOf(one), (one) => this.go(one.number), () => make("p", { class: "none" }, "This package holds no documents."));
    this.heading = make("h2", { dir: "auto" });
    this.citation = make("p", { class: "citation" });
    this.text = make("div", { class: "text", tabindex: "0", role: "region", "aria-label": "Document", click: (event) => this.clicked(event) });
    this.picked = make("p", { class: "picked", role: "status", dir: "auto" });
    this.panel = make("aside", { class: "panel", "aria-label": "Codes and marks" });
    this.bar = this.markBar();
    this.favourites = this.pack.codes.slice(0, 9);
    this.chosen = null;
    this.keys = this.keyTable();
    this.parts = [
      make("nav", { class: "side", "aria-label": "Documents" }, make("p", { class: "count" }, counted(this.pack.documents.length, "document")), this.list.element),
      make("section", { class: "centre", "aria-label": "Reading" },
        make("article", { class: "pane" }, make("header", {}, this.heading, this.citation), this.text), this.bar),
      this.panel,
    ];
    document.addEventListener("selectionchange", () => this.selected());
  }

  get place() {
    return this.current?.number ?? 0;
  }

  open(place) {
    this.list.show(this.pack.documents, null);
    this.go((this.pack.documentOf.get(place) ?? this.pack.documents[0])?.number);
  }

  focus() {
    this.text.focus();
  }

  markBar() {
    this.note = make("textarea", { id: "comment", rows: "1", dir: "auto", "aria-label": "Comment on the mark", placeholder: "Comment on the mark", blur: () => this.settle() });
    return make("footer", { class: "decide", role: "group", "aria-label": "Mark" }, this.picked,
      make("div", { class: "buttons" },
        button("Give a code", "C", () => this.code(), { id: "code", icon: "highlight" }),
        button("Comment", "M", () => this.comment(), { id: "say", icon: "note" }),
        button("Remove the mark", "Del", () => this.remove(), { id: "remove" }),
        make("span", { class: "gap" }),
        button("Sentence", "K", () => this.sentence(-1), { id: "sentence-before", icon: "previous", "aria-label": "Select the sentence before" }),
        button("", "J", () => this.sentence(1), { id: "next-sentence", icon: "next", "aria-label": "Select the next sentence" })),
      this.note);
  }

  keyTable() {
    return [
      { keys: ["j"], words: "Select the next sentence", run: () => this.sentence(1) },
      { keys: ["k"], words: "Select the sentence before", run: () => this.sentence(-1) },
      { keys: ["Shift+j"], words: "Extend the selection by the next sentence", run: () => this.extend(1) },
      { keys: ["Shift+k"], words: "Extend it by the sentence before", run: () => this.extend(-1) },
      { keys: ["Shift+ArrowRight"], words: "Extend it by a word", run: () => this.word("right") },
      { keys: ["Shift+ArrowLeft"], words: "Shorten it by a word", run: () => this.word("left") },
      { keys: ["c"], words: "Give the selection, or the mark chosen, a code", run: () => this.code() },
      ...this.favourites.map((one, at) => ({ keys: [String(at + 1)], words: one.path, run: () => this.give([one.number], []) })),
      { keys: ["m"], words: "Comment on the mark", run: () => this.comment() },
      { keys: ["Escape", "Ctrl+Enter"], words: "Leave the comment, the selection or the mark", run: () => this.leave(), always: true },
      { keys: ["Delete", "Backspace"], words: "Remove the mark", run: () => this.remove() },
      { keys: ["n"], words: "Next mark", run: () => this.toMark(1) },
      { keys: ["Shift+n"], words: "Mark before", run: () => this.toMark(-1) },
      { keys: [" "], words: "Read on; with Shift, back", run: (_, event) => readOn(this.text, event.shiftKey) },
      { keys: ["]"], words: "Next document", run: () => this.step(1) },
      { keys: ["["], words: "Document before", run: () => this.step(-1) },
      { keys: ["l"], words: "To the list of documents", run: () => this.list.element.focus() },
    ];
  }

  /** Read a document. */
  go(number) {
    this.settle();
    const held = this.pack.documentOf.get(number);
    this.bar.toggleAttribute("inert", !held);
    if (!held) return;
    if (held !== this.current) this.openDocument(held);
    this.list.choose(held);
    this.retell();
  }

  openDocument(held) {
    [this.current, this.chosen, this.span, this.reached] = [held, null, null, 0];
    this.heading.replaceChildren(this.pack.titleOf(held));
    this.citation.replaceChildren(...citationParts(this.pack, held));
    this.offsets = this.pack.offsets(held.number);
    this.reader = new Reader(held.text, held);
    this.sentences = new Sentences(this.reader, held.language);
    this.text.replaceChildren(this.reader.element);
    this.text.scrollTop = 0;
  }

  /** Return the marks of a document in the order of its text. */
  marksOf(number) {
    return this.review.marks.filter((one) => one.document === number).sort((one, other) => one.start - other.start || one.end - other.end);
  }

  retell() {
    if (!this.current) return;
    if (!this.review.marks.includes(this.chosen)) this.chosen = null;
    this.reader.show(this.marksOf(this.current.number).map((one) => ({
      start: this.offsets.units(one.start), end: this.offsets.units(one.end), current: one === this.chosen,
      colour: this.pack.codeOf.get(one.codes[0])?.colour, key: this.review.marks.indexOf(one), label: this.namesOf(one).join(" · "), told: true,
    })));
    this.list.redraw();
    this.tellPicked();
    this.showPanel();
    if (document.activeElement !== this.note) this.note.value = this.chosen?.comment ?? "";
  }

  namesOf(mark) {
    return [...mark.codes.map((number) => this.pack.codeOf.get(number)?.name ?? "?"), ...mark.new_codes];
  }

  tellPicked() {
    this.note.hidden = !this.chosen;
    const words = this.span ? this.reader.text.slice(this.span.start, this.span.end) : this.chosen?.quote ?? "";
    const shown = words.length > 160 ? `${words.slice(0, 110)} … ${words.slice(-40)}` : words;
    this.picked.replaceChildren(words ? `“${shown}”` : "Select words with the mouse, or sentences with J and K; then give them a code.");
    this.picked.classList.toggle("none", !words);
  }

  showPanel() {
    const marks = this.marksOf(this.current.number);
    this.panel.replaceChildren(
      make("h2", {}, "Codes"),
      this.pack.codes.length ? make("div", { class: "codes" }, this.pack.codes.map((one, at) => codeButton(one, at, () => this.give([one.number], []))))
        : make("p", { class: "none" }, "The package has no codes; C gives a new one."),
      make("h2", {}, `Your marks here ${marks.length.toLocaleString("en")}`),
      marks.length ? button("Next mark", "N", () => this.toMark(1), { id: "next-mark" }) : "",
      ...(marks.length ? marks.map((one) => markButton(this.pack, one, one === this.chosen, () => this.choose(one))) : [make("p", { class: "none" }, "Nothing is marked in this document yet.")]));
  }

  rowOf(one) {
    const count = this.marksOf(one.number).length;
    return [
      make("div", { class: "quote heading", dir: "auto" }, this.pack.titleOf(one)),
      make("div", { class: "under" }, make("span", {}, count ? counted(count, "mark") : "No mark"), row([one.outlet, one.published, one.grade])),
    ];
  }

  selected() {
    if (!this.reader || document.querySelector("dialog[open]") || isField(document.activeElement)) return;
    const span = this.reader.selected();
    if (!span && !this.span) return;
    this.span = span && { start: this.offsets.whole(span.start), end: this.offsets.whole(span.end) };
    if (span) this.reached = span.end;
    this.tellPicked();
  }

  sentence(by) {
    this.selected();
    const from = this.from();
    const found = by > 0 ? this.sentences.after(this.span?.end ?? from) : this.sentences.before(this.span?.start ?? from);
    if (found) this.select(found.start, found.end);
    else this.desk.say(by > 0 ? "The document ends here." : "The document begins here.");
  }

  /** Return where to go on selecting: where it was left, or what is in sight. */
  from() {
    const box = this.text.getBoundingClientRect();
    const left = this.reader.paragraphs[this.reader.paragraphAt(this.reached)].element.getBoundingClientRect();
    if (left.bottom > box.top && left.top < box.bottom) return this.reached;
    const first = this.reader.paragraphs.find((one) => one.element.getBoundingClientRect().bottom > box.top + 8);
    return first?.start ?? 0;
  }

  extend(by) {
    if (!this.span) { this.sentence(by); return; }
    const found = by > 0 ? this.sentences.after(this.span.end) : this.sentences.before(this.span.start);
    if (found) this.select(Math.min(this.span.start, found.start), Math.max(this.span.end, found.end));
  }

  /** Select a span; the browser tells of it later than the next key may come. */
  select(start, end) {
    this.reader.select(start, end);
    this.selected();
  }

  word(way) {
    if (!this.span) return;
    getSelection().modify("extend", way, "word");
    this.selected();
  }

  async code() {
    this.selected();
    const { span, chosen } = this;
    if (!span && !chosen) return this.desk.say("Select words first.");
    const title = span ? "Give it a code" : "Change the code to";
    const answer = await this.desk.chooser.choose(title, chosen && !span ? chosen.codes : []);
    this.focus();
    if (!answer) return null;
    if (span) return this.add(span, answer.codes, answer.added);
    return this.replace(chosen, { codes: answer.codes, new_codes: answer.added });
  }

  /** Give codes to what is selected, or to the mark chosen; one that it has is taken from it. */
  give(codes, added) {
    this.selected();
    if (this.span) return this.add(this.span, codes, added);
    if (!this.chosen) return this.desk.say("Select words first.");
    const left = this.chosen.codes.filter((one) => !codes.includes(one));
    const after = left.length < this.chosen.codes.length ? left : [...left, ...codes];
    return this.replace(this.chosen, { codes: after, new_codes: this.chosen.new_codes });
  }

  add(span, codes, added) {
    const [start, end] = [this.offsets.points(span.start), this.offsets.points(span.end)];
    const same = this.review.marks.find((one) => one.document === this.current.number && one.start === start && one.end === end);
    const joined = { codes: [...new Set([...(same?.codes ?? []), ...codes])], new_codes: [...new Set([...(same?.new_codes ?? []), ...added])] };
    const quote = this.reader.text.slice(span.start, span.end);
    this.span = null;
    getSelection().removeAllRanges();
    this.replace(same, { document: this.current.number, start, end, quote, comment: "", ...same, ...joined });
    this.reached = span.end;
  }

  /** Put a mark in the place of another, or of none. */
  replace(mark, given) {
    const after = { ...mark, ...given, at: now() };
    this.chosen = after;
    this.review.mark([...this.review.marks.filter((one) => one !== mark), after]);
    this.desk.say(`Marked: ${this.namesOf(after).join(", ") || "no code"}.`);
  }

  choose(mark) {
    this.settle();
    if (mark.document !== this.current.number) this.go(mark.document);
    getSelection().removeAllRanges();
    [this.chosen, this.span, this.reached] = [mark, null, this.offsets.units(mark.start)];
    this.retell();
    this.reader.reveal(this.reached, this.text);
  }

  clicked(event) {
    const key = event.target.closest("mark")?.dataset.key;
    if (key && getSelection().isCollapsed) this.choose(this.review.marks[Number(key)]);
  }

  comment() {
    if (this.chosen) this.note.focus();
    else this.desk.say("Give the words a code first, then comment on the mark.");
  }

  settle() {
    const words = wellFormed(this.note.value.trim());
    if (!this.chosen || words === this.chosen.comment) return;
    this.replace(this.chosen, { comment: words });
  }

  remove() {
    if (!this.chosen) return;
    const gone = this.chosen;
    this.chosen = null;
    this.note.value = "";
    this.review.mark(this.review.marks.filter((one) => one !== gone));
    this.desk.say("Removed. Ctrl+Z brings it back.");
  }

  leave() {
    this.settle();
    if (isField(document.activeElement)) this.focus();
    else {
      getSelection().removeAllRanges();
      [this.chosen, this.span] = [null, null];
      this.retell();
    }
  }

  toMark(by) {
    const all = this.pack.documents.flatMap((one) => this.marksOf(one.number));
    if (!all.length) return this.desk.say("Nothing is marked yet.");
    const at = this.chosen ? all.indexOf(this.chosen) + by : Math.max(0, all.findIndex((one) => one.document === this.current.number));
    return this.choose(all[(at + all.length) % all.length]);
  }

  step(by) {
    const next = this.pack.documents[this.pack.documents.indexOf(this.current) + by];
    if (next) this.go(next.number);
    this.focus();
  }

  progress() {
    const marks = this.review.marks, read = new Set(marks.map((one) => one.document)).size;
    return { done: 0, total: 0, words: `${counted(marks.length, "mark")} in ${read.toLocaleString("en")} of ${counted(this.pack.documents.length, "document")}` };
  }
}

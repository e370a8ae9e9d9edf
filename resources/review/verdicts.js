// Decide on excerpts: the list, the excerpt, another beside it, what it is evidence of, and the keys.

/** The work on a package that holds excerpts. */
class Verdicts {
  constructor(desk) {
    Object.assign(this, { desk, pack: desk.pack, review: desk.review });
    this.filter = new Filter(this.pack, this.review);
    this.fields = filterFields(this.pack, this.filter, () => this.relist(), this.steps());
    this.list = new List("Excerpts", (one) => this.rowOf(one), (one) => this.go(one.number), () => this.noneListed());
    this.count = make("p", { class: "count", role: "status" });
    this.pane = new Pane(this.pack, this.review, "Excerpt", (number) => this.go(number));
    this.beside = new Pane(this.pack, this.review, "Excerpt beside it", (number) => this.pin(number));
    this.beside.element.classList.add("beside");
    this.panes = make("div", { class: "panes" }, this.beside.element, this.pane.element);
    this.bar = this.decisionBar();
    this.panel = make("aside", { class: "panel", tabindex: "0", "aria-label": "Actors and relations" });
    this.addPaneTools();
    this.keys = this.keyTable();
    this.parts = [
      make("nav", { class: "side", "aria-label": "Excerpts" }, this.fields.element, this.count, this.list.element),
      make("section", { class: "centre", "aria-label": "Reading" }, this.panes, this.bar), this.panel,
    ];
  }

  get place() {
    return this.current?.number ?? 0;
  }

  open(place) {
    this.listed = this.filter.passed();
    const first = this.pack.excerptOf.get(place) ?? this.listed.find((one) => this.undecided(one)) ?? this.listed[0];
    this.pin(0);
    this.relist();
    this.go(first?.number);
  }

  focus() {
    this.list.element.focus();
  }

  addPaneTools() {
    const offered = this.pack.documents.some((one) => one.text);
    this.whole = button("Only the context", "D", () => this.turnWhole(), { id: "whole" });
    this.pinning = button("Pin", "P", () => this.turnPin(), { id: "pin", icon: "pin" });
    this.pane.tools.append(...(offered ? [this.whole] : []), this.pinning);
    this.beside.tools.append(
      button("Swap", "S", () => this.swap(), { id: "swap" }), button("Unpin", "P", () => this.pin(0), { id: "unpin", icon: "close" }));
  }

  steps() {
    return make("div", { class: "steps" },
      button("", "K", () => this.step(-1), { id: "previous", icon: "previous", "aria-label": "Previous excerpt" }),
      button("", "J", () => this.step(1), { id: "next", icon: "next", "aria-label": "Next excerpt" }),
      button("", "N", () => this.toUndecided(1), { id: "next-undecided", icon: "forward", "aria-label": "Next undecided" }));
  }

  decisionBar() {
    this.note = make("textarea", { id: "comment", rows: "1", dir: "auto", "aria-label": "Comment", placeholder: "Comment", blur: () => this.settle() });
    return make("footer", { class: "decide", role: "group", "aria-label": "Decision" },
      make("div", { class: "buttons" },
        button("Accept", "A", () => this.rule("accept"), { id: "accept", icon: "check" }),
        button("Reject", "R", () => this.rule("reject"), { id: "reject", icon: "close" }),
        button("Change the code", "C", () => this.change(), { id: "change", icon: "edit" }),
        button("Comment", "M", () => this.note.focus(), { id: "say", icon: "note" }),
        make("span", { class: "gap" }),
        button("Clear", "Del", () => this.clear(), { id: "clear" })),
      this.note);
  }

  keyTable() {
    return [
      { keys: ["a"], words: "Accept, and on to the next undecided", run: () => this.rule("accept") },
      { keys: ["r"], words: "Reject, and on to the next undecided", run: () => this.rule("reject") },
      { keys: ["c"], words: "Change the code", run: () => this.change() },
      { keys: ["m"], words: "Comment", run: () => this.note.focus() },
      { keys: ["Escape", "Ctrl+Enter"], words: "Leave the comment or the filter; unpin", run: () => this.leave(), always: true },
      { keys: ["Delete", "Backspace"], words: "Clear the decision", run: () => this.clear() },
      { keys: ["j", "ArrowDown"], words: "Next excerpt", run: () => this.step(1) },
      { keys: ["k", "ArrowUp"], words: "Previous excerpt", run: () => this.step(-1) },
      { keys: ["n"], words: "Next undecided", run: () => this.toUndecided(1) },
      { keys: ["Shift+n"], words: "Previous undecided", run: () => this.toUndecided(-1) },
      { keys: ["p"], words: "Pin this excerpt to compare others with it, or unpin it", run: () => this.turnPin() },
      { keys: ["s"], words: "Swap the pinned excerpt with this one", run: () => this.swap() },
      { keys: ["e"], words: "Other evidence of its relations; Enter sets one beside it", run: () => this.evidence() },
      { keys: ["d"], words: "Whole document, or only the context", run: () => this.turnWhole() },
      { keys: [" "], words: "Read on; with Shift, back", run: (_, event) => readOn(this.pane.text, event.shiftKey) },
      { keys: ["/", "Ctrl+k"], words: "Filter", run: () => this.fields.words.focus() },
      { keys: ["l"], words: "To the list", run: () => this.focus() },
    ];
  }

  /** Read an excerpt. */
  go(number) {
    this.settle();
    const excerpt = this.pack.excerptOf.get(number);
    const moved = excerpt !== this.current;
    this.current = excerpt;
    this.bar.toggleAttribute("inert", !excerpt);
    if (!excerpt) return;
    this.list.choose(excerpt);
    if (moved) {
      this.pane.show(excerpt);
      this.showPanel();
    }
    this.note.value = this.review.commentOf(number);
  }

  showPanel() {
    const open = this.panel.querySelector("details[open]");
    this.panel.replaceChildren(...evidencePanel(this.pack, this.review, this.current, (number) => this.pin(number)));
    if (open) this.panel.querySelectorAll("details").forEach((one) => { one.open = true; });
  }

  /** Tell anew what was decided on these excerpts. */
  retell() {
    if (this.filter.state) this.relist();
    else this.list.redraw();
    this.pane.retell();
    this.beside.retell();
    if (this.current && document.activeElement !== this.note) this.note.value = this.review.commentOf(this.current.number);
  }

  relist() {
    this.listed = this.filter.passed();
    this.list.show(this.listed, this.current);
    this.list.reveal();
    const all = counted(this.pack.excerpts.length, "excerpt");
    this.count.textContent = this.filter.narrows ? `${this.listed.length.toLocaleString("en")} of ${all}` : all;
  }

  noneListed() {
    if (!this.pack.excerpts.length) return make("p", { class: "none" }, "This package holds no excerpts.");
    return make("div", { class: "none" }, make("p", {}, "No excerpt passes this filter."), button("Show all excerpts", "", this.fields.reset));
  }

  rowOf(one) {
    const held = this.pack.documentOf.get(one.document);
    return [
      make("div", { class: "quote", dir: held.direction || "auto" }, one.quote.slice(0, 400)),
      make("div", { class: "under" }, stateSign(this.review, one.number), codeNames(this.pack, one.codes), apart(this.pack.titleOf(held), { class: "title" })),
    ];
  }

  rule(ruling, codes = [], added = []) {
    if (!this.current) return;
    this.settle();
    const { number } = this.current;
    const next = this.nextUndecided(1);
    this.review.rule(number, ruling, codes, added);
    const said = `Excerpt ${number}: ${STATES[ruling].words.toLowerCase()}.`;
    if (next) this.go(next.number);
    const left = this.review.decisions.size < this.pack.excerpts.length
      ? "Nothing is undecided in this list." : "Everything is decided: download the decisions and send them back.";
    this.desk.say(next ? said : `${said} ${left}`);
  }

  async change() {
    if (!this.current) return;
    const { number, codes } = this.current;
    const before = this.review.decisions.get(number);
    const answer = await this.desk.chooser.choose("Change the code to", codes, before?.codes, before?.new_codes);
    if (answer && this.current.number === number) this.rule("change", answer.codes, answer.added);
  }

  clear() {
    if (!this.current || this.review.stateOf(this.current.number) === "undecided") return;
    this.review.clear(this.current.number);
    this.desk.say(`Excerpt ${this.current.number}: undecided again.`);
  }

  /** Put down the comment as it is written. */
  settle() {
    if (!this.current) return;
    const { number } = this.current, steps = this.review.done.length;
    this.review.comment(number, this.note.value);
    if (this.review.done.length > steps) this.desk.say(`Excerpt ${number}: comment ${this.note.value.trim() ? "kept" : "removed"}.`);
  }

  leave() {
    this.settle();
    if (isField(document.activeElement)) this.focus();
    else if (this.pinned) this.pin(0);
  }

  step(by) {
    const at = this.listed.indexOf(this.current);
    const next = this.listed[at < 0 ? 0 : at + by];
    this.desk.say("");
    if (next) this.go(next.number);
    else this.desk.say(by > 0 ? "This is the last excerpt of the list." : "This is the first excerpt of the list.");
  }

  toUndecided(by) {
    const next = this.nextUndecided(by);
    if (next) this.go(next.number);
    else this.desk.say("Nothing is undecided in this list.");
  }

  nextUndecided(by) {
    const at = Math.max(this.listed.indexOf(this.current), 0), length = this.listed.length;
    for (let away = 1; away < length + 1; away += 1) {
      const one = this.listed[(at + by * away + length * 2) % length];
      if (this.undecided(one) && one !== this.current) return one;
    }
    return null;
  }

  undecided(one) {
    return !this.review.decisions.has(one.number);
  }

  /** Set an excerpt beside the one that is read; 0 sets none. */
  pin(number) {
    this.pinned = number;
    this.panes.classList.toggle("compared", Boolean(number));
    this.pinning.hidden = Boolean(number);
    this.beside.element.hidden = !number;
    this.beside.show(this.pack.excerptOf.get(number));
    if (number) this.desk.say(`Excerpt ${number} stands beside.`);
    this.pane.reveal();
  }

  turnPin() {
    this.pin(this.pinned ? 0 : this.current?.number ?? 0);
  }

  swap() {
    if (!this.pinned || !this.current) return;
    const { number } = this.current;
    this.go(this.pinned);
    this.pin(number);
  }

  turnWhole() {
    this.pane.whole = this.beside.whole = !this.pane.whole;
    this.whole.querySelector("span").textContent = this.pane.whole ? "Only the context" : "Whole document";
    this.pane.show(this.current);
    if (this.pinned) this.beside.show(this.pack.excerptOf.get(this.pinned));
  }

  evidence() {
    const all = [...this.panel.querySelectorAll("details")];
    if (!all.length) return this.desk.say("The package has no other evidence of its relations.");
    all.forEach((one) => { one.open = true; });
    return all[0].querySelector("button").focus();
  }

  progress() {
    const done = this.review.decisions.size, total = this.pack.excerpts.length;
    return { done, total, words: `${done.toLocaleString("en")} of ${total.toLocaleString("en")} decided` };
  }
}

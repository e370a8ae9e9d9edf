// One excerpt as it is read: in its context or in its whole document, with what is said of it.

/** Show an excerpt; `name` tells two panes apart. `go(number)` goes to another excerpt. */
class Pane {
  constructor(pack, review, name, go) {
    this.pack = pack;
    this.review = review;
    this.go = go;
    this.whole = true;
    this.heading = make("h2", { dir: "auto" });
    this.citation = make("p", { class: "citation" });
    this.text = make("div", {
      class: "text", tabindex: "0", role: "region", "aria-label": name, click: (event) => this.clicked(event),
    });
    this.facts = make("div", { class: "facts" });
    this.tools = make("div", { class: "pane-tools" });
    this.element = make("article", { class: "pane", "aria-label": name },
      make("header", {}, make("div", { class: "headline" }, this.heading, this.tools), this.citation), this.text, this.facts);
  }

  /** Show an excerpt of the package, or that there is none. */
  show(excerpt) {
    this.excerpt = excerpt;
    this.element.classList.toggle("vacant", !excerpt);
    if (!excerpt) return;
    const held = this.pack.documentOf.get(excerpt.document);
    this.heading.replaceChildren(this.pack.titleOf(held));
    this.citation.replaceChildren(...citationParts(this.pack, held));
    this.retell();
    if (held.text && this.whole) this.showDocument(held);
    else this.showContext(held);
  }

  /** Show anew what may have changed beside the text: the decision. */
  retell() {
    if (!this.excerpt) return;
    this.facts.replaceChildren(...excerptFacts(this.pack, this.review, this.excerpt));
  }

  showContext(held) {
    const { before, quote, after } = this.excerpt;
    const reader = new Reader(before + quote + after, held);
    this.read = null;
    reader.show([{ start: before.length, end: before.length + quote.length, current: true, colour: this.colour(this.excerpt) }]);
    const ends = held.length ?? Infinity;
    reader.element.classList.toggle("begins-within", this.excerpt.start > [...before].length);
    reader.element.classList.toggle("ends-within", this.excerpt.end + [...after].length < ends);
    this.put(reader);
    this.reveal(before.length);
  }

  /** Bring the excerpt into sight. */
  reveal(begins = this.begins) {
    this.begins = begins;
    if (this.excerpt) this.reader.reveal(begins, this.text);
  }

  showDocument(held) {
    const offsets = this.pack.offsets(held.number);
    if (this.read !== held.number) {
      this.put(new Reader(held.text, held));
      this.read = held.number;
    }
    const marks = this.pack.inDocument(held.number).map((one) => ({
      start: offsets.units(one.start), end: offsets.units(one.end), key: one.number, colour: this.colour(one),
      label: one.codes.length ? this.pack.codeOf.get(one.codes[0]).name : "", current: one === this.excerpt,
    }));
    this.reader.show(marks);
    this.reveal(offsets.units(this.excerpt.start));
  }

  put(reader) {
    this.reader = reader;
    this.text.replaceChildren(reader.element);
  }

  colour(excerpt) {
    return this.pack.codeOf.get(excerpt.codes[0])?.colour || "grey";
  }

  clicked(event) {
    const key = Number(event.target.closest("mark")?.dataset.key);
    if (key && key !== this.excerpt.number && getSelection().isCollapsed) this.go(key);
  }
}

/** Return what a document is cited by; its address is text to copy, never a link. */
function citationParts(pack, document) {
  const parts = row(pack.citation(document));
  if (document.grade) parts.push(parts.length ? " · " : "", badge(document.grade));
  if (document.url) parts.push(make("code", { class: "address", dir: "ltr" }, document.url));
  return parts;
}

/** Return a grade with what its letters mean. */
function badge(grade) {
  const told = [WORDS.source[grade[0]], WORDS.information[grade[1]]?.toLowerCase()].filter(Boolean).join(", ");
  return make("span", {}, make("span", { class: "badge" }, grade), told ? ` ${told}` : "");
}

/** Return codes as signs with a colour beside their names. */
function codeSigns(pack, numbers, added = []) {
  const known = numbers.map((number) => pack.codeOf.get(number)).filter(Boolean);
  return [
    ...known.map((one) => make("span", { class: "code", "data-colour": one.colour || "grey" }, apart(one.path))),
    ...added.map((name) => make("span", { class: "code", "data-colour": "grey" }, "New: ", apart(name))),
  ];
}

/** Return the first code of a row of the list by its name alone, and how many more there are. */
function codeNames(pack, numbers) {
  const first = pack.codeOf.get(numbers[0]);
  const more = numbers.length > 1 ? ` +${numbers.length - 1}` : "";
  return first ? make("span", { class: "code", "data-colour": first.colour || "grey" }, apart(first.name), more) : null;
}

/** Return a decision in words, with its sign. */
function stateSign(review, number) {
  const state = STATES[review.stateOf(number)];
  return make("span", { class: `state ${review.stateOf(number)}` }, state.icon ? icon(state.icon) : make("span", { class: "ring" }), state.words);
}

/** Return what is known of an excerpt and what was decided on it. */
function excerptFacts(pack, review, excerpt) {
  const decision = review.decisions.get(excerpt.number);
  const codes = codeSigns(pack, excerpt.codes);
  const changed = decision?.ruling === "change" ? codeSigns(pack, decision.codes, decision.new_codes) : [];
  return [
    fact("Decision", stateSign(review, excerpt.number)),
    fact(changed.length ? "Code as it stands" : "Code", codes.length ? codes : "No code"),
    changed.length ? fact("Changed to", changed) : null,
    decision?.comment ? fact("Comment", make("span", { dir: "auto", class: "words" }, decision.comment)) : null,
    excerpt.speaker ? fact("Said by", apart(excerpt.speaker)) : null,
    excerpt.note ? fact("Note", make("span", { dir: "auto", class: "words" }, excerpt.note)) : null,
    excerpt.analyst ? fact("Analyst", apart(excerpt.analyst)) : null,
  ].filter(Boolean);
}

function fact(name, ...words) {
  return make("div", { class: "fact" }, make("span", { class: "name" }, name), make("span", { class: "value" }, ...words));
}

/** Scroll a text by most of what is in sight, or back. */
function readOn(text, back) {
  text.scrollBy({ top: text.clientHeight * (back ? -0.85 : 0.85) });
}

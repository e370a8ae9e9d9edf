// Which excerpts are listed, and in what order.

const ORDERS = { document: "Order: document", code: "Order: code", state: "Order: decision" };

/** Hold what the list is narrowed to; an empty value narrows nothing. */
class Filter {
  constructor(pack, review) {
    this.pack = pack;
    this.review = review;
    this.words = "";
    this.code = this.actor = this.document = 0;
    this.state = "";
    this.order = "document";
    this.haystacks = new Map();
  }

  /** Say whether anything is narrowed. */
  get narrows() {
    return Boolean(this.words.trim() || this.code || this.actor || this.document || this.state);
  }

  clear() {
    [this.words, this.code, this.actor, this.document, this.state] = ["", 0, 0, 0, ""];
  }

  /** Return the excerpts that pass, in order. */
  passed() {
    const words = [...folded(this.words).matchAll(/"([^"]+)"|\S+/g)].map((found) => found[1] ?? found[0]);
    return this.ordered(this.pack.excerpts.filter((one) => this.passes(one, words)));
  }

  passes(one, words) {
    return (!this.document || one.document === this.document)
      && (!this.code || one.codes.includes(this.code))
      && (!this.actor || one.actors.includes(this.actor))
      && (!this.state || this.stateFits(one.number))
      && words.every((word) => this.haystack(one).includes(word));
  }

  stateFits(number) {
    if (this.state === "comment") return Boolean(this.review.commentOf(number));
    return this.review.stateOf(number) === this.state;
  }

  haystack(one) {
    if (!this.haystacks.has(one.number)) {
      const held = this.pack.documentOf.get(one.document);
      const actors = one.actors.map((number) => this.pack.actorOf.get(number).name);
      const parts = [one.quote, one.note, one.speaker, held.title, held.outlet, held.author];
      this.haystacks.set(one.number, folded([...parts, ...this.pack.codeNames(one.codes), ...actors].join("\n")));
    }
    return this.haystacks.get(one.number);
  }

  ordered(excerpts) {
    if (this.order === "document") return excerpts;
    const states = Object.keys(STATES);
    const rank = this.order === "code"
      ? (one) => this.pack.codeNames(one.codes)[0] ?? "\uffff"
      : (one) => states.indexOf(this.review.stateOf(one.number));
    const ranked = excerpts.map((one) => [rank(one), one]);
    ranked.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    return ranked.map(([, one]) => one);
  }
}

/** Return the fields by which the list is narrowed, `beside` the last; `changed` is called after each change. */
function filterFields(pack, filter, changed, beside) {
  const words = make("input", {
    type: "search", id: "filter-words", "aria-label": "Filter by words", placeholder: "Filter by words", dir: "auto",
    input: () => { filter.words = words.value; changed(); },
  });
  const used = (key) => new Set(pack.excerpts.flatMap((one) => one[key]));
  const [codes, actors, documents] = [used("codes"), used("actors"), used("document")];
  const choices = [
    select("code", "Every code", pack.codes.filter((one) => codes.has(one.number)).map((one) => [one.number, one.path])),
    select("actor", "Every actor", pack.actors.filter((one) => actors.has(one.number)).map((one) => [one.number, one.name])),
    select("document", "Every document", pack.documents.filter((one) => documents.has(one.number))
      .map((one) => [one.number, pack.titleOf(one)])),
    select("state", "Every decision", Object.entries(STATES).map(([key, one]) => [key, one.words])),
    select("order", "", Object.entries(ORDERS), "Order"),
  ];
  const reset = () => {
    filter.clear();
    words.value = "";
    choices.slice(0, -1).forEach((one) => { one.value = ""; });
    changed();
  };
  return { element: make("div", { class: "filter", role: "search", "aria-label": "Excerpts" }, words, choices, beside), words, reset };

  function select(key, every, options, label = every.replace("Every", "Filter by")) {
    const all = every ? [["", every], ...options] : options;
    const field = make("select", {
      id: `filter-${key}`, "aria-label": label,
      change: () => { filter[key] = typeof filter[key] === "number" ? Number(field.value) : field.value; changed(); },
    }, all.map(([value, name]) => make("option", { value }, name)));
    return field;
  }
}

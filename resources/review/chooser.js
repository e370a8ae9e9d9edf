// Choose codes of the code book by typing a part of their names.

/** Ask for codes; `choose` resolves to {codes, added} or to null when it was left. */
class Chooser {
  constructor(pack) {
    this.pack = pack;
    this.input = make("input", {
      type: "text", id: "chooser-words", role: "combobox", "aria-expanded": "true", "aria-controls": "chooser-list",
      "aria-autocomplete": "list", "aria-label": "Type a part of a code’s name", autocomplete: "off", dir: "auto",
      placeholder: "Type a part of a code’s name", input: () => this.narrow(), keydown: (event) => this.pressed(event),
    });
    this.list = make("div", {
      id: "chooser-list", class: "codes", role: "listbox", "aria-label": "Codes", "aria-multiselectable": "true",
      click: (event) => this.clicked(event), dblclick: () => this.finish(),
    });
    this.heading = make("h2", { id: "chooser-title" });
    this.apply = make("button", { type: "button", class: "primary", click: () => this.finish() }, "Apply");
    this.element = make(
      "dialog", { class: "chooser", "aria-labelledby": "chooser-title", close: () => this.closed() },
      this.heading, this.input, this.list,
      make("p", { class: "hint" }, "Enter takes the code that is marked. Ctrl+Space ticks several."),
      make("div", { class: "buttons" }, make("button", { type: "button", click: () => this.element.close() }, "Cancel"), this.apply),
    );
  }

  /** Ask; `first` are the numbers of codes that stand at the top, `ticked` what is chosen already. */
  choose(title, first = [], ticked = [], added = []) {
    this.heading.textContent = title;
    this.first = first;
    this.ticked = new Set([...ticked, ...added]);
    this.answer = null;
    this.input.value = "";
    this.narrow();
    this.element.showModal();
    this.input.focus();
    return new Promise((resolve) => { this.resolve = resolve; });
  }

  narrow() {
    const typed = this.input.value.trim();
    const words = folded(typed).split(/\s+/).filter(Boolean);
    const standing = new Set(this.first);
    const found = this.pack.codes.filter((one) => words.every((word) => folded(one.path).includes(word)));
    const rank = (one) => (words.length && folded(one.name).startsWith(words[0]) ? 0 : 1);
    const known = [
      ...found.filter((one) => standing.has(one.number)),
      ...found.filter((one) => !standing.has(one.number)).sort((one, other) => rank(one) - rank(other)),
    ];
    this.options = known.map((one) => ({ key: one.number, code: one }));
    const proposed = [...this.ticked].filter((key) => typeof key === "string");
    if (typed && !known.some((one) => folded(one.path) === folded(typed))) proposed.push(wellFormed(typed));
    this.options.push(...[...new Set(proposed)].map((key) => ({ key, code: null })));
    this.at = 0;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(...this.options.map((one, at) => this.option(one, at)));
    if (!this.options.length) this.list.append(make("p", { class: "none" }, "The package has no code. Type the name of a new one."));
    const active = this.list.children[this.at];
    active?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", this.options.length ? `choice-${this.at}` : "");
    const names = [...this.ticked].map((key) => this.pack.codeOf.get(key)?.name ?? key);
    const marked = this.options[this.at];
    this.apply.replaceChildren(names.length ? `Apply ${names.join(", ")}` : marked ? `Apply ${marked.code?.name ?? marked.key}` : "Apply");
    this.apply.disabled = !names.length && !marked;
  }

  option({ key, code }, at) {
    const standing = this.first.includes(key);
    return make("div", {
      role: "option", id: `choice-${at}`, "data-at": at, class: at === this.at ? "marked" : null,
      "aria-selected": String(this.ticked.has(key)), "data-colour": code?.colour || "grey",
    },
    make("span", { class: "tick", "aria-hidden": "true" }, this.ticked.has(key) ? icon("check") : null),
    make("span", { class: "swatch", "aria-hidden": "true" }),
    make("span", { class: "name" }, code ? row(code.path.split(" / "), " / ") : ["New code: ", apart(key)],
      standing ? make("small", {}, " as it stands") : null,
      code?.description ? make("small", { class: "description" }, apart(code.description)) : null));
  }

  clicked(event) {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    this.at = Number(option.dataset.at);
    this.tick();
    this.input.focus();
  }

  tick() {
    const key = this.options[this.at]?.key;
    if (key === undefined) return;
    if (!this.ticked.delete(key)) this.ticked.add(key);
    this.draw();
  }

  pressed(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.key in steps) {
      this.at = Math.min(Math.max(this.at + steps[event.key], 0), Math.max(this.options.length - 1, 0));
      this.draw();
    } else if (event.key === " " && (event.ctrlKey || event.metaKey)) this.tick();
    else if (event.key === "Enter" && !event.isComposing) this.finish();
    else return;
    event.preventDefault();
  }

  finish() {
    const marked = this.options[this.at];
    const keys = this.ticked.size ? [...this.ticked] : marked ? [marked.key] : [];
    if (!keys.length) return;
    this.answer = {
      codes: keys.filter((key) => typeof key === "number"),
      added: keys.filter((key) => typeof key === "string"),
    };
    this.element.close();
    // the browser tells of closing only after the next key may have come
    this.closed();
  }

  closed() {
    this.resolve?.(this.answer);
    this.resolve = null;
  }
}

// A long list of which only the rows in sight exist, so that 5,000 cost no more than 20.

/** Show rows; `draw(record)` returns the children of one, `chosen(record)` is told of a choice. */
class List {
  constructor(label, draw, chosen, empty) {
    this.draw = draw;
    this.chosen = chosen;
    this.empty = empty;
    this.records = [];
    this.at = -1;
    this.rows = new Map();
    this.canvas = make("div", { class: "canvas", role: "presentation" });
    this.none = make("div", { class: "none", hidden: true });
    this.element = make("div", {
      class: "list", role: "listbox", tabindex: "0", "aria-label": label,
      scroll: () => this.draft(), click: (event) => this.clicked(event), keydown: (event) => this.pressed(event),
    }, this.canvas);
    new ResizeObserver(() => this.draft()).observe(this.element);
  }

  get height() {
    this.measured ??= parseFloat(getComputedStyle(document.documentElement).fontSize) * ROW_HEIGHT;
    return this.measured;
  }

  /** Show other records; the one chosen stays so where it is still among them. */
  show(records, chosen) {
    this.records = records;
    this.at = records.indexOf(chosen);
    this.clearRows();
    this.canvas.style.height = `${records.length * this.height}px`;
    this.canvas.replaceChildren(...(records.length ? [] : [this.empty()]));
    this.draft();
  }

  /** Choose a record without telling of it, and bring it into sight. */
  choose(record) {
    this.at = this.records.indexOf(record);
    this.reveal();
    this.redraw();
  }

  /** Draw the rows in sight anew: what they say has changed. */
  redraw() {
    this.clearRows();
    this.draft();
  }

  clearRows() {
    this.rows.forEach((row) => row.remove());
    this.rows.clear();
  }

  draft() {
    const top = this.element.scrollTop, height = this.height;
    const first = Math.max(0, Math.floor(top / height) - 4);
    const last = Math.min(this.records.length, Math.ceil((top + this.element.clientHeight) / height) + 4);
    for (const [at, row] of this.rows) if (at < first || at >= last) { row.remove(); this.rows.delete(at); }
    for (let at = first; at < last; at += 1) if (!this.rows.has(at)) this.add(at);
    const active = this.rows.get(this.at);
    if (active) this.element.setAttribute("aria-activedescendant", active.id);
    else this.element.removeAttribute("aria-activedescendant");
  }

  add(at) {
    const row = make("div", {
      class: "row", role: "option", id: `row-${at}`, "data-at": at, "aria-selected": String(at === this.at),
      "aria-posinset": at + 1, "aria-setsize": this.records.length,
    }, this.draw(this.records[at]));
    row.style.transform = `translateY(${at * this.height}px)`;
    const after = [...this.rows.keys()].filter((other) => other > at).sort((one, other) => one - other)[0];
    this.canvas.insertBefore(row, this.rows.get(after) ?? null);
    this.rows.set(at, row);
  }

  reveal() {
    if (this.at < 0) return;
    const top = this.at * this.height, seen = this.element.clientHeight;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    else if (top + this.height > this.element.scrollTop + seen) this.element.scrollTop = top + this.height - seen;
  }

  clicked(event) {
    const row = event.target.closest(".row");
    if (row) this.move(Number(row.dataset.at));
  }

  pressed(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.height) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.move(this.at + steps[event.key]);
  }

  /** Choose the row at a place, held within the list, and tell of it. */
  move(at) {
    if (!this.records.length) return;
    const held = Math.min(Math.max(at, 0), this.records.length - 1);
    this.chosen(this.records[held]);
  }
}

/** The height of a row, in the page's own text size; review.css has the same. */
const ROW_HEIGHT = 5;

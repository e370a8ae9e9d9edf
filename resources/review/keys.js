// Every key of the page in one table: what is shown on `?` is what is done.

/** Hear the keys of the page; an entry has `keys`, `words`, `run`, and `always` where it acts in fields too. */
class Keys {
  constructor() {
    this.entries = [];
    document.addEventListener("keydown", (event) => this.pressed(event));
  }

  add(...entries) {
    this.entries.push(...entries);
  }

  pressed(event) {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const typed = typedKey(event);
    const found = this.entries.find((one) => one.keys.includes(typed));
    if (!found || (isField(event.target) && !found.always) || ownsKey(event.target, typed)) return;
    event.preventDefault();
    found.run(typed, event);
  }

  /** Show all keys. */
  tell() {
    const shown = this.entries.filter((one) => one.words);
    const rows = shown.map((one) => make("tr", {},
      make("td", {}, one.keys.slice(0, 2).flatMap((key, at) => [at ? " " : "", make("kbd", {}, shownKey(key))])), make("td", {}, one.words)));
    const close = make("button", { type: "button", class: "primary", autofocus: true, click: () => dialog.close() }, "Close");
    const dialog = make("dialog", { class: "keys", "aria-labelledby": "keys-title", close: () => dialog.remove() },
      make("h2", { id: "keys-title" }, "Keys"), make("div", { class: "scroll", tabindex: "0" }, make("table", {}, make("tbody", {}, rows))),
      make("div", { class: "buttons" }, close));
    document.body.append(dialog);
    dialog.showModal();
  }
}

/** Say whether the key means something to what has the focus: a button's Space, a text's arrows. */
function ownsKey(element, key) {
  if (key === " ") return Boolean(element.closest?.("button, summary, dialog"));
  return key.startsWith("Arrow") && element !== document.body;
}

const NAMES = { " ": "Space", ArrowDown: "↓", ArrowUp: "↑", Delete: "Del", Escape: "Esc" };

function shownKey(key) {
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key.replace(/\+([a-z])$/, (_, letter) => `+${letter.toUpperCase()}`));
}

/** Return a key as the table names it: `a`, `Shift+n`, `Ctrl+z`, `?`; the same on any keyboard. */
function typedKey(event) {
  let key = event.key;
  // a keyboard of another script: the key that has this letter on a Latin one
  if (/^Key[A-Z]$/.test(event.code) && !/^[a-zA-Z]$/.test(key)) key = event.code.slice(3);
  if (/^Digit\d$/.test(event.code) && !/^[\x20-\x7e]$/.test(key)) key = event.code.slice(5);
  const letter = /^[a-zA-Z]$/.test(key);
  if (letter) key = key.toLowerCase();
  if (event.altKey) key = `Alt+${key}`;
  const shifted = event.shiftKey && (letter || key.length > 1);
  return (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (shifted ? "Shift+" : "") + key;
}

function isField(element) {
  return element.matches?.("input, textarea, select, [contenteditable]");
}

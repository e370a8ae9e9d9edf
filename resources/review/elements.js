// Elements of the page. Foreign text reaches the page here alone, and only ever as text.

/** Return a new element; `given` holds attributes, `class`, and functions for events by their names. */
function make(name, given = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Return an icon of the program; the words beside it, or the name of its button, say what it means. */
function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawn = document.createElementNS(space, "svg");
  const used = document.createElementNS(space, "use");
  used.setAttribute("href", `#icon-${name}`);
  drawn.setAttribute("class", "icon");
  drawn.setAttribute("aria-hidden", "true");
  drawn.append(used);
  return drawn;
}

/** Return a button with its icon, its words and the key that does the same. */
function button(words, key, run, given = {}) {
  const { icon: sign, ...rest } = given;
  return make(
    "button", { type: "button", click: run, "aria-keyshortcuts": key ? spoken(key) : null, title: words ? null : rest["aria-label"], ...rest },
    sign ? icon(sign) : null, words ? make("span", {}, words) : null, key ? make("kbd", { "aria-hidden": "true" }, key) : null,
  );
}

/** Return a key as assistive programs want it named. */
function spoken(key) {
  return key.replace("Ctrl+", "Control+").replace("Del", "Delete");
}

/** Return words that keep their own direction, whatever stands beside them. */
function apart(words, given = {}) {
  return make("bdi", given, words);
}

/** Return parts in a row with a dot between them, each in its own direction; empty ones are left out. */
function row(parts, between = " · ") {
  const there = parts.filter(Boolean);
  return there.flatMap((part, at) => [at ? between : "", typeof part === "string" ? apart(part) : part]);
}

/** Return a count with its noun: `1 excerpt`, `5,000 excerpts`. */
function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

const byId = (id) => document.getElementById(id);

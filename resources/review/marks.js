// The codes that can be given and the marks that were made, as buttons beside a blind document.

/** Return a code as a button; the first nine have a key. */
function codeButton(code, at, give) {
  return make("button", { type: "button", class: "code-button", "data-colour": code.colour || "grey", click: give },
    make("span", { class: "swatch", "aria-hidden": "true" }), apart(code.path), at < 9 ? make("kbd", { "aria-hidden": "true" }, String(at + 1)) : null);
}

/** Return a mark as a button that chooses it. */
function markButton(pack, mark, chosen, choose) {
  const direction = pack.documentOf.get(mark.document).direction || "auto";
  return make("button", { type: "button", class: "evidence", "aria-pressed": String(chosen), click: choose },
    make("span", { class: "quote", dir: direction }, mark.quote), make("span", { class: "detail" }, codeSigns(pack, mark.codes, mark.new_codes)),
    mark.comment ? make("span", { class: "words detail", dir: "auto" }, mark.comment) : null);
}

// The sheet that a review begins with: what is asked of the reviewer, and the reviewer's name.

/** Show the instructions and ask for the name; resolves once it is closed. */
function beginning(pack, review, told) {
  const known = Boolean(review.reviewer);
  const name = make("input", { type: "text", id: "reviewer", required: true, autocomplete: "name", dir: "auto", maxlength: "120" });
  name.value = review.reviewer;
  const words = pack.instructions.trim()
    ? pack.instructions.split("\n").map((line) => make("p", { dir: "auto" }, line))
    : [make("p", {}, pack.blind
      ? "Read the documents, select what matters and give it a code."
      : "Read each excerpt in its context and say whether it stands.")];
  const form = make("form", { method: "dialog" },
    make("h2", { id: "beginning-title", dir: "auto" }, pack.named),
    make("p", { class: "hint" }, row(contents(pack))),
    make("div", { class: "instructions scroll", tabindex: "0", role: "region", "aria-label": "Instructions" }, words),
    make("p", { class: "hint" }, "Nothing leaves this page. What you decide is kept in this browser until you download it and send it back."),
    make("label", { for: "reviewer" }, "Your name"), name,
    make("div", { class: "buttons" }, make("button", { class: "primary" }, known ? "Go on" : "Start")));
  return new Promise((resolve) => {
    const dialog = make("dialog", {
      class: "beginning", "aria-labelledby": "beginning-title",
      cancel: (event) => { if (!name.value.trim()) event.preventDefault(); },
      close: () => { told(name.value.trim()); dialog.remove(); resolve(); },
    }, form);
    form.addEventListener("submit", (event) => {
      // the sheet closes a little later than this; what is typed until then is for the review
      if (name.value.trim()) { name.readOnly = true; return; }
      event.preventDefault();
      name.value = "";
      name.reportValidity();
    });
    document.body.append(dialog);
    dialog.showModal();
    if (!known) name.focus();
  });
}

function contents(pack) {
  const made = pack.made ? `made ${pack.made.slice(0, 10)}` : "";
  const held = pack.blind
    ? [counted(pack.documents.length, "document"), counted(pack.codes.length, "code")]
    : [counted(pack.excerpts.length, "excerpt"), counted(pack.documents.length, "document")];
  return [...held, made];
}

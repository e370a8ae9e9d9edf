// The review on paper: what is listed, with what was decided on it.

/** Return what is printed. */
function printedSheet(desk) {
  const { pack, review, work } = desk;
  const parts = pack.blind ? pack.documents.flatMap((one) => markedDocument(desk, one)) : work.listed.map((one) => printedExcerpt(desk, one));
  return [
    make("h1", { dir: "auto" }, pack.named),
    make("p", { class: "detail" }, row([review.reviewer && `Reviewer: ${review.reviewer}`, work.progress().words])),
    ...parts,
  ];
}

function printedExcerpt({ pack, review }, excerpt) {
  const held = pack.documentOf.get(excerpt.document);
  const actors = excerpt.actors.map((number) => pack.actorOf.get(number).name);
  return make("section", {},
    make("h2", { dir: "auto" }, `${excerpt.number}. `, apart(pack.titleOf(held))), make("p", { class: "citation" }, citationParts(pack, held)),
    make("blockquote", { dir: held.direction || "auto" }, excerpt.before, make("mark", { class: "current" }, excerpt.quote), excerpt.after),
    make("div", { class: "facts" }, excerptFacts(pack, review, excerpt), actors.length ? fact("Actors", row(actors, ", ")) : null));
}

function markedDocument({ pack, work }, held) {
  const marks = work.marksOf(held.number);
  if (!marks.length) return [];
  return [make("section", {}, make("h2", { dir: "auto" }, pack.titleOf(held)), make("p", { class: "citation" }, citationParts(pack, held)),
    ...marks.map((one) => make("div", { class: "printed-mark" },
      make("blockquote", { dir: held.direction || "auto" }, one.quote),
      make("p", { class: "detail" }, codeSigns(pack, one.codes, one.new_codes)), one.comment ? make("p", { dir: "auto" }, one.comment) : null)))];
}

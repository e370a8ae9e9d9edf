// The actors an excerpt names, and the relations that it is evidence of, with their other evidence.

/** Return what stands beside an excerpt; `beside(number)` sets another excerpt beside it. */
function evidencePanel(pack, review, excerpt, beside) {
  const actors = excerpt.actors.map((number) => pack.actorOf.get(number));
  const relations = pack.relationsOf(excerpt.number);
  return [
    make("h2", {}, "Actors"),
    actors.length ? make("ul", { class: "actors" }, actors.map(actorItem)) : make("p", { class: "none" }, "No actor is tagged here."),
    make("h2", {}, "Relations"),
    ...(relations.length
      ? relations.map((one) => relationPart(pack, review, one, excerpt, beside))
      : [make("p", { class: "none" }, "It is evidence of no relation.")]),
  ];
}

function actorItem(actor) {
  const aliases = actor.aliases.length ? make("small", {}, "also ", row(actor.aliases, ", ")) : null;
  return make("li", {}, make("strong", {}, apart(actor.name)), actor.type ? make("small", {}, apart(actor.type)) : null, aliases);
}

function relationPart(pack, review, relation, excerpt, beside) {
  const [here, others] = [[], []];
  for (const claim of relation.claims) (claim.excerpt === excerpt.number ? here : others).push(claim);
  const name = (number) => make("strong", {}, apart(pack.actorOf.get(number).name));
  return make("section", { class: "relation" },
    make("h3", {}, name(relation.subject), " ", apart(relation.kind), " ", name(relation.object)),
    relation.note ? make("p", { class: "words", dir: "auto" }, relation.note) : null,
    ...here.map((claim) => make("p", { class: "claim" }, claimParts(pack, claim), claimNote(claim))),
    others.length
      ? make("details", { class: "others" },
        make("summary", {}, counted(others.length, "other claim"), tally(others)),
        ...others.map((claim) => otherClaim(pack, review, claim, beside)))
      : make("p", { class: "none" }, "No other excerpt of the package speaks of it."));
}

function tally(claims) {
  const against = claims.filter((claim) => claim.stance === "denies").length;
  return against ? `, ${against} of them against` : "";
}

/** Return one more claim as a button that sets its excerpt beside the one that is read. */
function otherClaim(pack, review, claim, beside) {
  const excerpt = pack.excerptOf.get(claim.excerpt);
  const held = pack.documentOf.get(excerpt.document);
  return make("button", { type: "button", class: "evidence", click: () => beside(claim.excerpt) },
    make("span", { class: "quote", dir: held.direction || "auto" }, excerpt.quote),
    make("span", { class: "detail" }, claimParts(pack, claim)),
    make("span", { class: "detail" }, row([pack.titleOf(held), held.outlet, held.published, held.grade])),
    stateSign(review, claim.excerpt), claimNote(claim));
}

/** Return how a claim is said, by whom, when it held and how far it is trusted. */
function claimParts(pack, claim) {
  const when = [claim.since ? `since ${claim.since}` : "", claim.until ? `until ${claim.until}` : ""].filter(Boolean).join(" ");
  const who = claim.speaker || WORDS.voices[claim.voice] || claim.voice;
  const stance = make("span", { class: claim.stance === "denies" ? "against" : null }, WORDS.stances[claim.stance] || claim.stance);
  return row([stance, who ? make("span", {}, "by ", apart(who)) : "", when, WORDS.likelihoods[claim.likelihood] || claim.likelihood, claim.grade]);
}

function claimNote(claim) {
  return claim.note ? make("span", { class: "words detail", dir: "auto" }, claim.note) : null;
}

// What the package holds, and what belongs together in it.

/** Hold a package and find in it by number. */
class Pack {
  constructor(value) {
    Object.assign(this, value);
    this.codeOf = numbered(value.codes);
    this.actorOf = numbered(value.actors);
    this.documentOf = numbered(value.documents);
    this.excerptOf = numbered(value.excerpts);
    this.named = value.title || "Review";
    this.offsetsOf = new Map();
    this.claimed = null;
  }

  /** Return what a document is shown as. */
  titleOf(document) {
    return document.title.trim() || "Untitled";
  }

  codeNames(numbers, added = []) {
    return [...numbers.map((number) => this.codeOf.get(number)?.path ?? "?"), ...added];
  }

  /** Return the excerpts of a document in the order of its text. */
  inDocument(number) {
    this.gathered ??= gather(this.excerpts, (one) => [one.document]);
    return this.gathered.get(number) ?? [];
  }

  /** Return the relations that an excerpt is evidence of. */
  relationsOf(number) {
    this.claimed ??= gather(this.relations, (one) => new Set(one.claims.map((claim) => claim.excerpt)));
    return this.claimed.get(number) ?? [];
  }

  offsets(number) {
    if (!this.offsetsOf.has(number)) this.offsetsOf.set(number, new Offsets(this.documentOf.get(number).text));
    return this.offsetsOf.get(number);
  }

  /** Return what a document is cited by, in the order of a citation. */
  citation(document) {
    return [document.author, document.outlet, document.published];
  }
}

function numbered(records) {
  return new Map(records.map((one) => [one.number, one]));
}

function gather(records, keys) {
  const found = new Map();
  for (const one of records) {
    for (const key of keys(one)) {
      if (found.has(key)) found.get(key).push(one);
      else found.set(key, [one]);
    }
  }
  return found;
}

/** Return text as it is compared: without case and without marks on letters. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

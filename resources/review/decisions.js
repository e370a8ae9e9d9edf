// What the reviewer decided so far, with undo, and the file that goes back.

const DECISIONS_FORMAT = "sidelight-decisions/1";
const STATES = {
  undecided: { words: "Undecided", icon: null },
  accept: { words: "Accepted", icon: "check" },
  reject: { words: "Rejected", icon: "close" },
  change: { words: "Code changed", icon: "edit" },
  comment: { words: "Commented", icon: "note" },
};

/** Hold decisions and marks; tells `changed` (detail: numbers of excerpts, or none for marks). */
class Review extends EventTarget {
  constructor(pack) {
    super();
    this.pack = pack;
    this.reviewer = "";
    this.decisions = new Map();
    this.marks = [];
    this.done = [];
    this.undone = [];
  }

  /** Return the state of an excerpt: a key of STATES. */
  stateOf(number) {
    return this.decisions.get(number)?.ruling ?? "undecided";
  }

  commentOf(number) {
    return this.decisions.get(number)?.comment ?? "";
  }

  /** Decide on an excerpt; what was said in a comment stays. */
  rule(number, ruling, codes = [], added = []) {
    const comment = this.commentOf(number);
    this.put(number, { ruling, codes, new_codes: added, comment, at: now() });
  }

  /** Comment on an excerpt; with no decision yet, the comment is the decision. */
  comment(number, words) {
    const comment = wellFormed(words.trim());
    const before = this.decisions.get(number) ?? { ruling: "comment", codes: [], new_codes: [] };
    if (comment === (before.comment ?? "")) return;
    this.put(number, comment || before.ruling !== "comment" ? { ...before, comment, at: now() } : null);
  }

  /** Take a decision back, with its comment. */
  clear(number) {
    if (this.decisions.has(number)) this.put(number, null);
  }

  put(number, after) {
    this.step({ decisions: [[number, this.decisions.get(number) ?? null, after]] });
  }

  /** Put other marks in the place of all. */
  mark(after) {
    this.step({ marks: [this.marks, after] });
  }

  step(step) {
    this.done.push(step);
    this.undone = [];
    this.carry(step, true);
  }

  /** Undo the last step; returns the numbers of its excerpts, or null where there is none. */
  undo() {
    return this.turn(this.done, this.undone, false);
  }

  redo() {
    return this.turn(this.undone, this.done, true);
  }

  turn(from, to, forward) {
    const step = from.pop();
    if (!step) return null;
    to.push(step);
    return this.carry(step, forward);
  }

  carry(step, forward) {
    for (const [number, before, after] of step.decisions ?? []) {
      const held = forward ? after : before;
      if (held) this.decisions.set(number, held);
      else this.decisions.delete(number);
    }
    if (step.marks) this.marks = step.marks[forward ? 1 : 0];
    const numbers = (step.decisions ?? []).map(([number]) => number);
    this.dispatchEvent(new CustomEvent("changed", { detail: numbers }));
    return numbers;
  }

  /** Return all of it as the file of decisions holds it. */
  body() {
    const decisions = [...this.decisions].map(([excerpt, one]) => ({ excerpt, ...one }));
    return { reviewer: this.reviewer, made: now(), decisions, marks: this.marks };
  }

  /** Begin with what was kept; nothing of it can be undone. */
  begin(body) {
    this.reviewer = body.reviewer ?? "";
    this.decisions = new Map((body.decisions ?? []).filter((one) => this.knows(one)).map(parted));
    this.marks = (body.marks ?? []).filter((one) => this.fits(one)).map(marked);
    [this.done, this.undone] = [[], []];
    this.dispatchEvent(new CustomEvent("changed", { detail: [] }));
  }

  /** Take in the decisions of a file as one step, the later ones winning; returns how many came in. */
  take(body) {
    const later = (body.decisions ?? []).filter((one) => this.knows(one)).map(parted)
      .filter(([number, one]) => one.at > (this.decisions.get(number)?.at ?? ""));
    const marks = new Map(this.marks.map((one) => [placeOf(one), one]));
    const newer = (body.marks ?? []).filter((one) => this.fits(one) && one.at > (marks.get(placeOf(one))?.at ?? "")).map(marked);
    newer.forEach((one) => marks.set(placeOf(one), one));
    if (later.length + newer.length) {
      const steps = later.map(([number, one]) => [number, this.decisions.get(number) ?? null, one]);
      this.step({ decisions: steps, ...(newer.length ? { marks: [this.marks, [...marks.values()]] } : {}) });
    }
    return later.length + newer.length;
  }

  knows(one) {
    return this.pack.excerptOf.has(one.excerpt) && one.ruling in STATES;
  }

  fits(one) {
    const text = this.pack.documentOf.get(one.document)?.text;
    if (!text) return false;
    const offsets = this.pack.offsets(one.document);
    return text.slice(offsets.units(one.start), offsets.units(one.end)) === one.quote;
  }
}

/** Return a decision of a file by the number of its excerpt, every part of it what it should be. */
function parted(one) {
  return [one.excerpt, { ruling: one.ruling, ...saidOf(one) }];
}

function marked(one) {
  return { document: one.document, start: one.start, end: one.end, quote: one.quote, ...saidOf(one) };
}

function saidOf({ codes, new_codes: added, comment, at }) {
  return {
    codes: (codes ?? []).filter(Number.isInteger), new_codes: (added ?? []).map(String),
    comment: String(comment ?? ""), at: String(at ?? ""),
  };
}

function placeOf(mark) {
  return `${mark.document} ${mark.start} ${mark.end}`;
}

/** Return the text of the file that goes back, signed, or sealed where the package was. */
async function decisionsFile(pack, review, seal) {
  const told = { format: DECISIONS_FORMAT, package: pack.key };
  const body = JSON.stringify(review.body());
  const rest = seal ? await encrypted(pack.secret, pack.key, body) : { body, seal: await signature(pack.secret, body) };
  return `${JSON.stringify({ ...told, ...rest }, null, 1)}\n`;
}

/** Return the body of a file of decisions; raises an Error whose message says why it is not taken. */
async function decisionsIn(text, pack) {
  const told = parsed(text);
  if (told?.format !== DECISIONS_FORMAT) throw new Error("This is no file of decisions. Nothing was changed.");
  if (told.package !== pack.key) throw new Error("These decisions belong to another package. Nothing was changed.");
  let body = null;
  try {
    if (told.sealed) body = await decrypted(pack.secret, pack.key, told);
    else if (told.seal === await signature(pack.secret, told.body)) body = told.body;
  } catch { /* said below */ }
  const held = body === null ? null : parsed(body);
  if (!held) throw new Error("The file was changed after it was saved, or is damaged. Nothing was changed.");
  return held;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Return the time as the file tells it. */
function now() {
  return new Date().toISOString();
}

/** Return text without halves of characters, which no file can hold. */
function wellFormed(text) {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

// What stands around every review: progress, keeping, undo, the file that goes back, theme and keys.

const THEMES = { system: "Theme: system", light: "Theme: light", dark: "Theme: dark" };
const THEME_KEPT = "sidelight-review:theme";

/** Join a package, its review and the place where one works on it (`work`: Verdicts or Marking). */
class Desk {
  constructor(pack, seal) {
    this.pack = pack;
    this.seal = seal;
    this.review = new Review(pack);
    this.keeping = new Keeping(pack, seal);
    this.keys = new Keys();
    this.chooser = new Chooser(pack);
    this.downloaded = "";
    this.place = 0;
  }

  /** Open the desk; resolves when it can be worked at. */
  async open() {
    const kept = await this.keeping.held();
    if (kept) this.recall(kept);
    // a browser's history keeps titles, and what was sealed shall not stand there
    if (!this.seal) document.title = `${this.pack.named} – review`;
    byId("title").replaceChildren(this.pack.named);
    document.body.append(this.chooser.element);
    this.work = this.pack.blind ? new Marking(this) : new Verdicts(this);
    byId("work").replaceChildren(...this.work.parts);
    byId("work").className = this.pack.blind ? "marking" : "verdicts";
    this.addTools();
    this.review.addEventListener("changed", (event) => this.changed(event.detail));
    this.hear();
    byId("desk").hidden = false;
    this.work.open(this.place);
    this.tellProgress();
    this.tellKept();
    if (!canSeal()) this.warn(NO_CRYPTOGRAPHY);
    if (!this.review.reviewer) await this.begin();
    this.work.focus();
  }

  recall(kept) {
    this.review.begin(kept);
    this.downloaded = kept.page?.downloaded ?? "";
    this.place = kept.page?.place ?? 0;
  }

  addTools() {
    const theme = button(THEMES[themeNow()], "T", () => this.turnTheme(), { id: "theme" });
    this.theme = theme.querySelector("span");
    document.querySelector("#top .tools").replaceChildren(
      button("Instructions", "I", () => this.begin(), { id: "instructions", icon: "info" }),
      button("Go on with a file…", "O", () => this.pickFile(), { id: "load" }),
      button("Print", "", () => print(), { id: "print" }),
      theme,
      button("Keys", "?", () => this.keys.tell(), { id: "keys" }),
      button("Download decisions", "Ctrl+S", () => this.download(), { id: "download", class: "primary", icon: "export" }),
    );
    this.keys.add(
      ...this.work.keys,
      { keys: ["Ctrl+z"], words: "Undo", run: () => this.turn(this.review.undo(), "Undone", "There is nothing to undo.") },
      { keys: ["Ctrl+Shift+z", "Ctrl+y"], words: "Redo", run: () => this.turn(this.review.redo(), "Done again", "There is nothing to do again.") },
      { keys: ["Ctrl+s"], words: "Download decisions", run: () => this.download(), always: true },
      { keys: ["i"], words: "Instructions and your name", run: () => this.begin() },
      { keys: ["o"], words: "Go on with a file of decisions", run: () => this.pickFile() },
      { keys: ["Ctrl+p"], words: "Print", run: () => print(), always: true },
      { keys: ["t"], words: "Theme: system, light, dark", run: () => this.turnTheme() },
      { keys: ["?"], words: "These keys", run: () => this.keys.tell() },
    );
  }

  hear() {
    addEventListener("beforeunload", (event) => {
      this.work.settle();
      if (this.keeping.pending || (this.keeping.failed && this.waiting())) event.preventDefault();
    });
    addEventListener("pagehide", () => this.work.settle());
    document.addEventListener("visibilitychange", () => this.work.settle());
    addEventListener("storage", (event) => { if (event.key === this.keeping.name && event.newValue) this.follow(); });
    addEventListener("beforeprint", () => byId("sheet").replaceChildren(...printedSheet(this)));
    addEventListener("afterprint", () => byId("sheet").replaceChildren());
  }

  /** Go on with what another window of the same package has kept. */
  async follow() {
    const kept = await this.keeping.held();
    if (!kept) return;
    this.following = true;
    this.recall(kept);
    this.following = false;
    this.say("Brought up to date with the other window in which this package is open.");
  }

  changed(numbers) {
    this.work.retell(numbers);
    this.tellProgress();
    if (!this.following) this.keep();
  }

  keep() {
    const page = { downloaded: this.downloaded, place: this.work.place };
    this.keeping.keep({ ...this.review.body(), page }).then(() => this.tellKept());
  }

  /** Return how many decisions are in no file yet. */
  waiting() {
    const all = [...this.review.decisions.values(), ...this.review.marks];
    return all.filter((one) => one.at > this.downloaded).length;
  }

  tellKept() {
    const waiting = this.waiting();
    this.warn(this.keeping.failed ? "Not kept: this browser stores nothing for this page. Download your decisions before closing it." : "");
    const rest = waiting ? `${waiting.toLocaleString("en")} not downloaded yet` : this.downloaded ? "All downloaded" : "";
    byId("kept").replaceChildren(...row([this.keeping.failed ? "Not kept" : "Kept in this browser", rest]));
  }

  warn(words) {
    byId("warning").hidden = !words;
    byId("warning").replaceChildren(...(words ? [icon("warning"), words] : []));
  }

  tellProgress() {
    const { done, total, words } = this.work.progress();
    byId("progress").textContent = words;
    byId("bar").hidden = !total;
    byId("bar").max = total || 1;
    byId("bar").value = done;
  }

  /** Tell the reviewer something, on the screen and to a screen reader. */
  say(words) {
    byId("said").replaceChildren(words);
  }

  turn(numbers, done, none) {
    if (!numbers) return this.say(none);
    if (numbers.length) this.work.go(numbers[0]);
    return this.say(numbers.length ? `${done}: ${numbers.length > 1 ? counted(numbers.length, "decision") : `excerpt ${numbers[0]}`}` : done);
  }

  async begin() {
    await beginning(this.pack, this.review, (name) => { this.review.reviewer = wellFormed(name); this.keep(); });
  }

  async download() {
    this.work.settle();
    if (!canSeal()) return this.warn(NO_CRYPTOGRAPHY);
    if (!this.review.reviewer) await this.begin();
    const text = await decisionsFile(this.pack, this.review, this.seal);
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = make("a", { href: address, download: fileName(this.pack, this.review, this.seal) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    this.downloaded = now();
    this.keep();
    return this.say(`Saved as “${link.download}”. Send this file back.`);
  }

  pickFile() {
    const field = make("input", {
      type: "file", accept: ".json,application/json", hidden: true, "aria-label": "File of decisions",
      change: () => { this.load(field.files[0]); field.remove(); }, cancel: () => field.remove(),
    });
    document.body.append(field);
    field.click();
  }

  async load(file) {
    try {
      const body = await decisionsIn(await file.text(), this.pack);
      if (!this.review.reviewer) this.review.reviewer = body.reviewer;
      const came = this.review.take(body);
      this.say(came ? `${counted(came, "decision")} of ${body.reviewer} came in.` : "Nothing new was in this file.");
    } catch (error) {
      this.say(error.message);
    }
  }

  turnTheme() {
    const all = Object.keys(THEMES);
    const next = all[(all.indexOf(themeNow()) + 1) % all.length];
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem(THEME_KEPT, next); } catch { /* then it holds until the page is closed */ }
    this.theme.textContent = THEMES[next];
    this.say(THEMES[next]);
  }
}

function themeNow() {
  return document.documentElement.dataset.theme || "system";
}

function recallTheme() {
  try {
    const kept = localStorage.getItem(THEME_KEPT);
    if (kept in THEMES) document.documentElement.dataset.theme = kept;
  } catch { /* the system's own, then */ }
}

/** Return a name for the file that every system takes; that of a sealed package tells nothing. */
function fileName(pack, review, seal) {
  const told = seal ? pack.key.slice(0, 8) : `${pack.named} ${review.reviewer}`;
  const safe = told.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `decisions-${[...safe].slice(0, 60).join("")}.json`;
}

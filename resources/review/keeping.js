// Keep the decisions in the browser as they are made, so that closing the page loses nothing.

/** Keep one package's decisions, sealed ones sealed; `failed` says that this browser keeps nothing, `pending` how much is under way. */
class Keeping {
  constructor(pack, seal) {
    this.pack = pack;
    this.seal = seal;
    this.name = `sidelight-review:${pack.key}`;
    this.failed = false;
    this.pending = 0;
    this.last = Promise.resolve();
  }

  /** Return what was kept, or null. */
  async held() {
    const text = this.near() ?? await this.far();
    if (!text) return null;
    if (!this.seal) return parsed(text);
    try {
      return parsed(await decrypted(this.pack.secret, this.pack.key, parsed(text)));
    } catch {
      return null;
    }
  }

  near() {
    try {
      return localStorage.getItem(this.name);
    } catch {
      return null;
    }
  }

  async far() {
    try {
      return await asked(await shelf("readonly"), (one) => one.get(this.name));
    } catch {
      return null;
    }
  }

  /** Keep this; resolves when it is kept, or `failed` is set. One after the other, the last one wins. */
  keep(value) {
    const text = JSON.stringify(value);
    if (!this.seal && this.putNear(text)) return this.last;
    this.pending += 1;
    this.last = this.last.then(() => this.put(text)).then(() => { this.pending -= 1; });
    return this.last;
  }

  async put(text) {
    try {
      const sealed = this.seal ? JSON.stringify(await encrypted(this.pack.secret, this.pack.key, text)) : text;
      if (!this.putNear(sealed)) await this.putFar(sealed);
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  putNear(text) {
    try {
      localStorage.setItem(this.name, text);
      this.failed = false;
      return true;
    } catch {
      return false;
    }
  }

  async putFar(text) {
    await asked(await shelf("readwrite"), (one) => one.put(text, this.name));
    // an older state in the nearer place would hide this one
    try { localStorage.removeItem(this.name); } catch { /* then there is none */ }
  }
}

function shelf(mode) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("sidelight-review", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("kept");
    request.onsuccess = () => resolve(request.result.transaction("kept", mode).objectStore("kept"));
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

function asked(store, ask) {
  return new Promise((resolve, reject) => {
    const request = ask(store);
    store.transaction.oncomplete = () => resolve(request.result);
    store.transaction.onerror = () => reject(store.transaction.error);
    store.transaction.onabort = () => reject(store.transaction.error);
  });
}

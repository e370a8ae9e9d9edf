// Open the package that the page carries.

const WORDS = JSON.parse(byId("words").textContent);

async function start() {
  recallTheme();
  const told = parsed(byId("package").textContent);
  byId("package").remove();
  byId("broken").hidden = true;
  if (!told) return broken("This file is damaged. Ask for it again.");
  if (!told.sealed) return new Desk(new Pack(told), false).open();
  if (!canSeal()) return broken(NO_CRYPTOGRAPHY);
  return unlock(told.sealed);
}

function broken(words) {
  byId("broken").textContent = words;
  byId("broken").hidden = false;
}

/** Ask for the passphrase until it opens the package. */
function unlock(sealed) {
  const door = byId("door"), field = byId("passphrase"), open = byId("door-open");
  door.hidden = false;
  field.focus();
  door.addEventListener("submit", async (event) => {
    event.preventDefault();
    open.disabled = true;
    byId("door-said").textContent = "Opening…";
    try {
      const pack = new Pack(await opened(sealed, field.value));
      door.remove();
      await new Desk(pack, true).open();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      byId("door-said").textContent = "This passphrase does not open the package. Look at capitals and spaces, and try again.";
      open.disabled = false;
      field.select();
    }
  });
}

start();

// Resumable upload; uploads.js shows it. What has arrived is known by the server alone: nothing is kept in this browser,
// and after a reload the same file, chosen again, goes on from where it was.
const AT_ONCE = 3;
const CHUNK_BYTES = 64 * 1024 * 1024;
const REFRESH_MILLIS = 1000;
const MOST_HASHED_BYTES = 256 * 1024 * 1024; // browsers hash what is in memory only
// Whoever comes back to a line that was down for a night finds the upload going on.
const RETRY_MILLIS = [0, 1000, 2000, 4000, 8000, ...Array(5000).fill(15000)];
const { box, list, say, size, clock, row, button, announce, fail, end, load, nameOf, walk } = globalThis.uploads;
const send = document.querySelector("form.send button");
const running = new Map(); // by name: what is under way, waits or is paused
const waiting = [];
const wrong = new Set(); // what arrived under these names is not what was chosen
let active = 0;
let refreshing;

box.hidden = false;
document.querySelector(".without-scripts")?.setAttribute("hidden", "");
for (const input of box.querySelectorAll("input[type=file]")) {
  input.addEventListener("change", () => { add(input.files); input.value = ""; });
}
const drop = box.querySelector(".drop");
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragenter" || kind === "dragover");
    if (kind === "drop") {
      // Asked for before anything is waited for: afterwards the browser has taken them away.
      [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean).forEach((entry) => walk(entry, start));
    }
  });
}
for (const form of document.querySelectorAll("form.once")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("beforeunload", (event) => {
  if (running.size > 0) event.preventDefault();
});
addEventListener("online", () => {
  for (const each of running.values()) each.tryNow();
});

function add(files) {
  for (const file of files) start(file, nameOf(file.webkitRelativePath || file.name));
}

function onServer(name) {
  return [...document.querySelectorAll(".arrived li")].find((li) => li.dataset.name === name);
}

function addressOf(li) {
  return box.dataset.endpoint + "/tus/" + li.dataset.file;
}

function start(file, name) {
  const known = onServer(name);
  const view = row(name);
  if (running.has(name) || known?.dataset.whole) return fail(view, say("Twice"));
  if (known && Number(known.dataset.announced ?? file.size) !== file.size) return fail(view, say("Differs"));
  if (file.size === 0) return fail(view, say("Empty"));
  if (file.size > Number(box.dataset.mostBytes)) return fail(view, say("Large", size(Number(box.dataset.mostBytes))));

  let began = performance.now();
  let beganAt = -1;
  let state = "waiting"; // or going, retrying, paused, over
  const upload = new globalThis.tus.Upload(file, {
    endpoint: box.dataset.endpoint,
    uploadUrl: known ? addressOf(known) : null,
    headers: { "X-Ecluse-Token": box.dataset.token },
    metadata: { filename: name },
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_MILLIS,
    storeFingerprintForResuming: false,
    removeFingerprintOnSuccess: true,
    onShouldRetry(error) {
      const code = error.originalResponse?.getStatus() ?? 0;
      const again = code === 0 || code >= 500 || code === 423 || code === 429 || (code === 409 && upload.url);
      if (again) tell("retrying", say(code === 0 ? "Retrying" : "Busy"));
      return again;
    },
    onProgress(sent, total) {
      if (beganAt < 0 || state === "retrying") { beganAt = sent; began = performance.now(); }
      state = "going";
      const rate = (sent - beganAt) / Math.max(0.001, (performance.now() - began) / 1000);
      view.bar.value = sent / total;
      view.line.textContent = rate > 0
        ? say("Progress", size(sent), size(total), size(rate), clock((total - sent) / rate))
        : say("Waiting");
    },
    onSuccess() {
      view.bar.value = 1;
      view.item.dataset.done = "yes";
      leave(say("Done"));
      if (known && file.size <= MOST_HASHED_BYTES) compare();
    },
    async onError(error) {
      const code = error.originalResponse?.getStatus() ?? 0;
      if (code === 409 && !upload.url && await begun()) return;
      leave(say(code === 401 ? "SignedOut" : "Refused"), fail);
    },
  });
  running.set(name, { tryNow() { if (state === "retrying") { upload.abort(); upload.start(); } } });
  send.disabled = true;
  button(view.item, say("Pause"), name, (pause) => {
    const paused = state !== "paused";
    if (paused && state === "waiting") waiting.splice(waiting.indexOf(go), 1);
    else active += paused ? -1 : 1;
    pause.textContent = say(paused ? "Resume" : "Pause");
    pause.setAttribute("aria-label", pause.textContent + " " + name);
    if (paused) {
      upload.abort();
      tell("paused", say("Paused"));
      next();
    } else {
      beganAt = -1;
      tell("going", say("Waiting"));
      upload.start();
    }
  });
  button(view.item, say("Cancel"), name, async () => {
    if (state === "waiting") waiting.splice(waiting.indexOf(go), 1);
    await upload.abort(true).catch(() => {});
    leave(say("Cancelled"));
    view.item.remove();
  });
  waiting.push(go);
  next();

  function go() {
    active++;
    state = "going";
    upload.start();
  }

  function tell(now, text) {
    if (state !== now) announce(name, text);
    state = now;
    view.line.textContent = text;
  }

  // It began before, and the answer was lost with the line.
  async function begun() {
    await refresh();
    const there = onServer(name);
    if (!there || there.dataset.whole) return false;
    upload.url = addressOf(there);
    upload.start();
    return true;
  }

  // It went on from a beginning that another file of this name may have made.
  async function compare() {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    await refresh();
    const there = onServer(name);
    if (!there?.dataset.whole || there.dataset.whole === hash) return;
    wrong.add(there.dataset.name);
    send.disabled = true;
    fail(row(name), say("Differs"));
  }

  function leave(text, how = end) {
    if (state === "going" || state === "retrying") active--;
    state = "over";
    running.delete(name);
    how(view, text);
    clearTimeout(refreshing);
    refreshing = setTimeout(refresh, running.size > 0 ? REFRESH_MILLIS : 0);
    next();
  }
}

function next() {
  while (active < AT_ONCE && waiting.length > 0) waiting.shift()();
}

// The server's own list has sizes and hashes; what is said here of files that did not arrive stays.
async function refresh() {
  const answer = await load();
  if (answer.status === 0) refreshing = setTimeout(refresh, RETRY_MILLIS.at(-1));
  const fresh = answer.response;
  if (answer.status !== 200 || !fresh?.querySelector(".files")) return;
  const focused = document.activeElement?.getAttribute("aria-label");
  const arrived = document.querySelector(".files");
  arrived.replaceChildren(...fresh.querySelector(".files").childNodes);
  for (const li of arrived.querySelectorAll("li")) li.hidden = running.has(li.dataset.name) && !li.dataset.whole;
  if (focused && document.activeElement === document.body) {
    [...arrived.querySelectorAll("button")].find((each) => each.getAttribute("aria-label") === focused)?.focus();
  }
  list.querySelectorAll("[data-done]").forEach((item) => item.remove());
  send.disabled = running.size > 0 || wrong.size > 0 || fresh.querySelector("form.send button").disabled;
}

// Resumable upload. What has arrived is known by the server alone: nothing is kept in this browser, and after a reload
// the same file, chosen again, goes on from where it was.
const RETRY_MILLIS = [0, 1000, 2000, 4000, 8000, 15000, 30000, 60000];
const CHUNK_BYTES = 64 * 1024 * 1024;
const box = document.querySelector(".uploader");
const list = box.querySelector(".uploads");
const status = box.querySelector("[role=status]");
const send = document.querySelector("form.once button");
const number = new Intl.NumberFormat(box.dataset.language, { maximumFractionDigits: 1 });
const running = new Map();

box.hidden = false;
for (const input of box.querySelectorAll("input[type=file]")) {
  input.addEventListener("change", () => { add(input.files); input.value = ""; });
}
const drop = box.querySelector(".drop");
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragenter" || kind === "dragover");
    if (kind === "drop") add(event.dataTransfer.files);
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

function add(files) {
  for (const file of files) start(file);
}

function say(name, ...values) {
  const text = box.dataset["say" + name];
  return values.reduce((said, value, i) => said.replace("{" + i + "}", () => value), text);
}

function size(bytes) {
  const units = box.dataset.language === "fr" ? ["o", "Ko", "Mo", "Go", "To"] : ["B", "KB", "MB", "GB", "TB"];
  let unit = 0;
  for (; bytes >= 1000 && unit < units.length - 1; unit++) bytes /= 1000;
  return number.format(bytes) + "\u00a0" + units[unit];
}

function clock(seconds) {
  const s = Math.max(1, Math.round(seconds));
  const parts = [Math.floor(s / 3600), Math.floor((s % 3600) / 60), s % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

function row(name) {
  const item = document.createElement("li");
  const grow = item.appendChild(document.createElement("div"));
  grow.className = "grow";
  const title = grow.appendChild(document.createElement("strong"));
  title.appendChild(document.createElement("bdi")).textContent = name;
  const bar = grow.appendChild(document.createElement("progress"));
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  const line = grow.appendChild(document.createElement("p"));
  line.className = "small muted";
  line.textContent = say("Waiting");
  list.appendChild(item);
  return { item, bar, line };
}

function button(parent, text, name, action) {
  const made = parent.appendChild(document.createElement("button"));
  made.type = "button";
  made.className = "quiet";
  made.textContent = text;
  made.setAttribute("aria-label", text + " " + name);
  made.addEventListener("click", () => action(made));
  return made;
}

function start(file) {
  const known = [...document.querySelectorAll(".arrived li")].find((li) => li.dataset.name === file.name);
  const view = row(file.name);
  if (running.has(file.name) || known?.dataset.whole) return fail(view, say("Twice"));
  if (file.size === 0) return fail(view, say("Empty"));
  if (file.size > Number(box.dataset.mostBytes)) return fail(view, say("Large", size(Number(box.dataset.mostBytes))));

  let began = performance.now();
  let beganAt = -1;
  let paused = false;
  const upload = new globalThis.tus.Upload(file, {
    endpoint: box.dataset.endpoint,
    uploadUrl: known ? box.dataset.endpoint + "/tus/" + known.dataset.file : null,
    headers: { "X-Ecluse-Token": box.dataset.token },
    metadata: { filename: file.name },
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_MILLIS,
    storeFingerprintForResuming: false,
    removeFingerprintOnSuccess: true,
    onShouldRetry(error) {
      const code = error.originalResponse?.getStatus() ?? 0;
      if (code === 0 || code >= 500 || code === 409 || code === 423) {
        view.line.textContent = say("Retrying");
        return true;
      }
      return false;
    },
    onProgress(sent, total) {
      if (beganAt < 0) { beganAt = sent; began = performance.now(); }
      const rate = (sent - beganAt) / Math.max(0.001, (performance.now() - began) / 1000);
      view.bar.value = sent / total;
      view.line.textContent = rate > 0
        ? say("Progress", size(sent), size(total), size(rate), clock((total - sent) / rate))
        : say("Waiting");
    },
    onSuccess() {
      finish(view, say("Done"));
      view.bar.value = 1;
    },
    onError(error) {
      const code = error.originalResponse?.getStatus() ?? 0;
      running.delete(file.name);
      fail(view, code === 401 ? say("SignedOut") : say("Refused"));
    },
  });
  running.set(file.name, upload);
  send.disabled = true;
  button(view.item, say("Pause"), file.name, (pause) => {
    paused = !paused;
    pause.textContent = say(paused ? "Resume" : "Pause");
    pause.setAttribute("aria-label", pause.textContent + " " + file.name);
    if (paused) {
      upload.abort();
      view.line.textContent = say("Paused");
    } else {
      beganAt = -1;
      upload.start();
    }
  });
  button(view.item, say("Cancel"), file.name, async () => {
    await upload.abort(true).catch(() => {});
    running.delete(file.name);
    view.item.remove();
    reload();
  });
  upload.start();

  function finish(row, text) {
    running.delete(file.name);
    end(row, text);
    reload();
  }
}

function fail(row, text) {
  row.line.className = "error";
  end(row, text);
}

function end(row, text) {
  row.line.textContent = text;
  status.textContent = row.bar.getAttribute("aria-label") + " : " + text;
  row.item.querySelectorAll("button").forEach((button) => button.remove());
}

// The server's own list has sizes and hashes; it is shown once everything that can has arrived.
function reload() {
  if (running.size === 0 && !list.querySelector(".error")) location.reload();
}

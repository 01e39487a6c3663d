// What is said and shown of uploads on their page; upload.js does them.
const box = document.querySelector(".uploader");
const list = box.querySelector(".uploads");
const status = box.querySelector("[role=status]");
const number = new Intl.NumberFormat(box.dataset.language, { maximumFractionDigits: 1 });

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
  return { name, item, bar, line };
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

// For whoever does not see the list.
function announce(name, text) {
  status.textContent = name + " : " + text;
}

function fail(view, text) {
  view.line.className = "error";
  view.bar.hidden = true;
  end(view, text);
}

function end(view, text) {
  view.line.textContent = text;
  announce(view.name, text);
  const focused = view.item.contains(document.activeElement);
  view.item.querySelectorAll("button").forEach((button) => button.remove());
  if (focused) box.querySelector("input").focus();
}

// A transfer has no folders: what lies in a folder of the chosen one is named after it.
function nameOf(path) {
  const parts = path.normalize("NFC").split("/");
  return parts.length > 1 ? parts.slice(1).join(" - ") : parts[0];
}

// Takes a dropped file, or a dropped folder with all that is in it.
async function walk(entry, take) {
  const name = nameOf(entry.fullPath.slice(1));
  try {
    if (entry.isFile) {
      take(await new Promise((found, failed) => entry.file(found, failed)), name);
      return;
    }
    const reader = entry.createReader();
    for (let some = [null]; some.length > 0;) {
      some = await new Promise((found, failed) => reader.readEntries(found, failed));
      for (const each of some) await walk(each, take);
    }
  } catch {
    fail(row(name), say("Refused"));
  }
}

// This page as it is now: its policy lets no other way make a document of text.
function load() {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.onloadend = () => resolve(request);
    request.open("GET", location.pathname);
    request.setRequestHeader("Accept", "text/html");
    request.send();
  });
}

globalThis.uploads = { box, list, say, size, clock, row, button, announce, fail, end, load, nameOf, walk };

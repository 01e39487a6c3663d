// One click is one download; while the browser downloads, the page shows how far it is.
const EVERY_MILLIS = 1500;
const PATIENCE = 3;
const live = document.querySelector("[data-state]");
const form = document.querySelector("form.start");
let asking = false;

form?.addEventListener("submit", (event) => {
  const button = form.querySelector("button");
  if (button.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    return;
  }
  button.setAttribute("aria-disabled", "true");
  follow();
});
if (live?.dataset.standing === "RUNNING") {
  follow();
}
if (location.hash) {
  history.replaceState(null, "", location.pathname);
}

async function follow() {
  if (asking || !live) {
    return;
  }
  asking = true;
  document.querySelector(".have")?.removeAttribute("hidden");
  for (let idle = 0; idle < PATIENCE; ) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MILLIS));
    const state = await look();
    if (!state) {
      continue;
    }
    if (state.standing === "ENDED" || state.standing === "ELSEWHERE") {
      location.reload();
      return;
    }
    idle = state.standing === "RUNNING" ? 0 : idle + 1;
    live.querySelector("progress").value = state.percent;
    live.querySelector("progress").hidden = false;
    live.querySelector("[role=status]").textContent = state.text;
  }
  location.reload();
}

async function look() {
  try {
    const answer = await fetch(live.dataset.state, { headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the line is down; the download waits for it too
  }
}

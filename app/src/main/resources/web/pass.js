// A pass that travelled behind the # of a link is put into the form and out of the address bar; it is never kept.
const form = document.querySelector("form.pass");
const field = form.querySelector("[name=pass]");
const found = new URLSearchParams(location.hash.slice(1)).get("pass");

form.addEventListener("submit", () => setTimeout(() => { field.value = ""; }));
if (location.hash) {
  history.replaceState(null, "", location.pathname);
}
if (found && !form.dataset.refused) {
  field.value = found;
  form.requestSubmit();
}

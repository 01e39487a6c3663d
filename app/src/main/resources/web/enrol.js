// The secret is behind the hash sign, which browsers send to nobody: it goes into the form, and out of the address.
const form = document.getElementById("invitation");
const secret = location.hash.slice(1);
if (form && secret) {
  history.replaceState(null, "", location.pathname);
  form.elements.secret.value = secret;
  form.requestSubmit();
}

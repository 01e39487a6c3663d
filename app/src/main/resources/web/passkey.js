// Asks the device to sign or to make a key, and sends its answer as a form. Without this, password and code are there.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const named = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

const questions = {
  get: async (options) => {
    const publicKey = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
    publicKey.allowCredentials = named(publicKey.allowCredentials);
    const { response, ...key } = await ask("get", publicKey);
    return {
      ...key,
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      },
    };
  },
  create: async (options) => {
    const publicKey = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
    publicKey.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
    publicKey.excludeCredentials = named(publicKey.excludeCredentials);
    const { response, ...key } = await ask("create", publicKey);
    return {
      ...key,
      response: {
        attestationObject: text(response.attestationObject),
        clientDataJSON: text(response.clientDataJSON),
        transports: response.getTransports ? response.getTransports() : [],
      },
    };
  },
};

async function ask(what, publicKey) {
  const found = await navigator.credentials[what]({ publicKey });
  return { id: found.id, rawId: found.id, type: found.type, response: found.response, clientExtensionResults: {} };
}

for (const part of document.querySelectorAll("[data-passkey]")) {
  const form = part.querySelector("form");
  const failed = part.querySelector("[data-failed]");
  const button = form.querySelector("button");
  // A passkey is for one name: under any other, such as a bare address, browsers know none.
  part.hidden = !window.PublicKeyCredential || location.hostname !== part.dataset.site;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    failed.hidden = true;
    try {
      const reply = await fetch(part.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!reply.ok) throw new Error(String(reply.status));
      const { ceremony, options } = await reply.json();
      form.elements.answer.value = JSON.stringify(await questions[part.dataset.passkey](options));
      form.elements.ceremony.value = ceremony;
      form.submit();
    } catch {
      failed.hidden = false;
      button.removeAttribute("aria-disabled");
    }
  });
}

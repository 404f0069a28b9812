/* Passkeys: has the browser make one, or sign with one, and sends what it answers with the form. */
"use strict";

const toBytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const withBytes = (options) => {
  const credentials = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));
  const made = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) made.user = { ...options.user, id: toBytes(options.user.id) };
  if (options.excludeCredentials) made.excludeCredentials = credentials(options.excludeCredentials);
  if (options.allowCredentials) made.allowCredentials = credentials(options.allowCredentials);
  return made;
};

const answer = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const failed = form.querySelector("[data-failed]");
  const run = async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    failed.hidden = true;
    try {
      const publicKey = withBytes(JSON.parse(form.dataset.options));
      const make = form.dataset.passkey === "make";
      const credential = await (make ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      form.elements.credential.value = answer(credential);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  };
  form.querySelector("[data-start]").addEventListener("click", run);
  form.addEventListener("submit", run);
}

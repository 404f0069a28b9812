"use strict";
/* The report page: from a claim to its words and back, keys, words selected for a claim that was missed.
   Without it the same is done by links and forms. */
(() => {
  const KEYS_OFF = "marsad-keys-off";
  const byId = (id) => document.getElementById(id);
  const claims = () => [...document.querySelectorAll("article.claim")];
  const own = (article) => article.id.slice("claim-".length);
  let current = null; // the id of the claim that was last looked at
  let selected = null; // start and end of the words that were last selected in the text, in code points

  const article = () => (current === null ? null : byId(`claim-${current}`));
  const size = (text) => [...text].length;

  function show(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  /* Claims and their words light up together. */
  function light(ids) {
    document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
    ids.forEach((id) => {
      document.querySelectorAll(`[data-claims~="${CSS.escape(id)}"]`).forEach((each) => each.classList.add("lit"));
      byId(`claim-${id}`)?.classList.add("lit");
    });
  }

  function claimsAt(element) {
    const words = element.closest?.("[data-claims]");
    if (words) return words.dataset.claims.split(" ");
    const card = element.closest?.("article.claim");
    return card ? [own(card)] : null;
  }

  document.addEventListener("mouseover", (event) => light(claimsAt(event.target) ?? (current === null ? [] : [current])));
  document.addEventListener("focusin", (event) => {
    const found = claimsAt(event.target);
    if (!found) return;
    const link = event.target.closest("a[href^='#claim-']");
    current = link ? link.hash.slice("#claim-".length) : found[0];
    light(link ? [current] : found);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#claim-'], a[href^='#words-']");
    const there = link && byId(decodeURIComponent(link.hash.slice(1)));
    if (!there) return;
    event.preventDefault();
    show(there);
  });

  /* Words selected in the text, counted in code points as spans are. */
  document.addEventListener("selectionchange", () => {
    const text = byId("original");
    const chosen = document.getSelection();
    if (!text || !chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const start = size(before.toString());
    selected = [start, start + size(range.toString())];
  });

  function add() {
    const link = byId("add-claim");
    if (!link) return;
    const path = `?add=${selected ? selected.join("-") : ""}`;
    selected = null;
    htmx.ajax("GET", path, { source: link, target: "#adding-place", select: "#adding-place", swap: "outerHTML" });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#add-claim")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      add();
    } else if (event.target.id === "adding-take") {
      const text = byId("adding-text");
      const words = text.value.slice(text.selectionStart, text.selectionEnd);
      if (!words) return;
      const form = byId("adding");
      form.elements.words.value = words;
      form.elements.start.value = size(text.value.slice(0, text.selectionStart));
      form.elements["set-value"].focus();
    } else if (event.target.closest?.("[data-opens=keys]")) {
      byId("keys").showModal();
    }
  }, true);

  /* Keys: places on the keyboard, so that they are the same on an Arabic one; never while somebody writes. */
  function rule(kind) {
    const card = article();
    const open = card?.querySelector("form.rule input[name=kind][value=" + kind + "]");
    if (open) {
      open.checked = true;
      focusForm(card);
    } else {
      card?.querySelector(`[data-does=${kind}]`)?.click();
    }
  }

  function step(by) {
    const all = claims();
    const at = all.findIndex((each) => own(each) === current);
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    if (next) show(next);
  }

  function toWordsOrBack() {
    const onWords = document.activeElement?.closest("a[href^='#claim-']");
    const there = onWords ? article() : byId(`words-${current}`);
    if (there) show(there);
  }

  function undo() {
    const last = [...(article()?.querySelectorAll(".undo") ?? [])].pop();
    if (!last) return;
    last.open = true;
    last.querySelector("input[name=because]").focus();
  }

  const DOES = {
    KeyJ: () => step(1), KeyK: () => step(-1), KeyW: toWordsOrBack, KeyA: () => rule("accept"),
    KeyC: () => rule("correct"), KeyR: () => rule("reject"), KeyU: undo, KeyM: add,
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || byId("keys")?.open) return;
    const field = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape" && field) {
      const card = field.closest("article.claim");
      if (card) card.focus();
      return;
    }
    if (field || localStorage.getItem(KEYS_OFF)) return;
    const does = event.key === "?" || event.key === "؟" ? () => byId("keys").showModal() : DOES[event.code];
    if (!does || (event.shiftKey && event.key !== "?" && event.key !== "؟")) return;
    event.preventDefault();
    does();
  });

  /* Parts of the page that were exchanged. */
  function focusForm(part) {
    const form = part.matches?.("form.rule") ? part : part.querySelector("form.rule");
    if (!form) return false;
    const trouble = form.querySelector("[role=alert][tabindex]");
    const kind = form.querySelector("input[name=kind]:checked")?.value;
    const field = kind === "accept" || kind === "reject" ? form.elements.because : form.elements["set-value"];
    (trouble ?? (form.elements.words && !form.elements.words.value ? form.elements.words : field))?.focus();
    return true;
  }

  function ready() {
    document.querySelectorAll(".needs-script").forEach((each) => { each.hidden = false; });
    const text = byId("adding-text");
    if (text && !text.value) {
      text.value = byId("original").textContent;
      text.setSelectionRange(0, 0);
      text.addEventListener("beforeinput", (event) => event.preventDefault()); // to be read: a readonly one has no caret
    }
    const toggle = byId("keys-on");
    if (toggle) toggle.checked = !localStorage.getItem(KEYS_OFF);
  }

  document.addEventListener("change", (event) => {
    if (event.target.id !== "keys-on") return;
    if (event.target.checked) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
  });

  /* A page that is not this report's (signed out, the desk away) takes nobody's words away. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.responseText.includes('id="reading"')) return;
    event.detail.shouldSwap = false;
    tell();
  });
  document.addEventListener("htmx:sendError", tell);

  function tell() {
    const said = document.createElement("p");
    said.className = "said error";
    said.setAttribute("role", "alert");
    said.textContent = byId("reading").dataset.away;
    byId("said").replaceChildren(said);
    byId("said").scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    ready();
    const part = byId(event.detail.elt.id) ?? byId("reading");
    if (part.id === "said" || part.id === "belongs") return;
    if (!focusForm(part) && part.matches("article.claim")) show(part);
  });

  ready();
  const asked = new URLSearchParams(location.search).get("claim");
  if (asked !== null) current = asked;
})();

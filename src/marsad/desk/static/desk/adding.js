/* How far an addition has come, asked for again until it has ended. Without this, the page is loaded again by hand. */
"use strict";
(() => {
  const every = 2000;
  const again = async () => {
    const part = document.getElementById("progress");
    if (!part || part.dataset.active !== "yes") return;
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = page.getElementById("progress");
        if (now && !part.contains(document.activeElement)) part.replaceWith(document.adoptNode(now));
      }
    } catch { /* the desk cannot be reached: it is asked again */ }
    window.setTimeout(again, every);
  };
  window.setTimeout(again, every);
})();

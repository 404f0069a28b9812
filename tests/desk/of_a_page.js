// Put into every page before its own scripts: what the policy refuses there, where the focus comes, what it cannot reach.
(() => {
  "use strict";
  const refused = [], unmarked = [], reached = new Set();
  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const told = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 160);
  const group = (one) => (one.type === "radio" ? `${one.form && one.form.action} ${one.name}` : one);
  // One of several that arrows go through, the rest of words of which the beginning is a stop, and what Enter alone
  // would press: none of them is a stop of its own.
  const STOPS_ELSEWHERE = ".map-mark, a.words-of, button.unseen[aria-hidden=true]";

  document.addEventListener("securitypolicyviolation", (event) => {
    refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  document.addEventListener("focusin", (event) => {
    const one = event.target, first = !reached.has(group(one));
    reached.add(group(one));
    if (!first) return;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    if (!drawn || box.width < 1 || box.height < 1 || box.right < 1 || box.left > innerWidth - 1) unmarked.push(told(one));
  });

  const controls = () => [...document.querySelectorAll(CONTROLS)].filter((one) =>
    !one.disabled && one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]"));
  const stops = () => controls().filter((one) => one.tabIndex >= 0);

  const cut = () => [...document.querySelectorAll("body *")].filter((one) => {
    const { overflowX } = getComputedStyle(one);
    return (overflowX === "hidden" || overflowX === "clip") && one.scrollWidth > one.clientWidth + 1
      && one.textContent.trim() && !one.closest(".unseen, svg, [data-map]");
  });

  const twice = () => {
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  };

  window.ofThisPage = {
    stops: () => stops().length,
    missed: () => stops().filter((one) => !reached.has(group(one))).map(told),
    unmarked: () => unmarked,
    facts: () => ({
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      title: document.title.split(" · ").every((part) => part.trim()),
      headings: document.querySelectorAll("h1").length,
      wider: document.documentElement.scrollWidth > innerWidth ? document.documentElement.scrollWidth : 0,
      refused,
      outOfReach: controls().filter((one) => one.tabIndex < 0 && one.matches("a, button, input, select, textarea, summary")
        && !one.matches(STOPS_ELSEWHERE)).map(told),
      ordered: controls().filter((one) => one.tabIndex > 0).map(told),
      cut: cut().map(told),
      twice: twice(),
      scheme: document.contentType,
    }),
  };
})();

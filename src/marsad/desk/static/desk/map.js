/* A map of places that a page tells in a list as well: drawn once it comes into view, from the desk's own files.
   What is wider than a point is hatched with a dashed rim and names itself in words. */
"use strict";
(() => {
  const CORNERS = 64; // of a circle
  const GIVING_WAY = [0, 12, -12, 24, -24]; // pixels
  const element = (tag, name, words) => {
    const made = document.createElement(tag);
    made.className = name;
    if (words) made.textContent = words;
    return made;
  };
  const once = new Map();
  const load = (tag, address) => {
    if (!once.has(address)) {
      once.set(address, new Promise((done, failed) => {
        const made = document.createElement(tag);
        made.addEventListener("load", done);
        made.addEventListener("error", () => failed(new Error(address)));
        if (tag === "link") made.rel = "stylesheet";
        made[tag === "link" ? "href" : "src"] = address;
        document.head.append(made);
      }));
    }
    return once.get(address);
  };
  const drawsMaps = () => {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("webgl2") || canvas.getContext("webgl");
    const lose = context && context.getExtension("WEBGL_lose_context");
    if (lose) lose.loseContext();
    return Boolean(context);
  };

  const ring = ([x, y], kilometres) => {
    const high = kilometres / 111.2, wide = high / Math.max(Math.cos(y * Math.PI / 180), 0.05);
    const corners = Array.from({ length: CORNERS + 1 }, (_, n) => {
      const at = 2 * Math.PI * n / CORNERS;
      return [x + wide * Math.cos(at), y + high * Math.sin(at)];
    });
    return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [corners] } };
  };

  const hatch = (colour) => {
    const size = 12, canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const pen = canvas.getContext("2d");
    pen.strokeStyle = colour;
    pen.lineWidth = 1.6;
    for (const from of [-size, 0, size]) {
      pen.beginPath();
      pen.moveTo(from, size);
      pen.lineTo(from + size, 0);
      pen.stroke();
    }
    return pen.getImageData(0, 0, size, size);
  };

  const style = (files, colours, areas, rings) => {
    const line = (id, source, filter, paint) => ({ id, type: "line", source, filter, paint });
    const of = (kind) => ["==", ["get", "kind"], kind];
    const marked = ["in", ["get", "area"], ["literal", areas]];
    const rim = { "line-color": colours.wide, "line-width": 2, "line-dasharray": [3, 2] };
    const fill = (id, source, filter, paint) => ({ id, type: "fill", source, filter, paint });
    return {
      version: 8,
      sources: {
        base: { type: "geojson", data: files.base },
        areas: { type: "geojson", data: files.areas },
        rings: { type: "geojson", data: { type: "FeatureCollection", features: rings } },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colours.sea } },
        fill("land", "base", of("land"), { "fill-color": colours.land, "fill-antialias": false }),
        line("faint", "areas", of("area"), { "line-color": colours.faint, "line-width": 0.8 }),
        fill("lakes", "base", of("lake"), { "fill-color": colours.sea }),
        fill("country", "base", ["all", of("land"), marked], { "fill-pattern": "hatch", "fill-opacity": 0.55 }),
        fill("area", "areas", marked, { "fill-pattern": "hatch", "fill-opacity": 0.7 }),
        fill("ring", "rings", true, { "fill-pattern": "hatch", "fill-opacity": 0.7 }),
        line("settled", "base", of("settled"), { "line-color": colours.edge, "line-width": 1.1 }),
        line("disputed", "base", of("disputed"), { "line-color": colours.edge, "line-width": 1.3, "line-dasharray": [3, 2.5] }),
        line("country-rim", "base", ["all", of("land"), marked], rim),
        line("area-rim", "areas", marked, rim),
        line("ring-rim", "rings", true, rim),
      ],
    };
  };

  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  /* The names that fit: those that are shown from the widest view on first, none over a mark or another name. */
  const naming = (library, map, names, column, marks) => {
    let shown = [];
    return () => {
      shown.forEach((one) => one.remove());
      shown = [];
      const zoom = map.getZoom() + 0.6, frame = map.getCanvas(), taken = marks();
      for (const [x, y, from, kind, ...said] of names) {
        if (from > zoom || (kind === "country" && zoom > 8)) continue;
        const { x: left, y: top } = map.project([x, y]), wide = said[column].length * 3.6 + 4;
        if (left < wide || top < 8 || left > frame.clientWidth - wide || top > frame.clientHeight - 8) continue;
        const box = [left - wide, top - 8, left + wide, top + 8];
        if (taken.some((other) => meets(box, other))) continue;
        taken.push(box);
        const made = element("span", `map-name ${kind}`, said[column]);
        made.setAttribute("aria-hidden", "true");
        made.dir = "auto";
        shown.push(new library.Marker({ element: made }).setLngLat([x, y]).addTo(map));
        made.removeAttribute("aria-label");
      }
    };
  };

  /* Marks: links, or a button where several stand on one place. One stop for the tab key; arrows go from one to the next. */
  const marking = (library, map, box, told) => {
    const pins = [];
    const marks = told.marks.map((mark, n) => {
      const one = mark.incidents.length === 1;
      const made = element(one ? "a" : "button", `map-mark ${mark.shape === "point" ? "point" : "wide"}`);
      const count = one ? "" : `${mark.incidents.length}`;
      const wide = mark.shape === "point" ? count : [mark.called, count].filter(Boolean).join(" · ");
      made.append(element("bdi", "", wide));
      if (mark.shape !== "point") made.append(element("span", "brief", `≈${count && ` ${count}`}`));
      made.tabIndex = n ? -1 : 0;
      made.title = mark.label;
      if (one) made.href = mark.incidents[0].url;
      else {
        made.type = "button";
        made.setAttribute("aria-expanded", "false");
        made.addEventListener("click", () => tell(made, mark));
      }
      made.addEventListener("focus", () => {
        marks.forEach((other) => { other.tabIndex = other === made ? 0 : -1; });
        if (!map.getBounds().contains(mark.at)) map.jumpTo({ center: mark.at });
      });
      pins.push(new library.Marker({ element: made }).setLngLat(mark.at).addTo(map));
      made.removeAttribute("role"); // the library's own, and its label in English
      made.setAttribute("aria-label", mark.label);
      made.dir = document.documentElement.dir;
      return made;
    });
    const panel = element("div", "map-told");
    panel.hidden = true;
    panel.dir = document.documentElement.dir;
    box.append(panel);
    const close = () => {
      const open = marks.find((one) => one.getAttribute("aria-expanded") === "true");
      panel.hidden = true;
      if (open) {
        open.setAttribute("aria-expanded", "false");
        open.focus();
      }
    };
    const tell = (made, mark) => {
      const was = made.getAttribute("aria-expanded") === "true";
      marks.forEach((one) => one.hasAttribute("aria-expanded") && one.setAttribute("aria-expanded", "false"));
      panel.hidden = was;
      if (was) return;
      made.setAttribute("aria-expanded", "true");
      const list = element("ul", "");
      for (const each of mark.incidents) {
        const link = element("a", "", each.name), row = element("li", "");
        link.href = each.url;
        link.dir = "auto";
        row.append(link, " ", element("span", "quiet", each.days));
        list.append(row);
      }
      const shut = element("button", "", told.words.close);
      shut.type = "button";
      shut.addEventListener("click", close);
      panel.replaceChildren(element("h3", "", mark.where), list, shut);
      panel.querySelector("a").focus();
    };
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) return close();
      const at = marks.indexOf(event.target);
      if (at < 0) return undefined;
      const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      const step = { [forward]: 1, ArrowDown: 1, [back]: -1, ArrowUp: -1 }[event.key];
      const to = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : (at + (step || 0) + marks.length) % marks.length;
      if (to === at && event.key !== "Home" && event.key !== "End") return undefined;
      event.preventDefault();
      event.stopPropagation();
      marks[to].focus();
      return undefined;
    }, true);
    /* Where the marks are. A point stays where it is; what names an area or circle gives way, and is short without room. */
    return () => {
      const taken = [];
      const put = (mark, n) => {
        const { x, y } = map.project(mark.at), pin = marks[n];
        const wide = pin.offsetWidth / 2 + 2, high = pin.offsetHeight / 2 + 2;
        const box = ([over, down]) => [x + over - wide, y + down - high, x + over + wide, y + down + high];
        const ways = mark.shape === "point" ? [] : [0, wide / 2, -wide / 2].flatMap((over) => GIVING_WAY.map((down) => [over, down]));
        const free = ways.find((way) => !taken.some((other) => meets(box(way), other)));
        if (!free && ways.length && !pin.classList.contains("short")) {
          pin.classList.add("short");
          return put(mark, n);
        }
        pins[n].setOffset(free || [0, 0]);
        taken.push(box(free || [0, 0]));
        return undefined;
      };
      marks.forEach((one) => one.classList.remove("short"));
      [...told.marks.keys()].sort((a, b) => told.marks[a].reach - told.marks[b].reach).forEach((n) => put(told.marks[n], n));
      return taken;
    };
  };

  const draw = async (box) => {
    const told = JSON.parse(document.getElementById(box.dataset.marks).textContent);
    const says = box.querySelector(".map-says");
    const fail = () => { says.hidden = false; box.querySelector(".map-canvas").replaceChildren(); };
    if (!drawsMaps()) return fail();
    const files = box.dataset;
    try {
      const asked = fetch(files.names).then((answer) => answer.json());
      await Promise.all([load("link", files.sheet), load("script", files.library)]);
      const library = window.maplibregl, read = getComputedStyle(box);
      const colours = Object.fromEntries(["sea", "land", "edge", "faint", "wide"].map((name) => [name, read.getPropertyValue(`--${name}`).trim()]));
      const areas = told.marks.filter((one) => one.area).map((one) => one.area);
      const rings = told.marks.filter((one) => one.kilometres).map((one) => ring(one.at, one.kilometres));
      library.setWorkerUrl(files.worker);
      const map = new library.Map({
        container: box.querySelector(".map-canvas"), style: style(files, colours, areas, rings),
        bounds: told.box, fitBoundsOptions: { padding: 48, maxZoom: 8 }, attributionControl: false, minZoom: 1, maxZoom: 12,
        dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, cooperativeGestures: true,
        fadeDuration: 0, localIdeographFontFamily: false, locale: told.locale,
      });
      map.touchZoomRotate.disableRotation();
      map.keyboard.disableRotation();
      map.on("error", (event) => { box.dataset.failed = event.error ? event.error.message : "?"; });
      map.addControl(new library.NavigationControl({ showCompass: false }), document.documentElement.dir === "rtl" ? "top-left" : "top-right");
      map.on("styleimagemissing", () => { if (!map.hasImage("hatch")) map.addImage("hatch", hatch(colours.wide)); });
      const marks = marking(library, map, box.querySelector(".map-canvas"), told);
      const name = naming(library, map, await asked, told.column, marks);
      map.on("moveend", name);
      name();
      map.once("idle", () => { box.dataset.drawn = "yes"; });
    } catch (error) {
      fail();
    }
    return undefined;
  };

  const near = new IntersectionObserver((seen) => {
    for (const one of seen) {
      if (one.isIntersecting) {
        near.unobserve(one.target);
        draw(one.target);
      }
    }
  }, { rootMargin: "200px" });
  document.querySelectorAll("[data-map]").forEach((box) => near.observe(box));
})();

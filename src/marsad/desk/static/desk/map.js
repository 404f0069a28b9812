/* A map of places that a page tells in a list as well: drawn once it comes into view, from the desk's own files.
   What is wider than a point is hatched with a dashed rim and names itself in words. */
"use strict";
(() => {
  const CORNERS = 64; // of a circle
  const GIVING_WAY = [0, 15, -15, 30, -30, 45, -45]; // pixels
  const CLOSE = 22; // pixels between points that share a mark
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

  /* Marks: links, or a button where several stand close together. One stop for the tab key; arrows go from one to the
     next. A point stays where it is; what names an area or circle gives way, is short without room, joins its neighbour
     without any: nothing lies hidden under something else. */
  const marking = (library, map, box, told) => {
    const toward = document.documentElement.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const panel = element("div", "map-told");
    panel.hidden = true;
    panel.dir = document.documentElement.dir;
    box.append(panel);
    let groups = [];

    const listed = (group) => group.marks.flatMap((mark) => mark.incidents.map((each) => [mark, each]));
    const close = (focus) => {
      const open = groups.find((one) => one.made.getAttribute("aria-expanded") === "true");
      panel.hidden = true;
      if (open) open.made.setAttribute("aria-expanded", "false");
      if (open && focus) open.made.focus();
    };
    const tell = (group) => {
      const was = group.made.getAttribute("aria-expanded") === "true";
      close(false);
      if (was) return;
      panel.hidden = false;
      group.made.setAttribute("aria-expanded", "true");
      const list = element("ul", ""), shut = element("button", "", told.words.close);
      for (const [mark, each] of listed(group)) {
        const link = element("a", "", each.name), row = element("li", ""), days = element("bdi", "quiet", each.days);
        link.href = each.url;
        link.dir = "auto";
        row.append(link, " ", days, element("br", ""), element("span", "quiet", mark.where));
        list.append(row);
      }
      shut.type = "button";
      shut.addEventListener("click", () => close(true));
      panel.replaceChildren(list, shut);
      panel.querySelector("a").focus();
    };

    const make = (group) => {
      const [mark] = group.marks, those = listed(group), one = those.length === 1;
      const made = group.made = element(one ? "a" : "button", `map-mark ${group.point ? "point" : "wide"}`);
      const count = one ? "" : `${those.length}`;
      const words = group.marks.map((each) => each.called).join(told.words.comma);
      made.append(element("bdi", "", group.point ? count : [words, count].filter(Boolean).join(" · ")));
      if (!group.point) made.append(element("span", "brief", `≈${count && ` ${count}`}`));
      made.dir = document.documentElement.dir;
      made.tabIndex = -1;
      if (one) made.href = mark.incidents[0].url;
      else {
        made.type = "button";
        made.setAttribute("aria-expanded", "false");
        made.addEventListener("click", () => tell(group));
      }
      made.addEventListener("focus", () => {
        groups.forEach((other) => { other.made.tabIndex = other === group ? 0 : -1; });
        if (!map.getBounds().contains(mark.at)) map.jumpTo({ center: mark.at });
      });
      group.pin = new library.Marker({ element: made }).setLngLat(mark.at).addTo(map);
      made.removeAttribute("role"); // the library's own, and its label in English
      const label = one ? mark.label : `${those.length} · ${group.marks.map((each) => each.where).join(" · ")}`;
      made.setAttribute("aria-label", label);
      made.title = label;
      return group;
    };
    const space = (group, [over, down]) => {
      const { x, y } = map.project(group.marks[0].at);
      const wide = group.made.offsetWidth / 2 + 2, high = group.made.offsetHeight / 2 + 2;
      return [x + over - wide, y + down - high, x + over + wide, y + down + high];
    };
    const fit = (group, taken) => {
      for (const brief of [false, true]) {
        group.made.classList.toggle("short", brief);
        const half = group.made.offsetWidth / 2;
        const ways = [0, half, -half].flatMap((over) => GIVING_WAY.map((down) => [over, down]));
        const way = ways.find((each) => !taken.some((other) => meets(space(group, each), other)));
        if (way) return way;
      }
      return null;
    };
    const apart = (one, mark) => {
      const a = map.project(one.marks[0].at), b = map.project(mark.at);
      return Math.hypot(a.x - b.x, a.y - b.y);
    };
    const nearest = (from, mark, within) => from.map((one) => [apart(one, mark), one])
      .filter(([far]) => far < within).sort((a, b) => a[0] - b[0]).map(([, one]) => one)[0];

    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) return close(true);
      const made = groups.map((one) => one.made), at = made.indexOf(event.target);
      const step = { [toward[0]]: 1, ArrowDown: 1, [toward[1]]: -1, ArrowUp: -1 }[event.key];
      const to = { Home: 0, End: made.length - 1 }[event.key] ?? (step && (at + step + made.length) % made.length);
      if (at < 0 || to === undefined) return undefined;
      event.preventDefault();
      event.stopPropagation();
      made[to].focus();
      return undefined;
    }, true);

    /* Sets the marks anew for what is in view; gives the room that they take. */
    return () => {
      const focused = groups.find((one) => one.made === document.activeElement);
      groups.forEach((one) => one.pin.remove());
      panel.hidden = true;
      groups = [];
      const taken = [], points = [], wide = [];
      for (const mark of told.marks.filter((one) => one.shape === "point")) {
        const near = nearest(points, mark, CLOSE);
        if (near) near.marks.push(mark);
        else points.push({ point: true, marks: [mark] });
      }
      points.map(make).forEach((one) => taken.push(space(one, [0, 0])));
      const rest = told.marks.filter((one) => one.shape !== "point").sort((a, b) => a.reach - b.reach);
      for (const mark of rest) {
        const group = make({ point: false, marks: [mark] }), way = fit(group, taken), near = nearest(wide, mark, 4 * CLOSE);
        if (way || !near) {
          group.pin.setOffset(way || [0, 0]);
          group.way = way || [0, 0];
          taken.push(space(group, group.way));
          wide.push(group);
        } else {
          group.pin.remove();
          near.pin.remove();
          near.marks.push(mark);
          make(near).made.classList.add("short");
          near.pin.setOffset(near.way);
        }
      }
      const first = (one) => Math.min(...one.marks.map((mark) => told.marks.indexOf(mark)));
      groups = [...points, ...wide].sort((a, b) => first(a) - first(b));
      groups[0].made.tabIndex = 0;
      if (focused) groups.find((one) => one.marks.includes(focused.marks[0])).made.focus();
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
      map.on("moveend", () => {
        name();
        box.dataset.moves = Number(box.dataset.moves || 0) + 1;
      });
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

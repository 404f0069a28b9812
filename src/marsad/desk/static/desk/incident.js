// Draws a toll over time on canvas from the data beside it, so that its figures can be walked through.
// Without this script the page shows the same drawing, made by the server, and the same tables.
(function () {
  "use strict";

  const data = document.getElementById("toll-data");
  const canvas = document.getElementById("canvas");
  const drawing = document.getElementById("drawing");
  const walk = document.getElementById("walk");

  // Everything that is folded is printed, and folded again afterwards.
  let opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (each) { each.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (each) { each.open = false; });
  });

  if (!data || !canvas || !window.echarts) { return; }
  const toll = JSON.parse(data.textContent);
  const days = toll.days.filter(function (each) { return each.day !== null; });
  const points = toll.points.filter(function (each) { return each.day !== null; });
  const chart = drawChart();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function level(bound) {
    const found = days.map(function (each) { return [each.day, each[bound]]; });
    const last = points.reduce(function (day, each) { return each.day > day ? each.day : day; }, "");
    const end = found[found.length - 1];
    if (last > end[0]) { found.push([last, end[1]]); }
    return found;
  }

  function spread() {
    const low = level("low");
    return level("high").map(function (each, at) { return [each[0], each[1] - low[at][1]]; });
  }

  // The same signs as in the server's drawing and in the table: colour is never the only one.
  function sign(state) {
    const cross = "path://M0,1L1,0L5,4L9,0L10,1L6,5L10,9L9,10L5,6L1,10L0,9L4,5Z";
    return { counts: "circle", renewed: "emptyCircle", fell: cross, derived: "diamond" }[state];
  }

  function series(state) {
    const ink = { counts: "--sun", renewed: "--quiet", fell: "--alarm", derived: "--deep" }[state];
    return {
      name: toll.words[state],
      id: state,
      type: "line",
      data: points.filter(function (each) { return each.state === state; })
        .map(function (each) { return [each.day, each.value]; }),
      lineStyle: { width: 0, opacity: 0 },
      symbol: sign(state),
      symbolSize: state === "derived" ? 13 : 10,
      itemStyle: { color: colour(ink), borderColor: colour(ink), borderWidth: state === "renewed" ? 2 : 0 },
      z: 5
    };
  }

  function drawChart() {
    canvas.hidden = false;
    walk.hidden = false;
    walk.textContent = toll.words.walk;
    drawing.classList.add("drawn");
    const made = window.echarts.init(canvas, null, { renderer: "canvas" });
    const band = { type: "line", stack: "band", step: "end", symbol: "none", silent: true, lineStyle: { opacity: 0 } };
    const line = colour("--line"), quiet = colour("--quiet");
    made.setOption({
      animation: false,
      grid: { left: 56, right: 16, top: 16, bottom: 30 },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      xAxis: {
        type: "time", minInterval: 24 * 3600 * 1000,
        axisLine: { lineStyle: { color: line } },
        axisLabel: { color: quiet, hideOverlap: true, formatter: "{yyyy}-{MM}-{dd}" }
      },
      yAxis: {
        type: "value", min: 0, minInterval: 1,
        axisLabel: { color: quiet }, splitLine: { lineStyle: { color: line } }
      },
      series: [
        Object.assign({}, band, { id: "low", data: level("low") }),
        Object.assign({}, band, {
          id: "spread", data: spread(), areaStyle: { color: colour("--band"), opacity: 1 }
        }),
        {
          id: "best", type: "line", step: "end", symbol: "none", silent: true, data: level("best"),
          lineStyle: { color: colour("--deep"), width: 2, type: toll.weak ? "dashed" : "solid" }
        }
      ].concat(["renewed", "fell", "counts", "derived"].map(series))
    });
    new ResizeObserver(function () { made.resize(); }).observe(canvas);
    return made;
  }

  function say(point) {
    walk.textContent = [point.day, point.who, point.says, point.why].join(" · ");
  }

  function place(point) {
    const own = points.filter(function (each) { return each.state === point.state; });
    return { seriesId: point.state, dataIndex: own.indexOf(point) };
  }

  let at = -1;

  function go(step) {
    if (!points.length) { return; }
    if (at >= 0) { chart.dispatchAction(Object.assign({ type: "downplay" }, place(points[at]))); }
    at = (at + step + points.length) % points.length;
    chart.dispatchAction(Object.assign({ type: "highlight" }, place(points[at])));
    say(points[at]);
  }

  canvas.addEventListener("keydown", function (event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) { event.preventDefault(); go(at < 0 && step < 0 ? 0 : step); }
  });
  chart.on("mouseover", function (event) {
    const own = points.filter(function (each) { return each.state === event.seriesId; });
    if (own[event.dataIndex]) { say(own[event.dataIndex]); }
  });
}());

// Draws the charts listed in #charts, and makes the page's buttons, tables and printing work.
"use strict";
(function () {
    const charts = JSON.parse(document.getElementById("charts").textContent);
    const drawn = new Map();
    const paperWidth = 680, halfPaper = 325;  // between the margins of an A4 sheet; one of two columns
    const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));

    // ---- Charts ------------------------------------------------------------------------------------

    function markup(item) {
        const color = item.swatch || "#b99a4b";
        const shapes = { rect: "<path d='M6 2h8v8H6z'/>", roundRect: "<path d='M6 2h8v8H6z'/>",
            triangle: "<path d='M10 1l5 9H5z'/>", diamond: "<path d='M10 0l5 6-5 6-5-6z'/>",
            emptyCircle: "<circle cx='10' cy='6' r='4' fill='#fff' stroke-width='2'/>" };
        const dash = Array.isArray(item.stroke) ? item.stroke.join(" ") : item.stroke === "dashed" ? "5 3" : "";
        const inside = item.stroke ? "<path d='M0 6h20' stroke-width='2.5' stroke-dasharray='" + dash + "'/>"
            : item.area ? "<path d='M0 3h20v7H0z' stroke='none'/>"
            : item.symbol ? (item.line ? "<path d='M0 6h20' stroke-width='2'/>" : "") +
                (shapes[item.symbol] || "<circle cx='10' cy='6' r='4'/>") : "<path d='M4 1h12v10H4z'/>";
        return "<svg width='20' height='12' aria-hidden='true' fill='" + color + "' stroke='" + color +
            "'>" + inside + "</svg>";
    }

    function fillKey(id, items) {
        const key = document.getElementById(id + "-key");
        key.textContent = "";
        for (const item of items || []) {
            const span = document.createElement("span");
            if (item.swatch || item.area) span.innerHTML = markup(item);
            span.append(item.words);
            key.append(span);
        }
    }

    function draw(chart, width) {
        const box = document.getElementById(chart.id);
        const room = width || box.clientWidth;
        if (!room) return;
        const made = heedCharts[chart.kind](chart, room);
        const words = box.dataset.words || (box.dataset.words = box.getAttribute("aria-label"));
        box.style.height = made.height + "px";
        const canvas = drawn.get(chart.id) || echarts.init(box, null, { renderer: "svg" });
        canvas.resize({ width: room, height: made.height });
        canvas.setOption(Object.assign({ animation: false,
            aria: { enabled: true, label: { description: words } } }, made.option), true);
        const svg = box.querySelector("svg");
        svg.setAttribute("viewBox", "0 0 " + room + " " + made.height);
        if (!drawn.has(chart.id)) {
            fillKey(chart.id, made.key);
            // Taller than a screen: what the marks mean stays in view while one scrolls.
            const key = document.getElementById(chart.id + "-key");
            if (made.height > 900) { key.classList.add("stays"); box.before(key); }
        }
        drawn.set(chart.id, canvas);
    }

    const visible = (chart) => document.getElementById(chart.id).offsetParent !== null;

    function drawVisible(onPaper) {
        for (const chart of charts.filter(visible)) {
            const half = document.getElementById(chart.id).closest(".pairs");
            draw(chart, onPaper ? (half ? halfPaper : paperWidth) : 0);
        }
    }

    // ---- Tables ------------------------------------------------------------------------------------

    // A cell that a spreadsheet could take for a formula is made plain text.
    function csvCell(cell) {
        const raw = cell.dataset.value === undefined ? cell.textContent : cell.dataset.value;
        const text = !cell.classList.contains("number") && /^[=+\-@\t]/.test(raw) ? "'" + raw : raw;
        return "\"" + text.trim().replace(/"/g, "\"\"") + "\"";
    }

    function download(table) {
        const name = table.caption.textContent.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60);
        const text = all("tr", table).map((row) => Array.from(row.cells).map(csvCell).join(","))
            .join("\r\n") + "\r\n";
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv" }));
        link.download = (name.replace(/^-|-$/g, "") || "data") + ".csv";
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    // Only what really scrolls is a stop on the way through the page with the Tab key.
    function markScrolling() {
        for (const box of all(".scroll")) {
            if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
            else box.removeAttribute("tabindex");
        }
    }

    // ---- Paper -------------------------------------------------------------------------------------

    let openedForPaper = [];

    function beforePaper() {
        openedForPaper = all("details[data-print=open]:not([open])");
        openedForPaper.forEach((one) => { one.open = true; });
        drawVisible(true);
    }

    function afterPaper() {
        openedForPaper.forEach((one) => { one.open = false; });
        openedForPaper = [];
        drawVisible(false);
    }

    // ---- Wiring ------------------------------------------------------------------------------------

    for (const details of all("details")) {
        details.addEventListener("toggle", () => {
            if (details.classList.contains("more")) drawVisible(false);
            markScrolling();
        });
    }
    for (const button of all("button.download")) {
        button.addEventListener("click", () => download(button.closest("details").querySelector("table")));
    }
    document.getElementById("open-all").addEventListener("click", () => {
        all("main details").forEach((one) => { one.open = true; });
    });

    let lastWidth = window.innerWidth;
    window.addEventListener("resize", () => {
        if (window.innerWidth === lastWidth || matchMedia("print").matches) return;
        lastWidth = window.innerWidth;
        drawVisible(false);
        markScrolling();
    });
    window.addEventListener("beforeprint", beforePaper);
    window.addEventListener("afterprint", afterPaper);
    drawVisible(false);
    markScrolling();
    document.documentElement.dataset.ready = "yes";
})();

// What the report's charts share, and those made of rows: the funnel, costs, forest plots.
"use strict";
var heedCharts = {};
(function () {
    const colors = ["#5d6875", "#0b5a94", "#b8480c", "#00734f", "#7b3f9a", "#7a5c00", "#0a7285",
        "#a12a5e"];
    const dashes = ["dashed", "solid", "solid", [8, 3], [2, 3], [10, 3, 2, 3], "solid", [4, 4]];
    const symbols = ["emptyCircle", "circle", "rect", "triangle", "diamond", "pin", "roundRect",
        "arrow"];
    const gradeColors = { strong: "#0b5a94", moderate: "#4a7fae", weak: "#b07d2b", assumed: "#b8480c" };
    const ink = "#1c2733", soft = "#55606d", line = "#dfe3e8";
    const font = getComputedStyle(document.body).fontFamily;

    const pick = (list, index) => list[index % list.length];
    const escape = (text) => String(text).replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");
    const known = (value) => typeof value === "number" && isFinite(value);

    // ---- Numbers and axes ------------------------------------------------------------------------

    function axisWords(value) {
        const size = Math.abs(value);
        const units = [[1e12, "\u00a0trillion"], [1e9, "\u00a0billion"], [1e6, "\u00a0million"]];
        const unit = units.find((one) => size >= one[0]);
        const text = unit ? String(+(size / unit[0]).toPrecision(4)) + unit[1]
            : size >= 1000 ? String(Math.round(size)).replace(/\B(?=(\d{3})+$)/g, "\u202f")
                : String(+size.toPrecision(6));
        return (value < 0 ? "\u2212" : "") + text;
    }

    function niceStep(span, wanted) {
        const rough = span / wanted, power = Math.pow(10, Math.floor(Math.log10(rough)));
        return [1, 2, 2.5, 5, 10].map((k) => k * power).find((step) => step >= rough * 0.999);
    }

    // An axis that includes zero and every value, with round ends and round steps.
    function axisOver(values, wanted) {
        const all = values.filter(known).concat(0);
        const low = Math.min(...all), high = Math.max(...all);
        if (low === high) return { min: 0, max: 1, interval: 1 };
        const step = niceStep(high - low, wanted);
        return { min: Math.floor(low / step + 1e-9) * step, max: Math.ceil(high / step - 1e-9) * step,
            interval: step };
    }

    function valueAxis(extent, more) {
        return Object.assign({
            type: "value", axisLine: { show: false }, axisTick: { show: false },
            splitLine: { lineStyle: { color: line } },
            axisLabel: { color: soft, fontFamily: font, fontSize: 12, formatter: axisWords,
                hideOverlap: true }
        }, extent, more);
    }

    const textStyle = (text, x, y, more) => ({ type: "text", silent: true, style: Object.assign(
        { text: text, x: x, y: y, fill: ink, font: "13px " + font, verticalAlign: "middle" }, more) });

    const tooltip = (lines) => Array.from(new Set(lines)).map(escape).join("<br>");
    const tooltipStyle = { confine: true, transitionDuration: 0, textStyle: { color: ink, fontSize: 13,
        fontFamily: font }, extraCssText: "max-width:20rem;white-space:normal;box-shadow:none" };

    // ---- Rows of a title with a bar below: the funnel, costs, what the answer leans on ------------

    function barRows(rows, extent, options) {
        const height = options.tall ? 58 : 42;
        return {
            height: rows.length * height + (options.axis ? 34 : 6),
            option: {
                grid: { left: options.axis ? 14 : 0, right: options.room, top: 0,
                    bottom: options.axis ? 30 : 2 },
                xAxis: valueAxis(extent, { show: Boolean(options.axis), splitLine: { show: false } }),
                yAxis: { type: "value", min: 0, max: rows.length, inverse: true, show: false },
                tooltip: Object.assign({ trigger: "item",
                    formatter: (item) => tooltip(rows[item.dataIndex].tip) }, tooltipStyle),
                series: [{ type: "custom", clip: false, data: rows.map((row, i) => [0, i]),
                    renderItem: (params, api) => barRow(rows[params.dataIndex], height, options, params,
                        api) }]
            }
        };
    }

    function barRow(row, height, options, params, api) {
        const box = params.coordSys, top = api.coord([0, params.dataIndex])[1], y = top + height - 20;
        const wide = box.width + options.room;
        const children = [
            textStyle(row.left, box.x, y - 4, { width: wide - 14, overflow: options.tall ? "break"
                : "truncate", lineHeight: 16, height: options.tall ? 32 : 16, lineOverflow: "truncate",
            verticalAlign: "bottom", font: (row.strong ? "bold " : "") + "13px " + font }),
            textStyle(row.right, box.x + wide - (options.axis ? 14 : 0), y + 7, { align: "right" }),
            { type: "rect", shape: { x: box.x, y: y, width: box.width, height: 14 },
                style: { fill: "#f2f4f6" } }];
        for (const part of row.parts) {
            const a = api.coord([part.from, 0])[0], b = api.coord([part.to, 0])[0];
            children.push({ type: "rect", style: { fill: part.color }, shape: { x: Math.min(a, b), y: y,
                width: Math.max(Math.abs(b - a) - (row.parts.length > 1 ? 1 : 0), 1.5), height: 14 } });
        }
        if (options.over) children.push(...options.over(row, y, api));
        return { type: "group", children: children };
    }

    function funnel(chart, width) {
        const rows = chart.bars.map((bar) => ({
            left: bar.label + (bar.breaks && width > 420 ? " \u2013 breaks off here" : ""),
            strong: bar.breaks, right: bar.words + (bar.percent ? "  (" + bar.percent + ")" : ""),
            parts: known(bar.value)
                ? [{ from: 0, to: Math.max(0, bar.value), color: bar.breaks ? colors[2] : colors[1] }] : [],
            tip: [bar.label, bar.words].concat(
                bar.percent ? [bar.percent + " of the stage above"] : [])
        }));
        const most = Math.max(1, ...chart.bars.map((bar) => bar.value).filter(known));
        return barRows(rows, { min: 0, max: most }, { room: roomFor(rows),
            tall: tooLong(rows, width) });
    }

    const tooLong = (rows, width) => rows.some((row) => row.left.length * 7.4 > width - 14);
    const roomFor = (rows) => 16 + 7.6 * Math.max(...rows.map((row) => row.right.length));

    function stacked(chart, width) {
        const rows = chart.arms.map((arm, at) => {
            let sum = 0;
            const parts = chart.items.map((item, i) => ({ from: sum, to: sum += item.values[at],
                color: pick(colors, i + 1) })).filter((part) => part.to > part.from);
            const named = chart.items.filter((item) => item.values[at] > 0)
                .map((item) => item.name + ": " + axisWords(item.values[at]));
            return { left: arm, right: chart.totals[at], parts: parts, sum: sum,
                tip: [arm].concat(named) };
        });
        const most = Math.max(1, ...rows.map((row) => row.sum));
        const made = barRows(rows, { min: 0, max: most }, { room: roomFor(rows),
            tall: tooLong(rows, width) });
        made.key = chart.items.map((item, i) => ({ swatch: pick(colors, i + 1), words: item.name }));
        return made;
    }

    function leaning(chart, width) {
        const rows = chart.bars.map((bar) => ({
            left: bar.label, right: bar.words + " (" + bar.grade + ")",
            parts: known(bar.value) ? [{ from: 0, to: bar.value,
                color: gradeColors[bar.grade] || colors[0] }] : [],
            tip: [bar.label, bar.path, "correlation " + bar.words, "source: " + bar.grade]
        }));
        const made = barRows(rows, { min: -1, max: 1, interval: 0.5 }, { axis: true,
            tall: tooLong(rows, width), room: roomFor(rows) });
        made.key = Object.keys(gradeColors).filter((g) => chart.bars.some((bar) => bar.grade === g))
            .map((grade) => ({ swatch: gradeColors[grade], words: grade }));
        return made;
    }

    // ---- Forest plots -----------------------------------------------------------------------------

    // Ends of the axis: one very wide range may not squeeze all the others, it gets an arrow.
    function forestExtent(rows) {
        const reach = rows.map((row) => Math.max(Math.abs(row.low || 0), Math.abs(row.high || 0),
            Math.abs(row.mean || 0))).sort((a, b) => a - b);
        const limit = 3 * reach[Math.floor((reach.length - 1) * 0.7)] || Infinity;
        const values = rows.flatMap((row) => [row.low, row.mean, row.high]).filter(known);
        if (values.every((value) => value === 0)) return { min: -1, max: 1, interval: 1 };
        return axisOver(values.map((v) => Math.max(-limit, Math.min(limit, v))), 5);
    }

    // Where each row stands: on a narrow screen a label has a line of its own above its ranges.
    function layRows(chart, narrow) {
        const scale = chart.percent ? 100 : 1;
        const scaled = (value) => known(value) ? value * scale : null;
        let top = 0, name = "";
        const rows = chart.rows.map((row) => {
            name = row.label || name;
            const own = narrow && row.label ? 22 : 0;
            const long = chart.series.length === 1 || chart.direct ? (row.label || "").length > 36 : 0;
            const height = row.heading ? 32 : narrow ? 34 + own : long ? 40 : row.label ? 28 : 24;
            const laid = Object.assign({}, row, { name: name, top: top, bottom: top + height,
                low: scaled(row.low), mean: scaled(row.mean), high: scaled(row.high) });
            top += height;
            return laid;
        });
        return { rows: rows, height: top };
    }

    function forest(chart, width) {
        const narrow = width < 600, laid = layRows(chart, narrow), rows = laid.rows;
        const extent = forestExtent(rows.filter((row) => !row.heading));
        const longest = Math.max(...rows.map((row) => row.heading ? 0 : row.words.length));
        const place = { narrow: narrow, left: narrow ? 0 : Math.min(280, width * 0.32), extent: extent,
            right: narrow ? 0 : Math.max(110, Math.min(width * 0.36, 7 * longest)) };
        return {
            height: laid.height + 64,
            option: {
                grid: { left: place.left + 12, right: place.right + 16, top: 22, bottom: 42 },
                xAxis: valueAxis(extent, { name: chart.axis, nameLocation: "middle", nameGap: 26,
                    nameTextStyle: { color: soft, fontSize: 12, fontFamily: font } }),
                yAxis: { type: "value", min: 0, max: laid.height, inverse: true, show: false },
                tooltip: Object.assign({ trigger: "item", formatter: (item) => {
                    const row = rows[item.dataIndex];
                    return tooltip(row.heading ? [row.heading]
                        : [row.name, chart.series[row.series].name, row.words]);
                } }, tooltipStyle),
                series: [{ type: "custom", clip: false, data: rows.map((row) => [0, row.top]),
                    renderItem: (params, api) => forestRow(rows[params.dataIndex], chart, place, params,
                        api) }]
            },
            key: forestKey(chart, rows.some((row) => known(row.low)),
                rows.some((row) => row.low < extent.min || row.high > extent.max))
        };
    }

    function forestKey(chart, ranged, clipped) {
        const key = chart.series.length > 1 && !chart.direct ? chart.series.map((one) => ({
            swatch: pick(colors, one.color), symbol: pick(symbols, one.color), words: one.name })) : [];
        key.push({ words: ranged ? "Filled mark: the range leaves out zero. Hollow mark: it includes zero, "
            + "or no range can be told." : "Means only: no range can be told." });
        if (clipped) key.push({ words: "Arrow: the range goes on beyond the chart." });
        return key;
    }

    function forestRow(row, chart, place, params, api) {
        const box = params.coordSys, zero = api.coord([0, 0])[0];
        const start = !place.narrow ? 0 : zero < 60 ? zero + 6 : 2;
        const end = box.x + box.width + place.right + 14, bottom = api.coord([0, row.bottom])[1];
        const children = params.dataIndex === 0 ? zeroLine(box, place, api, chart.zero) : [];
        if (row.heading) {
            children.push(textStyle(row.heading, start, bottom - 11, { font: "bold 13px " + font }));
            return { type: "group", children: children };
        }
        const y = bottom - (place.narrow ? 9 : Math.min(14, (row.bottom - row.top) / 2));
        const words = place.narrow ? y - 16 : y, lines = place.narrow ? 1 : 2;
        children.push(textStyle(row.words, end, words, { align: "right", font: "12px " + font,
            fill: known(row.mean) ? ink : soft, backgroundColor: "#ffffffd9", padding: [1, 2] }));
        if (row.label) {
            const top = place.narrow ? words - 28 : bottom - (row.bottom - row.top) + 5;
            children.push(textStyle(row.label, start, top, { overflow: lines > 1 ? "break" : "truncate",
                width: place.narrow ? end - 6 : place.left - 4, height: 16 * lines, lineHeight: 16,
                lineOverflow: "truncate", verticalAlign: "top", stroke: "#fff", lineWidth: 3 }));
        }
        if (known(row.mean)) children.push(...interval(row, chart, place, api, y));
        return { type: "group", children: children };
    }

    // Drawn with the first row, so that the words of all rows lie above it.
    function zeroLine(box, place, api, words) {
        const x = api.coord([0, 0])[0], half = 32;
        const middle = Math.max(half, Math.min(box.x + box.width + place.right + 14 - half, x));
        return [{ type: "line", shape: { x1: x, y1: box.y, x2: x, y2: box.y + box.height },
            style: { stroke: ink, lineWidth: 1 } },
        textStyle(words || "no change", middle, box.y - 10, { align: "center", fill: soft,
            font: "12px " + font })];
    }

    function interval(row, chart, place, api, y) {
        const at = (value) => api.coord([Math.max(place.extent.min, Math.min(place.extent.max, value)),
            0])[0];
        const number = chart.series[row.series].color, color = pick(colors, number), parts = [];
        const beyond = (value) => value < place.extent.min || value > place.extent.max;
        if (known(row.low) && known(row.high)) {
            parts.push({ type: "line", shape: { x1: at(row.low), y1: y, x2: at(row.high), y2: y },
                style: { stroke: color, lineWidth: 2 } });
            parts.push(...[row.low, row.high].map((value) => cap(value, at(value), y, color, place)));
        }
        if (beyond(row.mean)) parts.push(cap(row.mean, at(row.mean), y, color, place));
        else parts.push(markShape(number, at(row.mean), y, color, row.clear));
        return parts;
    }

    function cap(value, x, y, color, place) {
        const side = value < place.extent.min ? -1 : value > place.extent.max ? 1 : 0;
        if (!side) {
            return { type: "line", shape: { x1: x, y1: y - 4, x2: x, y2: y + 4 },
                style: { stroke: color, lineWidth: 2 } };
        }
        return { type: "polygon", style: { fill: color },
            shape: { points: [[x + side * 9, y], [x - side, y - 6], [x - side, y + 6]] } };
    }

    function markShape(number, x, y, color, clear) {
        const style = { fill: clear ? color : "#fff", stroke: color, lineWidth: 2 };
        const kind = pick(symbols, number), r = 5;
        if (kind === "rect" || kind === "roundRect") {
            return { type: "rect", shape: { x: x - r, y: y - r, width: 2 * r, height: 2 * r },
                style: style };
        }
        const points = { triangle: [[x, y - 6], [x + 6, y + 5], [x - 6, y + 5]],
            diamond: [[x, y - 7], [x + 6, y], [x, y + 7], [x - 6, y]] }[kind];
        return points ? { type: "polygon", shape: { points: points }, style: style }
            : { type: "circle", shape: { cx: x, cy: y, r: r }, style: style };
    }

    Object.assign(heedCharts, { funnel: funnel, stacked: stacked, leaning: leaning, forest: forest,
        style: { colors: colors, dashes: dashes, symbols: symbols, ink: ink, soft: soft, font: font,
            pick: pick, known: known, escape: escape, axisOver: axisOver, axisWords: axisWords,
            valueAxis: valueAxis, tooltip: tooltip, tooltipStyle: tooltipStyle, textStyle: textStyle,
            barRows: barRows, tooLong: tooLong, roomFor: roomFor } });
})();

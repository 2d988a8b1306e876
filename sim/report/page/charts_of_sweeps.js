// The charts of a sweep's report: what matters, bars around the middle, and an outcome over its factors.
"use strict";
(function () {
    const { colors, ink, soft, font, known, axisOver, axisWords, valueAxis, barRows, tooLong,
        roomFor, textStyle, tooltip, tooltipStyle } = heedCharts.style;
    const title = { nameLocation: "middle", nameTextStyle: { color: soft, fontSize: 12,
        fontFamily: font } };
    const alone = "#0b5a94", together = "#9fc3de", idle = "#8b95a1", idleLight = "#d3d8de";
    const below = ["#d3e4f1", "#9fc3de", "#5c97c4", "#0b5a94"];
    const above = ["#f8dfd0", "#efb891", "#dd7f45", "#b8480c"];

    // A round axis over the values, which need not hold zero.
    function axisAround(values, wanted) {
        const all = values.filter(known), low = Math.min(...all), high = Math.max(...all);
        const step = axisOver([high - low || Math.abs(high) || 1], wanted).interval;
        return { min: Math.floor(low / step + 1e-9) * step, max: Math.ceil(high / step - 1e-9) * step,
            interval: step };
    }

    // ---- What matters -----------------------------------------------------------------------------

    function weightRow(row, scale) {
        const whole = Math.max(0, row.whole || 0) * scale;
        const dark = row.alone === null || !scale ? whole : Math.min(whole,
            Math.max(0, row.alone) * scale);
        const parts = scale === 1 ? [{ from: 0, to: whole, color: row.clear ? alone : idle }]
            : [{ from: 0, to: dark, color: row.clear ? alone : idle },
                { from: dark, to: whole, color: row.clear ? together : idleLight }];
        return { left: row.label, strong: row.clear,
            parts: parts.filter((part) => part.to > part.from), low: row.low, high: row.high,
            tip: [row.label, row.words, row.clear ? "beyond chance" : "not beyond chance"] };
    }

    function weights(chart, width) {
        const scale = chart.percent ? 100 : 1;
        const short = (row) => width < 480 ? row.words.split(" (")[0] : row.words;
        const rows = chart.rows.map((row) => Object.assign(weightRow(row, scale), { right: short(row) }));
        const ends = chart.rows.flatMap((row) => [row.whole, row.high]).filter(known)
            .map((one) => one * scale);
        const extent = chart.percent ? { min: 0, max: 100, interval: 25 } : axisOver(ends, 4);
        const made = barRows(rows, extent, { axis: true, tall: tooLong(rows, width),
            room: roomFor(rows), over: (row, y, api) => whisker(row, y, api, scale, extent) });
        if (chart.percent) {
            made.option.xAxis.axisLabel.formatter = (value) => axisWords(value) + "\u00a0%";
        }
        made.key = chart.percent ? [{ swatch: alone, words: "by itself" },
            { swatch: together, words: "only together with others" }] : [];
        made.key.push({ swatch: idle, words: "grey: not beyond chance" });
        return made;
    }

    function whisker(row, y, api, scale, extent) {
        if (!known(row.low) || !known(row.high)) return [];
        const at = (value) => api.coord([Math.max(extent.min, Math.min(extent.max, value * scale)), 0])[0];
        const style = { stroke: ink, lineWidth: 1.5 }, middle = y + 7;
        const end = (x) => ({ type: "line", style: style,
            shape: { x1: x, y1: middle - 4, x2: x, y2: middle + 4 } });
        return [{ type: "line", style: style, shape: { x1: at(row.low), y1: middle, x2: at(row.high),
            y2: middle } }, end(at(row.low)), end(at(row.high))];
    }

    // ---- Bars around the middle -------------------------------------------------------------------

    function tornado(chart, width) {
        const ends = chart.rows.flatMap((row) => [row.at_low, row.at_high]);
        const middle = known(chart.middle) ? chart.middle : null;
        const extent = axisAround(ends.concat(middle === null ? [] : middle), width < 480 ? 3 : 5);
        const rows = chart.rows.map((row) => {
            const start = middle === null ? (row.at_low + row.at_high) / 2 : middle;
            const parts = [{ from: start, to: row.at_low, color: colors[6] },
                { from: start, to: row.at_high, color: colors[2] }];
            return { left: row.label, right: row.words, strong: false,
                parts: parts.sort((a, b) => Math.abs(b.to - start) - Math.abs(a.to - start)),
                tip: [row.label, axisWords(+row.at_low.toPrecision(3)) + " at " + row.low,
                    axisWords(+row.at_high.toPrecision(3)) + " at " + row.high] };
        });
        const zero = extent.min < 0 && extent.max > 0;
        const made = barRows(rows, extent, { axis: true, tall: tooLong(rows, width),
            room: roomFor(rows), over: (row, y, api) => [middle, zero ? 0 : null].filter(known).map(
                (value) => ({ type: "line", style: { stroke: value === middle ? soft : ink,
                    lineWidth: 1, lineDash: value === middle ? [3, 3] : [] },
                shape: { x1: api.coord([value, 0])[0], y1: y - 3, x2: api.coord([value, 0])[0],
                    y2: y + 17 } })) });
        made.key = [{ swatch: colors[6], words: "factor low" }, { swatch: colors[2],
            words: "factor high" }].concat(middle === null ? [] : { words: "Dashed: " +
                chart.middle_words + "." })
            .concat(zero ? { words: "Line: no effect." } : []);
        return made;
    }

    // ---- Over one factor --------------------------------------------------------------------------

    function scatterAxis(chart, width) {
        const named = Object.assign({ name: chart.x, nameGap: 28 }, title, { nameTextStyle:
            Object.assign({ width: width - 40, overflow: "truncate" }, title.nameTextStyle) });
        if (chart.levels.length === 0) {
            return valueAxis(axisAround(chart.points.map((p) => p[0]).concat(
                chart.means.map((m) => m.x)), width < 480 ? 4 : 6), named);
        }
        return valueAxis({ min: -0.5, max: chart.levels.length - 0.5, interval: 1 }, Object.assign(named,
            { axisLabel: { color: soft, fontFamily: font, fontSize: 12, hideOverlap: true,
                formatter: (value) => chart.levels[Math.round(value)] || "" } }));
    }

    function scatter(chart, width) {
        const means = chart.means.filter((m) => known(m.value));
        const intervals = { type: "custom", silent: true, data: means.map((m) => [m.x, m.value]), z: 4,
            renderItem: (params, api) => {
                const m = means[params.dataIndex];
                if (!known(m.low) || !known(m.high)) return null;
                const a = api.coord([m.x, m.low]), b = api.coord([m.x, m.high]);
                return { type: "line", shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] },
                    style: { stroke: colors[2], lineWidth: 2 } };
            } };
        return {
            height: 290,
            option: {
                grid: { left: 8, right: 16, top: 34, bottom: 28, containLabel: true },
                xAxis: scatterAxis(chart, width),
                yAxis: valueAxis(axisOver(chart.points.map((p) => p[1]), 5), { name: chart.y,
                    axisLine: { show: false, onZero: false },
                    nameLocation: "end", nameGap: 14, nameTextStyle: Object.assign({},
                        title.nameTextStyle, { align: "left" }) }),
                tooltip: Object.assign({ trigger: "item", formatter: (item) => tooltip(
                    [means[item.dataIndex].words, "mean " + axisWords(+means[item.dataIndex].value
                        .toPrecision(3)), means[item.dataIndex].points + " points"]) }, tooltipStyle),
                series: [{ type: "scatter", silent: true, symbolSize: 5, data: chart.points,
                    itemStyle: { color: colors[1], opacity: 0.3 }, emphasis: { disabled: true },
                    markLine: { silent: true, symbol: "none", animation: false, label: { show: false },
                        data: [{ yAxis: 0 }], lineStyle: { color: ink, type: "solid", width: 1 } } },
                intervals,
                { type: "line", symbol: "circle", symbolSize: 8, z: 5, emphasis: { disabled: true },
                    data: means.map((m) => [m.x, m.value]), lineStyle: { color: colors[2], width: 2 },
                    itemStyle: { color: colors[2] } }]
            },
            key: [{ swatch: colors[1], symbol: "circle", words: "a point" }, { swatch: colors[2], line: true,
                symbol: "circle", words: "mean of points that are alike in this factor" }]
        };
    }

    // ---- Over two factors -------------------------------------------------------------------------

    // Colours in steps of equal width, so that cells of one colour read as the band of a contour.
    function shadesOf(chart) {
        const values = chart.cells.map((cell) => cell.value).filter(known);
        const low = Math.min(...values), high = Math.max(...values);
        const reach = chart.around_zero ? Math.max(Math.abs(low), Math.abs(high)) : high - low;
        const step = (reach || 1) / 4, place = (size) => Math.min(3, Math.floor(size / step));
        const words = (value) => axisWords(+value.toPrecision(2));
        if (!chart.around_zero) {
            return { of: (value) => below[place(value - low)], key: below.map((color, i) => ({
                swatch: color, words: words(low + i * step) + " to " + words(low + (i + 1) * step) })) };
        }
        const none = "#f2f4f6", some = values.some((value) => value === 0);
        const bands = (list, sign) => list.map((color, i) => ({ swatch: color,
            words: words(sign * i * step) + " to " + words(sign * (i + 1) * step) }));
        return { of: (value) => value === 0 ? none
            : (value < 0 ? below : above)[place(Math.abs(value))],
        key: (low < 0 ? bands(below, -1).reverse() : []).concat(some ? { swatch: none,
            words: "no difference" } : []).concat(high > 0 ? bands(above, 1) : []) };
    }

    function cellShape(cell, shades, api) {
        const middle = api.coord([cell.column, cell.row]), size = api.size([1, 1]);
        const box = { x: middle[0] - size[0] / 2 + 1, y: middle[1] - size[1] / 2 + 1,
            width: size[0] - 2, height: size[1] - 2 };
        if (!known(cell.value)) {
            return { type: "rect", shape: box, style: { fill: "#fff", stroke: "#dfe3e8" } };
        }
        const fill = shades.of(cell.value), dark = [below[3], above[3], below[2]].includes(fill);
        const text = axisWords(+cell.value.toPrecision(2)), fits = text.length * 6.8 < box.width;
        return { type: "group", children: [{ type: "rect", shape: box, style: { fill: fill } }].concat(
            fits ? textStyle(text, box.x + box.width / 2, box.y + box.height / 2, { align: "center",
                font: "12px " + font, fill: dark ? "#fff" : ink }) : []) };
    }

    function grid(chart, width) {
        const shades = shadesOf(chart), steep = width / chart.columns.length < 100;
        const labels = (list) => ({ color: soft, fontFamily: font, fontSize: 11, interval: 0,
            hideOverlap: true, formatter: (text) => text.replace(" to ", "\u2013") });
        const axis = (list, name, more) => Object.assign({ type: "category", data: list, name: name,
            axisTick: { show: false }, axisLine: { show: false }, axisLabel: labels(list) }, title, more);
        return {
            height: 90 + 38 * Math.max(3, chart.rows.length),
            option: {
                grid: { left: 8, right: 10, top: 30, bottom: 24, containLabel: true },
                xAxis: axis(chart.columns, chart.x, { nameGap: steep ? 52 : 28, axisLabel: Object.assign(
                    labels(chart.columns), { rotate: steep ? 35 : 0 }),
                nameTextStyle: Object.assign({ width: width - 40, overflow: "truncate" },
                    title.nameTextStyle) }),
                yAxis: axis(chart.rows, chart.y, { nameLocation: "end", nameGap: 10, nameTextStyle:
                    Object.assign({}, title.nameTextStyle, { align: "left", width: width - 60,
                        overflow: "truncate" }) }),
                tooltip: Object.assign({ trigger: "item", formatter: (item) => {
                    const cell = chart.cells[item.dataIndex];
                    return tooltip([chart.x + ": " + chart.columns[cell.column], chart.y + ": " +
                        chart.rows[cell.row], known(cell.value) ? "mean " + axisWords(
                        +cell.value.toPrecision(3)) : "no point", cell.points + " points"]);
                } }, tooltipStyle),
                series: [{ type: "custom", data: chart.cells.map((cell) => [cell.column, cell.row]),
                    renderItem: (params, api) => cellShape(chart.cells[params.dataIndex], shades, api) }]
            },
            key: shades.key
        };
    }

    // ---- All points -------------------------------------------------------------------------------

    function histogram(chart, width) {
        const bins = chart.bins, step = bins[0].to - bins[0].from;
        const none = bins.some((bin) => bin.from === bin.to);
        const bar = (params, api) => {
            const bin = bins[params.dataIndex], at = bin.from === bin.to ? 6 : 0;
            const a = api.coord([bin.from, bin.points]), b = api.coord([bin.to, 0]);
            return { type: "rect", style: { fill: at ? idle : bin.to <= step * 1e-9 ? alone : colors[2] },
                shape: { x: a[0] + 1 - at, y: a[1], width: Math.max(1, b[0] - a[0] - 2 + 2 * at),
                    height: b[1] - a[1] } };
        };
        return {
            height: 220,
            option: {
                grid: { left: 8, right: 16, top: 34, bottom: 28, containLabel: true },
                xAxis: valueAxis(axisOver(bins.flatMap((bin) => [bin.from, bin.to]), width < 480 ? 3 : 8),
                    Object.assign({ name: chart.x, nameGap: 28 }, title)),
                yAxis: valueAxis(axisOver(bins.map((bin) => bin.points), 4), { name: "Points",
                    axisLine: { show: false, onZero: false },
                    nameLocation: "end", nameGap: 14, nameTextStyle: Object.assign({},
                        title.nameTextStyle, { align: "left" }) }),
                tooltip: Object.assign({ trigger: "item", formatter: (item) => {
                    const bin = bins[item.dataIndex];
                    return tooltip([bin.from === bin.to ? "no difference" : axisWords(bin.from) + " to " +
                        axisWords(bin.to), bin.points + " points"]);
                } }, tooltipStyle),
                series: [{ type: "custom", renderItem: bar, data: bins.map((bin) => [bin.from, bin.points]) },
                    { type: "line", data: [], silent: true, markLine: { silent: true, symbol: "none",
                        animation: false, label: { show: false }, data: none ? [] : [{ xAxis: 0 }],
                        lineStyle: { color: ink, type: "solid", width: 1.5 } } }]
            },
            key: [{ swatch: alone, words: "below zero" }].concat(none ? { swatch: idle,
                words: "no difference" } : []).concat({ swatch: colors[2], words: "above zero" })
        };
    }

    Object.assign(heedCharts, { weights: weights, tornado: tornado, scatter: scatter, grid: grid,
        histogram: histogram });
})();

// The report's charts with two axes: time series, coverage by risk, cost against effect.
"use strict";
(function () {
    const { colors, dashes, symbols, ink, soft, font, pick, known, axisOver, axisWords, valueAxis,
        tooltip, tooltipStyle } = heedCharts.style;
    const title = { nameLocation: "middle", nameTextStyle: { color: soft, fontSize: 12,
        fontFamily: font } };

    // ---- Time series ------------------------------------------------------------------------------

    const time = (date) => Date.parse(date + "T00:00:00Z");

    function lines(chart) {
        const middles = chart.periods.map((p) => (time(p.start) + time(p.end) + 864e5) / 2);
        const values = chart.series.flatMap((s) => s.points.flatMap((p) => [p.low, p.mean, p.high]));
        const series = [];
        chart.series.forEach((one) => {
            series.push(band(one, middles), meanLine(one, middles));
        });
        const strips = 13 * new Set(chart.bands.map((b) => b.letter)).size;
        if (strips) series.push(campaignStrips(chart.bands));
        return {
            height: 280 + strips,
            option: {
                useUTC: true,
                grid: { left: 8, right: 14, top: 14 + strips, bottom: 8, containLabel: true },
                xAxis: { type: "time", min: time(chart.periods[0].start),
                    max: time(chart.periods[chart.periods.length - 1].end) + 864e5,
                    axisLine: { lineStyle: { color: soft }, onZero: false },
                    axisLabel: { color: soft, fontFamily: font, fontSize: 12, hideOverlap: true } },
                yAxis: valueAxis(axisOver(values, 5)),
                tooltip: Object.assign({ trigger: "axis", formatter: (items) => seriesTip(chart, items) },
                    tooltipStyle),
                series: series.concat(chart.difference ? [zeroLine()] : [])
            },
            key: seriesKey(chart)
        };
    }

    const zeroLine = () => ({ type: "line", data: [], silent: true, markLine: { silent: true,
        symbol: "none", animation: false, label: { show: false }, data: [{ yAxis: 0 }],
        lineStyle: { color: ink, type: "solid", width: 1 } } });

    function meanLine(one, middles) {
        const color = pick(colors, one.color);
        return { type: "line", name: one.name, z: 3, symbol: pick(symbols, one.color), symbolSize: 7,
            showAllSymbol: true, itemStyle: { color: color, borderWidth: 2 }, lineStyle: { color: color,
                width: 2, type: pick(dashes, one.color) }, emphasis: { disabled: true },
            data: one.points.map((p, i) => [middles[i], known(p.mean) ? p.mean : "-"]) };
    }

    // The range as one polygon for each unbroken run of periods; a period alone has a narrow one.
    function band(one, middles) {
        const runs = [[]];
        one.points.forEach((p, i) => {
            if (known(p.low) && known(p.high)) runs[runs.length - 1].push([middles[i], p.low, p.high]);
            else runs.push([]);
        });
        const data = runs.filter((run) => run.length > 0), half = 4;
        return { type: "custom", silent: true, z: 1, clip: true, tooltip: { show: false },
            data: data.map((run) => run[0]), encode: { x: 0, y: [1, 2] },
            renderItem: (params, api) => {
                const run = data[params.dataIndex];
                const along = (end) => run.map((p) => api.coord([p[0], p[end]])).flatMap((at) =>
                    run.length > 1 ? [at] : [[at[0] - half, at[1]], [at[0] + half, at[1]]]);
                const points = along(2).concat(along(1).reverse());
                return { type: "polygon", shape: { points: points },
                    style: { fill: pick(colors, one.color), opacity: 0.14 } };
            } };
    }

    // Campaigns as strips above the chart, one line for each, with its letter where it begins.
    function campaignStrips(bands) {
        const letters = Array.from(new Set(bands.map((b) => b.letter)));
        const data = bands.filter((b) => b.start && b.end);
        return { type: "custom", silent: true, clip: false, tooltip: { show: false },
            data: data.map((b) => [time(b.start), 0]), encode: { x: 0, y: 1 },
            renderItem: (params, api) => {
                const b = data[params.dataIndex], box = params.coordSys;
                const inside = (x) => Math.max(box.x, Math.min(box.x + box.width, x));
                const from = inside(api.coord([time(b.start), 0])[0]);
                const to = inside(api.coord([time(b.end) + 864e5, 0])[0]);
                const y = box.y - 8 - 13 * (letters.length - letters.indexOf(b.letter));
                return { type: "group", children: [
                    { type: "rect", shape: { x: from, y: y + 3, width: Math.max(2, to - from), height: 7 },
                        style: { fill: "#b99a4b" } },
                    { type: "text", style: { text: b.letter, x: from - 3, y: y + 6.5, align: "right",
                        verticalAlign: "middle", fill: ink, font: "bold 11px " + font } }] };
            } };
    }

    function seriesKey(chart) {
        const named = new Map(chart.bands.map((b) => [b.letter, b.title]));
        return chart.series.map((one) => ({ swatch: pick(colors, one.color), line: true,
            symbol: pick(symbols, one.color), words: one.name }))
            .concat([{ words: "Shaded band: range of 95 % of the simulated worlds." }])
            .concat(named.size ? [{ area: true, words: "Campaigns at work: " + Array.from(named).map(
                (one) => one[0] + " \u2013 " + one[1]).join("; ") }] : []);
    }

    function seriesTip(chart, items) {
        const item = items.find((one) => one.seriesType === "line");
        if (!item) return "";
        return tooltip([chart.periods[item.dataIndex].label].concat(chart.series.map(
            (one) => one.name + ": " + one.points[item.dataIndex].words)));
    }

    // ---- Coverage by risk -------------------------------------------------------------------------

    function deciles(chart) {
        const values = chart.values.map((value) => known(value) ? value * 100 : "-");
        const asked = known(chart.asked) ? [{ yAxis: chart.asked * 100 }] : [];
        const top = axisOver(values.concat(asked.map((one) => one.yAxis)), 4);
        const rising = (values[values.length - 1] || 0) > (values[0] || 0);
        const label = rising ? "insideStartTop" : "insideEndTop";
        return {
            height: 250,
            option: {
                grid: { left: 8, right: 12, top: 14, bottom: 24, containLabel: true },
                xAxis: Object.assign({ type: "category", data: chart.values.map((v, i) => String(i + 1)),
                    name: "lowest risk  \u2190  tenths of people  \u2192  highest risk", nameGap: 26,
                    axisTick: { show: false }, axisLine: { lineStyle: { color: soft } },
                    axisLabel: { color: soft, fontFamily: font, fontSize: 12, interval: 0 } }, title),
                yAxis: valueAxis(top, { axisLabel: { color: soft, fontFamily: font, fontSize: 12,
                    formatter: (value) => axisWords(value) + "\u00a0%" } }),
                tooltip: Object.assign({ trigger: "axis", axisPointer: { type: "none" },
                    formatter: (items) => tooltip(["Tenth " + items[0].name + " by risk",
                        known(items[0].value) ? items[0].value.toFixed(0) + " % reached" : "not available"])
                }, tooltipStyle),
                series: [{ type: "bar", data: values, barWidth: "70%", emphasis: { disabled: true },
                    itemStyle: { color: pick(colors, chart.color) },
                    markLine: { silent: true, symbol: "none", animation: false, data: asked,
                        label: { position: label, formatter: chart.asked_words, color: ink,
                            fontFamily: font, fontSize: 12, textBorderColor: "#fff", textBorderWidth: 3 },
                        lineStyle: { color: ink, type: "dashed", width: 1.5 } } }]
            }
        };
    }

    // ---- Cost against effect ----------------------------------------------------------------------

    function plane(chart, width) {
        const costs = axisOver(chart.points.map((p) => p.cost * 1.05), width < 480 ? 3 : 5);
        const effects = axisOver(chart.points.flatMap((p) => [p.low, p.mean, p.high]), 5);
        const rangeLine = (params, api) => {
            const p = chart.points[params.dataIndex];
            if (!known(p.low) || !known(p.high)) return null;
            const a = api.coord([p.cost, p.low]), b = api.coord([p.cost, p.high]);
            return { type: "line", shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] },
                style: { stroke: pick(colors, p.color), lineWidth: 2 } };
        };
        const named = (p) => ({ value: [p.cost, p.mean], symbol: pick(symbols, p.color),
            itemStyle: { color: pick(colors, p.color), opacity: 1 } });
        return {
            height: 300,
            option: {
                grid: { left: 8, right: 20, top: 36, bottom: 26, containLabel: true },
                xAxis: valueAxis(costs, Object.assign({ name: chart.x, nameGap: 28 }, title)),
                yAxis: valueAxis(effects, { name: chart.y, nameLocation: "end", nameGap: 14,
                    nameTextStyle: Object.assign({}, title.nameTextStyle, { align: "left" }) }),
                tooltip: Object.assign({ trigger: "item", formatter: (item) => tooltip(
                    [chart.points[item.dataIndex].name, chart.points[item.dataIndex].words]) },
                tooltipStyle),
                series: [{ type: "line", silent: true, symbol: "none", data: chart.frontier || [],
                    lineStyle: { color: soft, type: "dashed", width: 1.5 } },
                { type: "custom", silent: true, renderItem: rangeLine,
                    data: chart.points.map((p) => [p.cost, p.mean]) },
                { type: "scatter", symbolSize: 12, data: chart.points.map(named),
                    emphasis: { disabled: true }, markLine: { silent: true, symbol: "none",
                        animation: false, label: { show: false }, data: [{ yAxis: 0 }],
                        lineStyle: { color: ink, type: "solid", width: 1 } } }]
            },
            key: chart.points.map((p) => ({ swatch: pick(colors, p.color),
                symbol: pick(symbols, p.color), words: p.name }))
        };
    }

    // ---- Probability of being the best ------------------------------------------------------------

    function curves(chart, width) {
        const worths = axisOver(chart.series.flatMap((one) => one.points.map((p) => p[0])),
            width < 480 ? 3 : 5);
        worths.max = Math.max(...chart.series.flatMap((one) => one.points.map((p) => p[0])));
        const series = chart.series.map((one) => ({ type: "line", name: one.name, symbol: "none",
            emphasis: { disabled: true }, lineStyle: { color: pick(colors, one.color), width: 2.5,
                type: pick(dashes, one.color) }, itemStyle: { color: pick(colors, one.color) },
            data: one.points.map((p) => [p[0], known(p[1]) ? p[1] * 100 : "-"]) }));
        return {
            height: 300,
            option: {
                grid: { left: 8, right: 24, top: 14, bottom: 26, containLabel: true },
                xAxis: valueAxis(worths, Object.assign({ name: chart.x, nameGap: 28 }, title)),
                yAxis: valueAxis({ min: 0, max: 100, interval: 25 }, { axisLabel: { color: soft,
                    fontFamily: font, fontSize: 12, formatter: (v) => axisWords(v) + "\u00a0%" } }),
                tooltip: Object.assign({ trigger: "axis", formatter: (items) => tooltip(
                    ["Worth " + axisWords(items[0].value[0])].concat(items.map((one) =>
                        one.seriesName + ": " + (known(one.value[1]) ? one.value[1].toFixed(0) + " %"
                            : "not available")))) }, tooltipStyle),
                series: series
            },
            key: chart.series.map((one) => ({ swatch: pick(colors, one.color), line: true,
                stroke: pick(dashes, one.color), words: one.name }))
        };
    }

    Object.assign(heedCharts, { curves: curves, lines: lines, deciles: deciles, plane: plane });
})();

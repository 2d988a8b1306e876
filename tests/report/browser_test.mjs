// Opens finished reports in a browser without network, wide and narrow, and holds what they promise.
// Usage: node browser_test.mjs [--shots DIR] FILE.html...   (CHROMIUM names another browser)
// Exit code 0: all held; 1: something did not; 77: skipped, because the browser or a module is missing.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const browserPath = process.env.CHROMIUM || "/usr/bin/chromium";
const sizes = [{ name: "wide", width: 1280, height: 900 }, { name: "narrow", width: 360, height: 740 }];

function skip(reason) {
    console.log(`browser_test: SKIPPED: ${reason}; the report was NOT opened in a browser`);
    process.exit(77);
}

function read_arguments(given) {
    const at = given.indexOf("--shots");
    const shots = at < 0 ? null : given[at + 1];
    const files = given.filter((one, i) => at < 0 || (i !== at && i !== at + 1));
    if (files.length === 0 || (at >= 0 && !shots)) {
        console.error("usage: node browser_test.mjs [--shots DIR] FILE.html...");
        process.exit(1);
    }
    return { files, shots };
}

async function load_modules() {
    try {
        const { chromium } = await import("playwright-core");
        const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
        return { chromium, axe };
    } catch (error) {
        return skip(`needs 'npm ci' in tests/report (${error.code || error.message})`);
    }
}

const results = { passed: 0, failed: 0 };

function expect(held, where, sentence, detail = "") {
    results[held ? "passed" : "failed"] += 1;
    if (!held) console.log(`FAILED ${where}: ${sentence}${detail ? `\n       ${detail}` : ""}`);
}

// A page that keeps a list of everything it should not have said or asked for.
async function open_page(browser, file, size, options = {}) {
    const context = await browser.newContext({ viewport: { width: size.width, height: size.height },
        offline: true, reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => {
        if (!/^(file|data|blob):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(resolve(file)).href);
    if (options.javaScriptEnabled !== false) {
        await page.waitForFunction("document.documentElement.dataset.ready === 'yes'", null,
            { timeout: 20000 }).catch(() => {
            throw new Error(`its scripts did not come to their end: ${complaints.join("; ")}`);
        });
    }
    return { context, page, complaints };
}

async function check_first_screen(page, where) {
    const seen = await page.evaluate(() => {
        const answer = document.querySelector(".answer .sentence, .answer .plain");
        const box = answer && answer.getBoundingClientRect();
        return { text: answer ? answer.textContent.trim() : "", top: box && box.top,
            bottom: box && box.bottom, height: innerHeight,
            words_before: document.querySelector("h1, .question").textContent.length };
    });
    expect(seen.text.length > 20, where, "the page has an answer in words");
    const room = seen.words_before > 120 ? 2 * seen.height : seen.height;  // a title can be too long
    expect(seen.bottom <= room || !seen.text, where, "the first screen holds the answer",
        `it reaches from ${seen.top} to ${seen.bottom} of ${seen.height} pixels`);
}

async function check_charts(page, where) {
    await page.evaluate(() => document.querySelectorAll("main details").forEach((d) => { d.open = true; }));
    await page.waitForTimeout(150);
    const charts = await page.evaluate(() => {
        const wanted = JSON.parse(document.getElementById("charts").textContent);
        return { wanted: wanted.length, boxes: document.querySelectorAll(".chart").length,
            each: wanted.map((chart) => {
                const box = document.getElementById(chart.id), figure = box.closest("figure");
                const table = figure.querySelector("details.data table");
                return { id: chart.id, kind: chart.kind, role: box.getAttribute("role"),
                    words: box.getAttribute("aria-label") || "",
                    shapes: box.querySelectorAll("svg path, svg text").length,
                    rows: table ? table.tBodies[0].rows.length : 0,
                    heads: table ? table.querySelectorAll("th[scope]").length : 0,
                    button: Boolean(figure.querySelector("button.download")) };
            }) };
    });
    expect(charts.boxes === charts.wanted, where, "every chart in the data has its place",
        `${charts.wanted} charts, ${charts.boxes} places`);
    for (const one of charts.each) {
        const name = `${where}, ${one.id} (${one.kind})`;
        expect(one.shapes > 3, name, "the chart is drawn", `${one.shapes} shapes`);
        expect(one.role === "img" && one.words.length > 30, name, "the chart says itself in words");
        expect(one.rows > 0 && one.heads > 1, name, "the chart has its data in a table");
        expect(one.button, name, "the data can be downloaded");
    }
    return charts.wanted;
}

async function check_width(page, where) {
    const wide = await page.evaluate(() => {
        const room = document.documentElement.clientWidth;
        const over = [...document.querySelectorAll("body *")].filter((one) =>
            !one.closest(".scroll, svg, pre, .unseen, .skip") && one.getBoundingClientRect().right > room + 1);
        return { scroll: document.documentElement.scrollWidth, room,
            over: over.slice(0, 3).map((one) => `${one.tagName}.${one.className}`) };
    });
    expect(wide.scroll <= wide.room && wide.over.length === 0, where, "nothing reaches beyond the screen",
        `${wide.scroll} of ${wide.room} pixels; ${wide.over.join(", ")}`);
}

async function check_access(page, axe, where) {
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await globalThis.axe.run(document, {
        resultTypes: ["violations"] })).violations.map((v) => ({ id: v.id, impact: v.impact,
        what: v.help, nodes: v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)) })));
    const grave = violations.filter((v) => ["serious", "critical"].includes(v.impact));
    expect(grave.length === 0, where, "axe finds nothing serious or critical", JSON.stringify(grave));
    const minor = violations.filter((v) => !grave.includes(v)).map((v) => `${v.id} (${v.impact})`);
    if (minor.length > 0) console.log(`note   ${where}: axe, less grave: ${minor.join(", ")}`);
}

async function check_keyboard(page, where) {
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => document.activeElement.className);
    expect(first === "skip", where, "the first stop of the Tab key is the skip link", first);
}

async function check_download(page, where) {
    const button = page.locator("button.download").first();
    if (await button.count() === 0) return;
    const rows = await button.evaluate((one) => one.closest("details").querySelectorAll("tr").length);
    const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
    const text = readFileSync(await file.path(), "utf8").trimEnd();
    expect(text.split("\r\n").length === rows, where, "the CSV file has a line for every row of the table");
}

async function check_paper(page, where, shot) {
    const pdf = await page.pdf(shot ? { path: shot, preferCSSPageSize: true } : { preferCSSPageSize: true });
    expect(pdf.length > 10000, where, "the page prints", `${pdf.length} bytes`);
}

async function check_file(browser, axe, file, size, shots) {
    const where = `${basename(file)} ${size.name}`;
    const stem = shots && join(shots, `${basename(file, ".html")}-${size.name}`);
    const { context, page, complaints } = await open_page(browser, file, size);
    await check_keyboard(page, where);
    await check_first_screen(page, where);
    if (shots) await page.screenshot({ path: `${stem}-first.png` });
    if (shots) await page.screenshot({ path: `${stem}.png`, fullPage: true, timeout: 120000 });
    await check_paper(page, where, stem && `${stem}.pdf`);
    const count = await check_charts(page, where);
    await check_width(page, where);
    await check_access(page, axe, where);
    await check_download(page, where);
    if (shots) await page.screenshot({ path: `${stem}-open.png`, fullPage: true, timeout: 120000 });
    expect(complaints.length === 0, where, "the browser has nothing to complain of", complaints.join("; "));
    await context.close();
    return count;
}

async function check_without_script(browser, file) {
    const where = `${basename(file)} without JavaScript`;
    const { context, page } = await open_page(browser, file, sizes[1], { javaScriptEnabled: false });
    const answer = page.locator(".answer .sentence, .answer .plain").first();
    expect(await answer.isVisible(), where, "the answer can be read");
    const data = page.locator("details.data").first();
    if (await data.count() > 0) {
        await data.locator("summary").click();
        expect(await data.locator("table").isVisible(), where, "a chart's data can be opened");
        expect(!await page.locator(".chart").first().isVisible(), where, "no empty chart is shown");
    }
    await context.close();
}

const { files, shots } = read_arguments(process.argv.slice(2));
if (!existsSync(browserPath)) skip(`no browser at ${browserPath}`);
const { chromium, axe } = await load_modules();
if (shots) mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox",
    "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb",
    "--font-render-hinting=none"] });
for (const file of files) {
    try {
        for (const size of sizes) {
            const count = await check_file(browser, axe, file, size, shots);
            console.log(`opened ${basename(file)} at ${size.width} pixels: ${count} charts`);
        }
        await check_without_script(browser, file);
    } catch (error) {
        expect(false, basename(file), "the page can be read to its end", error.message.split("\n")[0]);
    }
}
await browser.close();
console.log(`browser_test: ${results.passed} passed, ${results.failed} failed`);
process.exit(results.failed === 0 ? 0 : 1);

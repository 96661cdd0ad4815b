/** The report's page in a real browser. Without one, says so and is skipped. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { renderPage } from "../../preview/report/html/page";
import { runPreview } from "../support/command";
import { makeFolder } from "../support/projects";
import { root, STACKS } from "../support/program";
import { makeChange, makeChanges, makeReport, makeStack } from "../support/reports";
import { findChromium } from "./find-chromium";

const DESKTOP = { viewport: { width: 1100, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 } };
const HOSTILE = `</script><img src=x onerror="document.title='taken'">`;

interface Opened {
  readonly page: Page;
  /** What the browser wrote to its console, threw, or asked for besides the page itself. */
  readonly noise: string[];
}

describe("the page in a browser", () => {
  const folder = makeFolder();
  const real = path.join(folder, "real.html");
  const hostile = path.join(folder, "hostile.html");
  let browser: Browser;

  before(async function () {
    const executablePath = findChromium();
    if (executablePath === undefined) {
      process.stdout.write("    no Chromium at CHROME_PATH or /usr/bin/chromium: the browser's specs are skipped\n");
      this.skip();
    }
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    await runPreview(root, ["--html", real]);
    const long = makeStack("a-stack-with-a-name-that-is-far-too-long-for-any-telephone-in-the-world");
    const changes = makeChanges("dev", [makeChange(HOSTILE), makeChange("x".repeat(300))]);
    const failed = makeStack(HOSTILE, { succeeded: false, errors: [HOSTILE.repeat(20)] });
    writeFileSync(hostile, renderPage(makeReport({ stacks: [makeStack("dev"), long, failed], changes: [changes] })));
  });

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  async function open(file: string, options: BrowserContextOptions = DESKTOP): Promise<Opened> {
    const page = await browser.newPage(options);
    const noise: string[] = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(String(error)));
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(file).href) noise.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return { page, noise };
  }

  async function findBarriers(page: Page): Promise<string[]> {
    // Through the debugger, which the page's policy does not bind.
    await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    const { violations } = await page.evaluate<AxeResults>("axe.run()");
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  it("opens without an error and without a request", async () => {
    const { page, noise } = await open(real);
    await page.waitForTimeout(200);
    assert.deepEqual(noise, []);
  });

  it("takes a zone away at a click, and gives it back", async () => {
    const { page } = await open(real);
    const drill = page.locator("#s0 .drill");
    assert.equal(await drill.locator(".is-lost").count(), 0);
    await drill.getByRole("button", { name: "Lose zone a" }).click();
    assert.equal(await drill.locator(".zone.is-lost h4").innerText(), "ap-northeast-2a");
    assert.match(await drill.locator(".outcome:visible").innerText(), /^Without zone a: stops/);
    assert.equal(await drill.getByRole("button", { pressed: true }).innerText(), "Lose zone a");
    await drill.getByRole("button", { name: "Nothing lost" }).click();
    assert.equal(await drill.locator(".is-lost").count(), 0);
    assert.equal(await drill.locator(".outcome:visible").count(), 0);
  });

  it("takes away exactly one place for every other failure", async () => {
    const { page } = await open(real);
    const drill = page.locator("#s0 .drill");
    for (const button of await drill.getByRole("button", { name: /^Lose (?!zone)/ }).all()) {
      await button.click();
      assert.equal(await drill.locator(".is-lost").count(), 1, await button.innerText());
      assert.equal(await drill.locator(".outcome:visible").count(), 1);
    }
  });

  it("does all that by keyboard", async () => {
    const { page } = await open(real);
    await page.keyboard.press("Tab");
    assert.equal(await page.locator(":focus").innerText(), STACKS[0]);
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.getByRole("tab", { selected: true }).innerText(), STACKS[1]);
    assert.deepEqual([await page.locator("#s0").isVisible(), await page.locator("#s1").isVisible()], [false, true]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#s1 .outcome:visible").innerText(), /^Without zone a: goes on/);
  });

  it("shows a stack at a click on its tab", async () => {
    const { page } = await open(real);
    await page.getByRole("tab", { name: "prod" }).click();
    assert.equal(await page.locator(".stack:visible h2").innerText(), "prod");
  });

  it("shows everything without a script, and on paper", async () => {
    const { page } = await open(real, { ...DESKTOP, javaScriptEnabled: false });
    assert.equal(await page.locator(".stack:visible").count(), STACKS.length);
    assert.equal(await page.locator("button:visible").count(), 0);
    const { page: printed } = await open(real);
    await printed.emulateMedia({ media: "print" });
    assert.equal(await printed.locator(".stack:visible").count(), STACKS.length);
    assert.equal(await printed.locator("button:visible").count(), 0);
  });

  it("fits a phone: nothing is wider than the screen", async () => {
    for (const file of [real, hostile]) {
      const { page } = await open(file, PHONE);
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        for (const fold of await page.locator(".stack:visible summary").all()) await fold.click();
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), PHONE.viewport.width);
      }
    }
  });

  it("is dark where the reader's system is, and still where it asks for less motion", async () => {
    const read = async (options: BrowserContextOptions): Promise<string> => {
      const { page } = await open(real, options);
      return page.evaluate<string>(
        "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('button')).transitionDuration",
      );
    };
    assert.equal(await read(DESKTOP), "rgb(255, 255, 255)0.15s");
    assert.equal(await read({ ...DESKTOP, colorScheme: "dark", reducedMotion: "reduce" }), "rgb(20, 23, 27)0s");
  });

  it("has no barrier that a checker finds, light or dark, wide or narrow, with a zone lost", async () => {
    for (const options of [DESKTOP, { ...DESKTOP, colorScheme: "dark" as const }, PHONE]) {
      const { page } = await open(real, { ...options, reducedMotion: "reduce" });
      for (const fold of await page.locator(".stack:visible summary").all()) await fold.click();
      await page.getByRole("button", { name: "Lose zone a" }).click();
      assert.deepEqual(await findBarriers(page), []);
    }
  });

  it("shows hostile names and runs nothing", async () => {
    const { page, noise } = await open(hostile);
    await page.waitForTimeout(200);
    assert.deepEqual(noise, []);
    assert.equal(await page.title(), "cloudmart: preview");
    assert.equal(await page.locator("img").count(), 0);
    assert.ok((await page.locator("#s0").innerText()).includes(HOSTILE));
  });
});

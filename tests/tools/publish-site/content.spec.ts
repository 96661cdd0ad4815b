import assert from "node:assert/strict";
import { cacheControlOf, contentTypeOf, IMMUTABLE, isPage, REVALIDATED } from "../../../tools/publish-site/content";

describe("a file's type", () => {
  for (const [key, type] of [
    ["index.html", "text/html; charset=utf-8"],
    ["assets/app.js", "text/javascript; charset=utf-8"],
    ["assets/app.mjs", "text/javascript; charset=utf-8"],
    ["assets/app.js.map", "application/json; charset=utf-8"],
    ["style.css", "text/css; charset=utf-8"],
    ["site.webmanifest", "application/manifest+json; charset=utf-8"],
    ["logo.svg", "image/svg+xml"],
    ["photo.avif", "image/avif"],
    ["font.woff2", "font/woff2"],
    ["module.wasm", "application/wasm"],
    ["favicon.ico", "image/vnd.microsoft.icon"],
    ["data.json", "application/json; charset=utf-8"],
    ["LICENSE", "application/octet-stream"],
    ["folder.html/unknown.abcxyz", "application/octet-stream"],
  ] as const) {
    it(`of ${key} is ${type}`, () => {
      assert.equal(contentTypeOf(key), type);
    });
  }
});

describe("how long a file may be kept", () => {
  for (const key of [
    "assets/app-BQ3cQ2mA.js",
    "assets/app-BQ3cQ2mA.js.map",
    "static/js/main.8f3a9b2c.js",
    "main.8f3a9b2c.chunk.css",
    "_next/static/chunks/1bff4b1a-09f1e3b8c1d2e3f4.js",
    "logo.5d5d9eefa31e5e13a6610d9fa7a283bb.svg",
    "assets/two-words-D3f_g7-Q.woff2",
  ]) {
    it(`is for ever for ${key}, whose name carries its hash`, () => {
      assert.equal(cacheControlOf(key, []), IMMUTABLE);
    });
  }

  for (const key of [
    "index.html",
    "about-BQ3cQ2mA.html",
    "app.js",
    "icon-1024x1024.png",
    "log-20261121.txt",
    "apple-touch-icon-precomposed.png",
    "jquery-migrate.js",
    "README-TypeScript.md",
    "service-worker.js",
    "deadbeef.js",
    "feedface",
    "assets-8f3a9b2c/app.js",
  ]) {
    it(`is until the next use for ${key}`, () => {
      assert.equal(cacheControlOf(key, []), REVALIDATED);
    });
  }

  it("is for ever in a folder that is said to be immutable, pages aside", () => {
    for (const folder of ["build/assets", "/build/assets/"]) {
      assert.equal(cacheControlOf("build/assets/app.js", [folder]), IMMUTABLE);
      assert.equal(cacheControlOf("build/assets/page.html", [folder]), REVALIDATED);
      assert.equal(cacheControlOf("build/assets2/app.js", [folder]), REVALIDATED);
    }
  });

  it("knows a page by its ending, in any case", () => {
    assert.deepEqual(["a.html", "a.HTM", "a.html.txt", "html"].map(isPage), [true, true, false, false]);
  });
});

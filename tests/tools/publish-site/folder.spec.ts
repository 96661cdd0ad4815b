import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import path from "node:path";
import { readFolder } from "../../../tools/publish-site/folder";
import { makeSite, SITE } from "../../support/site";

describe("the folder that is published", () => {
  it("is read file by file: name, size, checksum, type, cache header", () => {
    const folder = makeSite();
    assert.deepEqual(
      readFolder(folder, []).map(({ key }) => key),
      ["assets/app-BQ3cQ2mA.js", "index.html", "robots.txt"],
    );
    assert.deepEqual(readFolder(folder, [])[0], {
      key: "assets/app-BQ3cQ2mA.js",
      file: path.join(folder, "assets/app-BQ3cQ2mA.js"),
      bytes: 7,
      checksum: "DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00=",
      contentType: "text/javascript; charset=utf-8",
      cacheControl: "public, max-age=31536000, immutable",
    });
  });

  it("leaves out what is hidden or a link, but for .well-known", () => {
    const folder = makeSite({
      ...SITE,
      ".DS_Store": "",
      ".git/config": "",
      "assets/.cache": "",
      ".well-known/security.txt": "Contact",
    });
    symlinkSync("/etc/hostname", path.join(folder, "secret.txt"));
    const keys = readFolder(folder, []).map(({ key }) => key);
    assert.deepEqual(keys, [".well-known/security.txt", "assets/app-BQ3cQ2mA.js", "index.html", "robots.txt"]);
  });

  it("takes folders that are said to be immutable as such", () => {
    const files = readFolder(makeSite({ ...SITE, "fonts/a.woff2": "" }), ["fonts"]);
    assert.match(files.find(({ key }) => key === "fonts/a.woff2")?.cacheControl ?? "", /immutable/);
  });

  it("is refused without an index.html, and where it is none", () => {
    assert.throws(() => readFolder(makeSite({ "robots.txt": "" }), []), /has no index\.html; is it the built site\?/);
    assert.throws(() => readFolder(path.join(makeSite(), "index.html"), []), /is not a folder/);
    assert.throws(() => readFolder("/no/such/folder", []), /\/no\/such\/folder is not a folder/);
  });
});

import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import path from "node:path";
import { choosePageFile } from "../../preview/page-file";
import { makeFiles } from "../support/projects";

describe("the file of a page", () => {
  const folder = makeFiles({ "old.html": "", "locked.html": "", "pages/index.html": "" });

  it("may be new, or there already, here or in a folder", () => {
    for (const file of ["new.html", "old.html", "pages/new.html"]) {
      assert.equal(choosePageFile(file, folder), path.join(folder, file));
    }
  });

  it("is no folder, and stands in one that exists", () => {
    assert.throws(() => choosePageFile("pages", folder), /--html pages: is a folder; name a file in it/);
    assert.throws(() => choosePageFile("none/x.html", folder), /--html none\/x\.html: there is no folder none/);
    assert.throws(() => choosePageFile("old.html/x", folder), /there is no folder old\.html/);
    assert.throws(() => choosePageFile("", folder), /--html needs the name of a file/);
  });

  it("can be written", function () {
    if (process.getuid?.() === 0) this.skip();
    chmodSync(path.join(folder, "locked.html"), 0o444);
    assert.throws(() => choosePageFile("locked.html", folder), /--html locked\.html: cannot be written/);
  });
});

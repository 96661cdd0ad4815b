import assert from "node:assert/strict";
import { IMMUTABLE } from "../../../tools/publish-site/content";
import {
  deletionsOf,
  makePlan,
  pathsToInvalidate,
  type RemoteObject,
  uploadsOf,
} from "../../../tools/publish-site/plan";
import type { LocalFile } from "../../../tools/publish-site/folder";
import { makeFile } from "../../support/site";

const asRemote = ({ key, checksum, contentType, cacheControl }: LocalFile): RemoteObject => ({
  key,
  checksum,
  contentType,
  cacheControl,
});
const KEPT = { deletesSurplus: false };

describe("a plan", () => {
  it("uploads what is new, what has other bytes and what has other headers, and leaves the rest", () => {
    const files = ["new.txt", "bytes.txt", "type.txt", "cache.txt", "same.txt", "unsummed.txt"].map((key) =>
      makeFile(key),
    );
    const objects = files.slice(1).map((file) => asRemote(file));
    const there = [
      { ...objects[0], checksum: "other" },
      { ...objects[1], contentType: "text/plain" },
      { ...objects[2], cacheControl: undefined },
      objects[3],
      { ...objects[4], checksum: undefined },
    ] as RemoteObject[];
    const plan = makePlan(files, there, KEPT);
    assert.deepEqual(
      uploadsOf(plan).map(({ key, reason }) => `${key}: ${reason}`),
      ["new.txt: new", "bytes.txt: changed", "type.txt: headers", "cache.txt: headers", "unsummed.txt: changed"],
    );
    assert.equal(plan.unchanged, 1);
  });

  it("uploads hashed assets first and pages last", () => {
    const files = [makeFile("index.html"), makeFile("robots.txt"), makeFile("app.js", { cacheControl: IMMUTABLE })];
    const { phases } = makePlan(files, [], KEPT);
    assert.deepEqual(
      phases.map((phase) => phase.map(({ key }) => key)),
      [["app.js"], ["robots.txt"], ["index.html"]],
    );
  });

  it("deletes what the folder does not have only when asked to", () => {
    const objects = [asRemote(makeFile("index.html")), asRemote(makeFile("old.html"))];
    const files = [makeFile("index.html")];
    assert.deepEqual(deletionsOf(makePlan(files, objects, KEPT)), []);
    assert.deepEqual(makePlan(files, objects, KEPT).surplus, ["old.html"]);
    assert.deepEqual(deletionsOf(makePlan(files, objects, { deletesSurplus: true })), ["old.html"]);
  });
});

describe("what CloudFront is told to forget", () => {
  it("is a page under each address that shows it", () => {
    assert.deepEqual(pathsToInvalidate(["index.html"]), ["/", "/index.html"]);
    assert.deepEqual(pathsToInvalidate(["docs/index.html"]), ["/docs", "/docs/", "/docs/index.html"]);
    assert.deepEqual(pathsToInvalidate(["docs/not-index.html"]), ["/docs/not-index.html"]);
  });

  it("is written as in an address", () => {
    assert.deepEqual(pathsToInvalidate(["a b/한글+.txt"]), ["/a%20b/%ED%95%9C%EA%B8%80%2B.txt"]);
  });

  it("is everything beyond as many paths as CloudFront takes at once", () => {
    const keys = Array.from({ length: 3001 }, (_, index) => `${index}.txt`);
    assert.equal(pathsToInvalidate(keys.slice(1)).length, 3000);
    assert.deepEqual(pathsToInvalidate(keys), ["/*"]);
    assert.deepEqual(pathsToInvalidate([]), []);
  });
});

import assert from "node:assert/strict";
import { makePlan } from "../../../tools/publish-site/plan";
import { formatBytes, renderPlan } from "../../../tools/publish-site/report";
import { makeFile } from "../../support/site";

const TARGET = { region: "ap-northeast-2", accountId: "111111111111", bucket: "site-1", distributionId: "E1" };
const SOME = { invalidatesAll: false };
const object = (key: string, checksum = "old") => ({ key, checksum, contentType: undefined, cacheControl: undefined });

describe("the plan as it is shown", () => {
  it("names each file with what happens to it, the paths to invalidate, and the sums", () => {
    const files = [makeFile("index.html", { bytes: 12_345 }), makeFile("new.txt")];
    const plan = makePlan(files, [object("index.html"), object("old.html")], { deletesSurplus: true });
    assert.equal(
      renderPlan(plan, TARGET, SOME),
      [
        "s3://site-1 in ap-northeast-2, account 111111111111, CDN E1",
        "         key         size     type                       cache",
        "add      new.txt     100 B    text/plain; charset=utf-8  no-cache",
        "replace  index.html  12.3 kB  text/plain; charset=utf-8  no-cache",
        "delete   old.html",
        "invalidate / /index.html /old.html",
        "2 to upload (12.4 kB), 0 unchanged, 1 to delete",
        "",
      ].join("\n"),
    );
  });

  it("says what it would keep, and that everything is forgotten when asked to", () => {
    const text = renderPlan(makePlan([], [object("old.html")], { deletesSurplus: false }), TARGET, {
      invalidatesAll: true,
    });
    assert.match(text, /^invalidate \/\*$/m);
    assert.match(text, /^0 to upload \(0 B\), 0 unchanged, 1 only in the bucket, kept$/m);
  });

  it("counts what would make it endless", () => {
    const files = Array.from({ length: 250 }, (_, index) => makeFile(`${index}.txt`));
    const text = renderPlan(
      makePlan(
        files,
        files.map(({ key }) => object(key)),
        { deletesSurplus: false },
      ),
      TARGET,
      SOME,
    );
    assert.match(text, /^\.\.\. and 50 more$/m);
    assert.match(text, /^invalidate .* and 240 more$/m);
  });

  it("shows sizes with a fitting unit", () => {
    assert.deepEqual([0, 999, 1000, 1_250_000].map(formatBytes), ["0 B", "999 B", "1.0 kB", "1.3 MB"]);
  });
});

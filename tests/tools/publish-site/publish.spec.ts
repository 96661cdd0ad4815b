import assert from "node:assert/strict";
import { IMMUTABLE } from "../../../tools/publish-site/content";
import type { Plan, Upload } from "../../../tools/publish-site/plan";
import { publish } from "../../../tools/publish-site/publish";
import { OutsideError } from "../../../tools/shared/outside-error";
import { makeFile } from "../../support/site";

const upload = (key: string, reason: Upload["reason"] = "changed"): Upload => ({ ...makeFile(key), reason });

const PLAN: Plan = {
  phases: [[{ ...upload("app.js", "new"), cacheControl: IMMUTABLE }], [upload("robots.txt")], [upload("index.html")]],
  unchanged: 0,
  surplus: ["old.html"],
  deletesSurplus: true,
};

/** Publishes to a site on which some things fail, and tells what happened in order. */
async function run(plan: Plan, failing: readonly string[] = [], invalidatesAll = false): Promise<string[]> {
  const log: string[] = [];
  const attempt = (what: string): void => {
    if (failing.some((each) => what.includes(each))) throw new OutsideError(what, "refused");
    log.push(what);
  };
  const site = {
    upload: async ({ key }: Upload) => {
      await Promise.resolve();
      attempt(`put ${key}`);
    },
    delete: async (key: string) => {
      await Promise.resolve();
      attempt(`delete ${key}`);
    },
    invalidate: async (paths: readonly string[]) => {
      await Promise.resolve();
      attempt(`forget ${paths.join(" ")}`);
      return "I1";
    },
  };
  const isComplete = await publish(
    plan,
    site,
    { invalidatesAll },
    {
      onDone: () => undefined,
      onFailure: ({ message }) => log.push(`failed ${message}`),
    },
  );
  return [...log, isComplete ? "complete" : "incomplete"];
}

describe("publishing", () => {
  it("uploads phase by phase, then deletes, then invalidates what was replaced or deleted", async () => {
    assert.deepEqual(await run(PLAN), [
      "put app.js",
      "put robots.txt",
      "put index.html",
      "delete old.html",
      "forget / /index.html /old.html /robots.txt",
      "complete",
    ]);
  });

  it("invalidates nothing where everything is new", async () => {
    const fresh = { ...PLAN, phases: [[upload("index.html", "new")]], deletesSurplus: false };
    assert.deepEqual(await run(fresh), ["put index.html", "complete"]);
  });

  it("invalidates everything when asked to, changed or not", async () => {
    assert.deepEqual(await run({ ...PLAN, phases: [], surplus: [] }, [], true), ["forget /*", "complete"]);
  });

  it("stops before the pages when something fails, and still invalidates what was replaced", async () => {
    const two = { ...PLAN, phases: [[upload("a.txt"), upload("b.txt")], [upload("index.html")]] };
    assert.deepEqual(await run(two, ["a.txt"]), [
      "put b.txt",
      "failed put a.txt: refused",
      "forget /b.txt",
      "incomplete",
    ]);
  });

  it("is not complete where deleting or invalidating fails", async () => {
    assert.equal((await run(PLAN, ["delete"])).at(-1), "incomplete");
    assert.deepEqual((await run(PLAN, ["forget"])).slice(-2), [
      "failed forget / /index.html /old.html /robots.txt: refused",
      "incomplete",
    ]);
  });

  it("hides no error of its own", async () => {
    const site = {
      upload: () => Promise.reject(new TypeError("a bug")),
      delete: () => Promise.resolve(),
      invalidate: () => Promise.resolve(""),
    };
    const listener = { onDone: () => undefined, onFailure: () => undefined };
    await assert.rejects(publish(PLAN, site, { invalidatesAll: false }, listener), /a bug/);
  });
});

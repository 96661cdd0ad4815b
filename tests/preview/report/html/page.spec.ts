import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { renderPage } from "../../../../preview/report/html/page";
import { makeChange, makeChanges, makeJudgement, makeReport, makeStack } from "../../../support/reports";

const HOSTILE = `</script><img src=x onerror="alert(1)">'<style>*{}</style>\u202e`;

function withoutOwnCode(page: string): string {
  return page.replace(/<style>.*?<\/style>/s, "").replace(/<script>.*?<\/script>/s, "");
}

describe("the page", () => {
  it("is the same bytes for the same report", () => {
    assert.equal(renderPage(makeReport()), renderPage(makeReport()));
  });

  it("allows its own style and script, and nothing else", () => {
    const page = renderPage(makeReport());
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1] ?? "";
    assert.match(policy, /^default-src 'none'; /);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    for (const element of ["style", "script"]) {
      const text = new RegExp(`<${element}>(.*?)</${element}>`, "s").exec(page)?.[1] ?? "";
      const hash = createHash("sha256").update(text).digest("base64");
      assert.ok(policy.includes(`${element}-src 'sha256-${hash}'`), element);
    }
    assert.doesNotMatch(withoutOwnCode(page), /\s(?:on\w+|style|src|href)=|<script|<style|<link/);
  });

  it("shows hostile names as text, wherever they stand", () => {
    const stack = makeStack(HOSTILE);
    const text = JSON.stringify(stack).replaceAll('"nat-1"', JSON.stringify(HOSTILE));
    const hostile = JSON.parse(text.replaceAll('"database"', JSON.stringify(HOSTILE))) as typeof stack;
    const violation = { rule: HOSTILE, severity: "mandatory", verdict: "violated", urn: "", message: HOSTILE } as const;
    const judgement = makeJudgement({ violations: [{ ...violation, remedy: HOSTILE }] });
    const changes = makeChanges(HOSTILE, [makeChange(HOSTILE, { explanation: HOSTILE })], { base: HOSTILE });
    const failed = makeStack("dev", { succeeded: false, errors: [HOSTILE], cost: null, judgement: null });
    const page = renderPage(makeReport({ stacks: [{ ...hostile, judgement }, failed], changes: [changes] }));
    assert.doesNotMatch(withoutOwnCode(page), /<img|<script|<style|\u202e/);
    assert.equal([...page.matchAll(/<script>/g)].length, 1);
    assert.ok([...page.matchAll(/&lt;\/script&gt;&lt;img/g)].length > 20);
  });

  it("traces every price to its source in the same row", () => {
    const page = renderPage(makeReport());
    const row = /<tr>(?:(?!<\/tr>).)*NAT gateway, hours.*?<\/tr>/s.exec(page)?.[0] ?? "";
    assert.match(row, /730 h.*\$0\.059.*\$43\.07.*AWS price list, VPC, 2025-03-01, confirmed/s);
  });

  it("marks what each failure takes away", () => {
    const page = renderPage(makeReport({ stacks: [makeStack("dev")] }));
    assert.match(page, /class="zone" data-lost="f0">\s*<h4>ap-northeast-2a/);
    assert.match(page, /data-kind="NAT gateway"\s+data-lost="f2"/);
    assert.match(page, /data-kind="database"\s+data-lost="f3"/);
  });

  it("says not known where an analysis is missing, and shows no zero for it", () => {
    const missing = { cost: null, zoneLoss: null, deploymentTime: null, judgement: null };
    const page = renderPage(makeReport({ stacks: [makeStack("dev", missing)] }));
    assert.equal([...page.matchAll(/>not known</g)].length, 5);
    assert.doesNotMatch(page, /\$0\.00|>0 s</);
  });

  it("shows the stacks that have gone, and errors of a program as they are", () => {
    const failed = makeStack("dev", { succeeded: false, errors: ["line 1\nline 2"] });
    const gone = makeChanges("old", [], { isRemoved: true });
    const page = renderPage(makeReport({ stacks: [failed], changes: [gone] }));
    assert.match(page, /<pre>line 1\nline 2<\/pre>/);
    assert.match(page, /its stack file is gone/);
    assert.match(page, /1 of 2 stacks must not go out/);
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { showFigure } from "../../../../preview/report/systems/figures";
import { findFact, findPolicy } from "../../../../preview/report/systems/source-lines";
import { readSystems } from "../../../../preview/report/systems/system";
import { root, STACKS } from "../../../support/program";
import { makeStack } from "../../../support/reports";

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const lineOf = ({ file, line }: { file: string; line: number }): string => read(file).split("\n")[line - 1] ?? "";

describe("the pages of the systems", () => {
  it("are about stacks that have a file", () => {
    assert.ok(readSystems().size >= 2);
    for (const { stack } of readSystems().values()) assert.ok(STACKS.includes(stack), stack);
  });

  it("name for each row the line of the stack file and of the policy that gives it", () => {
    for (const [, { stack, rows }] of readSystems()) {
      for (const key of rows.flatMap(({ keys }) => keys)) {
        const [block = "", ...rest] = key.split(".");
        assert.match(lineOf(findFact(root, stack, key)), new RegExp(`^ +(cloudmart:)?${rest.at(-1) ?? block}:`), key);
      }
      for (const key of rows.flatMap(({ policy = [] }) => policy)) {
        const found = findPolicy(root, "prod", key);
        assert.match(lineOf(found), new RegExp(`^ +${key.split(".").at(-1) ?? ""}: ${found.value},`), key);
      }
    }
  });

  it("refuse a key that is in no file, and a figure that is in no preview", () => {
    assert.throws(() => findFact(root, "ha", "network.zones"), /Pulumi\.ha\.yaml has no network\.zones/);
    assert.throws(() => findPolicy(root, "prod", "network.zones"), /prod\.ts has no network\.zones/);
    const stack = makeStack("dev");
    for (const name of ["setting:Network/Cables", "failure:cable", "tier:zone/cable", "verdict:cable", "cable"]) {
      assert.throws(() => showFigure(stack, name), new RegExp(`dev: nothing in the preview is called ${name}`));
    }
    assert.equal(showFigure(stack, "verdict:cost"), "$64.68 to $73.08 a month");
    assert.equal(
      showFigure(stack, "failure:database"),
      "without the database database, requests fail until a person acts",
    );
  });

  it("draw ha as its document does: names, CDN, load balancer, and in each of three zones instances and stores", () => {
    const page = read("docs/systems/ha.md");
    const picture = /```mermaid\n([^]*?)```/.exec(page)?.[1] ?? "";
    assert.match(picture, /reader --> d0 --> w0 --> c0\n/);
    assert.match(picture, /c0 --> b0\n/);
    const zones = picture.split(/subgraph z\d/).slice(1);
    assert.equal(zones.length, 3);
    const nodeIn = (zone: string | undefined, label: RegExp): string =>
      new RegExp(`(n\\d+)\\[\\(?"${label.source}<br`).exec(zone ?? "")?.[1] ?? assert.fail(label.source);
    for (const zone of zones) {
      const instances = nodeIn(zone, /6 to 12 instances in all/);
      assert.match(picture, new RegExp(`b0 --> ${instances}\n`));
      assert.match(picture, new RegExp(`${instances} --> ${nodeIn(zone, /database, or its standby/)}\n`));
    }
    const replica = nodeIn(zones[2], /read replica/);
    assert.match(picture, new RegExp(`${nodeIn(zones[2], /6 to 12 instances in all/)} --> ${replica}\n`));
    assert.equal(picture.split("read replica").length, 2);
  });

  it("draw fintech as its document does: a firewall, a load balancer, instances, and from them database, cache and archive", () => {
    const picture = /```mermaid\n([^]*?)```/.exec(read("docs/systems/fintech.md"))?.[1] ?? "";
    const nodeIn = (part: string, label: string): string =>
      new RegExp(`(\\w+)\\[\\(?"${label}`).exec(part)?.[1] ?? assert.fail(label);
    assert.match(picture, /reader --> d0 --> w0 --> c0\n {2}c0 --> o0-0\n {2}c0 --> b0\n/);
    const archive = nodeIn(picture, "bucket<br/>cloudmart-storage-archive");
    const zones = picture.split(/subgraph z\d/).slice(1);
    assert.equal(zones.length, 2);
    for (const zone of zones) {
      const instances = nodeIn(zone, "2 to 10 instances in all");
      const used = [nodeIn(zone, "database, or its standby"), nodeIn(zone, "4 cache nodes in all"), archive];
      const lines = [`b0 --> ${instances}`, ...used.map((each) => `${instances} --> ${each}`)];
      for (const line of lines) assert.ok(picture.includes(`\n  ${line}\n`), line);
    }
  });
});

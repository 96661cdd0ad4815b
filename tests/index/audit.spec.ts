/** The whole program with an audit in its stack file: no line of code knows whether there is one. */
import assert from "node:assert/strict";
import { FAILING, NOT_FAILING } from "../../policy/failures";
import type { JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { judgeStack } from "../../preview/analyses/rules";
import { findPricer } from "../../preview/analyses/cost/classify";
import { estimateCost } from "../../preview/analyses/cost/cost";
import replacement from "../../preview/data/replacement.json";
import { loadAuditedProd } from "../support/audit";
import { inBackground } from "../support/background";
import { loadGraph } from "../support/program";

const TRAIL = "aws:cloudtrail/trail:Trail";

inBackground(loadAuditedProd);

describe("prod with an audit", () => {
  let graph: ResourceGraph;
  let added: ResourceGraph["resources"];
  before(async function () {
    this.timeout(60_000);
    graph = await loadAuditedProd();
    const before = new Set((await loadGraph("prod")).resources.map(({ urn }) => urn));
    added = graph.resources.filter(({ urn }) => !before.has(urn));
  });

  it("has one tier more, and no other resource", () => {
    const [audit, ...others] = graph.resources.filter(({ type }) => type === "cloudmart:audit:Audit");
    assert.ok(audit !== undefined && others.length === 0);
    assert.ok(added.length > 40);
    assert.deepEqual(
      added.filter((each) => each !== audit && each.parent !== audit.urn),
      [],
    );
  });

  it("says where the record is", () => {
    assert.equal(graph.outputs["trailArn"], "<aws:cloudtrail/trail:Trail::cloudmart-audit-trail.arn>");
    assert.equal(graph.outputs["auditBucketName"], "<aws:s3/bucket:Bucket::cloudmart-audit-trail.bucket>");
  });

  it("follows the archive's objects, and tells the stack's own topics", () => {
    const trail = graph.resources.find(({ type }) => type === TRAIL);
    assert.match(JSON.stringify(trail?.inputs["advancedEventSelectors"]), /Bucket::cloudmart-storage-archive\.arn>\//);
    const targets = added.filter(({ type }) => type === "aws:cloudwatch/eventTarget:EventTarget");
    const topics = targets.map(({ inputs }: { inputs: JsonObject }) => inputs["arn"]);
    assert.deepEqual([...new Set(topics)].sort(), [
      "<aws:sns/topic:Topic::cloudmart-observability-page.arn>",
      "<aws:sns/topic:Topic::cloudmart-observability-ticket.arn>",
    ]);
  });

  it("breaks no rule", () => {
    assert.deepEqual(judgeStack(graph, "prod").violations, []);
  });

  it("is made of types that every analysis knows", () => {
    const types = [...new Set(added.filter(({ custom }) => custom).map(({ type }) => type))];
    const known: Readonly<Record<string, unknown>> = { ...replacement.types };
    assert.ok(types.length > 15);
    assert.deepEqual(
      types.filter((type) => findPricer(type) === undefined),
      [],
    );
    assert.deepEqual(
      types.filter((type) => (FAILING[type] === undefined) === (NOT_FAILING[type] === undefined)),
      [],
    );
    assert.deepEqual(
      types.filter((type) => known[type] === undefined),
      [],
    );
  });

  it("costs what it records, and says that GuardDuty has no price", async () => {
    const [plain, audited] = [estimateCost(await loadGraph("prod")), estimateCost(graph)];
    assert.ok(audited.totalMonthlyUsd.minimum > plain.totalMonthlyUsd.minimum + 5);
    const news = audited.unpriced
      .map(({ what }) => what)
      .filter((what) => !plain.unpriced.some((old) => old.what === what));
    assert.deepEqual(news, ["threat detection"]);
  });
});

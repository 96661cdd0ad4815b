/** Rules on DynamoDB tables, proved on the stack that has some. */
import assert from "node:assert/strict";
import type { JsonValue } from "../../../../policy/resource-graph";
import { loadGraph } from "../../../support/program";
import { add, all, alter, type Change, edit, judge, proveRules, write } from "../../../support/rules";

const TABLE = "aws:dynamodb/table:Table";
const STATE = "cloudmart-tables-viewing-state";

const set = (path: string, value: JsonValue | undefined): Change => write(TABLE, path, value, STATE);
const declare = (...names: readonly string[]): Change =>
  set(
    "attributes",
    names.map((name) => ({ name, type: "S" })),
  );
const index = (name: string) => ({ name, hashKey: "viewerId", rangeKey: "watchedAt", projectionType: "ALL" });
const alone = all(set("replicas", undefined), write(TABLE, "replicas", undefined, "cloudmart-tables-recommendations"));

proveRules(
  [
    {
      rule: "table-recovers-to-any-second",
      title: "no recovery",
      change: set("pointInTimeRecovery.enabled", false),
      message: /pointInTimeRecovery\.enabled is false; write true/,
    },
    {
      rule: "table-scales-with-demand",
      title: "capacity that somebody has to raise",
      change: set("billingMode", "PROVISIONED"),
      message: /billingMode is "PROVISIONED"; write "PAY_PER_REQUEST"/,
      satisfiedBy: all(
        set("billingMode", "PROVISIONED"),
        add("aws:appautoscaling/target:Target", "capacity", { resourceId: `table/<${TABLE}::${STATE}.name>` }),
      ),
    },
    {
      rule: "table-is-protected-from-deletion",
      title: "a table that AWS deletes",
      change: set("deletionProtectionEnabled", false),
      message: /deletionProtectionEnabled is false; write true/,
    },
    {
      rule: "table-is-protected-from-deletion",
      title: "a table that Pulumi deletes",
      change: alter(TABLE, (table) => ({ ...table, options: { ...table.options, protect: false } }), STATE),
      message: /protect is false; write true: another key is another, empty table/,
    },
    {
      rule: "table-is-encrypted-with-a-key-of-ours",
      title: "AWS's own key",
      change: set("serverSideEncryption", undefined),
      message: /serverSideEncryption\.kmsKeyArn is not set; name a key/,
    },
    {
      rule: "table-is-encrypted-with-a-key-of-ours",
      title: "a replica without a key of its Region",
      change: set("replicas", [{ regionName: "us-east-1" }]),
      message: /replicas\[0\]\.kmsKeyArn is not set; name a key of that Region/,
    },
    {
      rule: "table-declares-its-keys-only",
      title: "an attribute that no key uses",
      change: declare("viewerId", "titleId", "watchedAt", "position"),
      message: /attributes is "position"; leave it out: no key uses it/,
    },
    {
      rule: "table-declares-its-keys-only",
      title: "an index's key that is not declared",
      change: declare("viewerId", "titleId"),
      message: /declare watchedAt, which is a key \(ValidationException\)/,
      satisfiedBy: all(declare("viewerId", "titleId"), set("globalSecondaryIndexes", [])),
    },
    {
      rule: "table-declares-its-keys-only",
      title: "a local index's key that is not declared",
      change: set("localSecondaryIndexes", [{ name: "by-length", rangeKey: "seconds", projectionType: "ALL" }]),
      message: /declare seconds/,
    },
    {
      rule: "table-indexes-keep-within-the-quota",
      title: "21 indexes",
      change: set(
        "globalSecondaryIndexes",
        Array.from({ length: 21 }, (_, number) => index(`i${number}`)),
      ),
      message: /globalSecondaryIndexes is 21; name 20 or fewer/,
      satisfiedBy: set(
        "globalSecondaryIndexes",
        Array.from({ length: 20 }, (_, number) => index(`i${number}`)),
      ),
    },
    {
      rule: "table-indexes-keep-within-the-quota",
      title: "two indexes of one name",
      change: set("globalSecondaryIndexes", [index("one"), index("one")]),
      message: /give each a name of its own/,
    },
    {
      rule: "global-table-has-a-stream",
      title: "replicas without a stream",
      change: set("streamEnabled", undefined),
      message: /streamEnabled is not set; write true: replicas follow it/,
    },
    {
      rule: "global-table-has-a-stream",
      title: "a stream of keys",
      change: set("streamViewType", "KEYS_ONLY"),
      message: /streamViewType is "KEYS_ONLY"; write "NEW_AND_OLD_IMAGES"/,
    },
    {
      rule: "replicas-are-kept-like-their-table",
      title: "a replica that cannot be restored",
      change: edit(
        TABLE,
        (inputs) => delete (inputs["replicas"] as Record<string, unknown>[])[0]?.["pointInTimeRecovery"],
        STATE,
      ),
      message: /replicas\[0\]\.pointInTimeRecovery is not set; write true, as for the table/,
    },
    {
      rule: "replicas-are-kept-like-their-table",
      title: "a replica that anybody deletes",
      change: set("replicas", [{ regionName: "us-east-1", pointInTimeRecovery: true }]),
      message: /replicas\[0\]\.deletionProtectionEnabled is not set/,
      satisfiedBy: all(
        set("deletionProtectionEnabled", false),
        set("replicas", [{ regionName: "us-east-1", pointInTimeRecovery: true }]),
      ),
    },
  ],
  () => loadGraph("streamcloud"),
);

describe("a table without replicas", () => {
  for (const rule of ["global-table-has-a-stream", "replicas-are-kept-like-their-table"]) {
    it(`is no matter of ${rule}`, async () => {
      const changed = all(alone, set("streamEnabled", undefined))(await loadGraph("streamcloud"));
      assert.deepEqual(judge(rule, changed, "prod"), []);
    });
  }
});

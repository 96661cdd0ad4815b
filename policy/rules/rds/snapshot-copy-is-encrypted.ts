import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A copy of a database snapshot is encrypted with a key that the stack names.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.4"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-4"],
  remedy: "Set `kmsKeyId` on the copy, as components/database/instance.ts does for `restoreFromSnapshot`.",
  types: ["aws:rds/snapshotCopy:SnapshotCopy"],
  check: (copy) =>
    satisfiedWhen(
      copy.has("kmsKeyId"),
      "kmsKeyId",
      undefined,
      "name a key: the copy is as open as its source otherwise",
    ),
};

import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database snapshot is not shared with everybody.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.1"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-1"],
  remedy: "Name the accounts that may restore the snapshot in `sharedAccounts`.",
  types: ["aws:rds/snapshot:Snapshot", "aws:rds/snapshotCopy:SnapshotCopy"],
  check: (snapshot) => {
    const accounts = snapshot.list("sharedAccounts");
    return satisfiedWhen(!accounts.includes("all"), "sharedAccounts", accounts, "name accounts instead of all");
  },
};

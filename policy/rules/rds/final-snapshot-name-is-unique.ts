import { DATABASE } from "../../databases";
import { hasRandomPart } from "../../random-names";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "The name of a database's final snapshot has a random part, so that the next deletion finds it free.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/445",
    "https://github.com/cloudposse/terraform-aws-rds-cluster/issues/129",
  ],
  remedy: "Build the name from a `random.RandomId`, as components/database/instance.ts does.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (!instance.has("finalSnapshotIdentifier")) return notApplicable;
    return satisfiedWhen(
      hasRandomPart(instance, "finalSnapshotIdentifier", stack),
      "finalSnapshotIdentifier",
      shownValue(instance, "finalSnapshotIdentifier"),
      "append a random part: the second deletion ends in DBSnapshotAlreadyExists",
    );
  },
};

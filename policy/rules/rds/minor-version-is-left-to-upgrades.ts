import { DATABASE, majorVersionParts } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database that upgrades its minor version itself states the major version only.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
    "https://github.com/atlassian-labs/data-center-terraform/issues/276",
  ],
  remedy: "Write a major version in `database.engineVersion` of the stack file.",
  types: [DATABASE],
  check: (instance) => {
    const version = instance.text("engineVersion");
    const parts = majorVersionParts(instance.text("engine") ?? "");
    const upgradesItself = !instance.has("autoMinorVersionUpgrade") || instance.flag("autoMinorVersionUpgrade");
    if (version === undefined || parts === undefined || !upgradesItself) return notApplicable;
    const major = version.split(".").slice(0, parts).join(".");
    return satisfiedWhen(
      version === major,
      "engineVersion",
      version,
      `write ${JSON.stringify(major)}: after an automatic upgrade this one means a downgrade, which RDS refuses`,
    );
  },
};

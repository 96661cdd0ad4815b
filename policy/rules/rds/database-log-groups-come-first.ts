import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "The log groups of a database's exported logs are in the stack and exist before the database.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/hashicorp/terraform-provider-aws/issues/5348",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/419",
  ],
  remedy: "Make a log group for each exported log and let the instance depend on it (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance, stack) => {
    const exported = instance.list("enabledCloudwatchLogsExports");
    if (exported.length === 0) return notApplicable;
    const existing = stack
      .all("aws:cloudwatch/logGroup:LogGroup")
      .filter((group) => stack.dependsOn(instance, group))
      .map((group) => group.text("name"));
    const folder = `/aws/rds/instance/${instance.text("identifier") ?? ""}`;
    const missing = exported.filter((log) => typeof log === "string" && !existing.includes(`${folder}/${log}`));
    return satisfiedWhen(
      missing.length === 0,
      "enabledCloudwatchLogsExports",
      missing,
      `make ${folder}/... first and depend on it: RDS creates it otherwise, and keeps its logs for ever`,
    );
  },
};

import { DATABASE } from "../../databases";
import type { Rule } from "../../rule";
import { judgeWindowLengths } from "../../time-windows";

export const rule: Rule = {
  description: "The backup window and the maintenance window of a database last 30 minutes or more.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html",
  ],
  remedy: "Write longer windows in the stack file: `database.backupWindow`, `database.maintenanceWindow`.",
  types: [DATABASE],
  check: (instance) => judgeWindowLengths(instance, { daily: "backupWindow", weekly: "maintenanceWindow" }, 30),
};

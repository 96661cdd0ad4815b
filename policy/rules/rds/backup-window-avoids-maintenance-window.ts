import { DATABASE, isReplica } from "../../databases";
import type { Rule } from "../../rule";
import { judgeWindowsApart } from "../../time-windows";

export const rule: Rule = {
  description: "A database with backups states its backup window and its maintenance window, and they do not overlap.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupWindow.html",
    "https://github.com/ministryofjustice/cloud-platform-environments/issues/5243",
    "https://github.com/govuk-paas/paas-cf/issues/334",
  ],
  remedy: "Move `database.backupWindow` or `database.maintenanceWindow` in the stack file; they may touch.",
  types: [DATABASE],
  check: (instance) => {
    const keepsBackups = !isReplica(instance) && (instance.number("backupRetentionPeriod") ?? 0) > 0;
    return judgeWindowsApart(instance, { daily: "backupWindow", weekly: "maintenanceWindow" }, keepsBackups);
  },
};

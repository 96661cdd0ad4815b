import { z } from "zod";
import { TIME_OF_DAY, TIME_OF_WEEK } from "../windows";
import { block, text, weeklyWindow } from "./meaning";

const standbySchema = block("The Region that the stack moves to when its own is lost.", {
  region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, {
    description: "Where the copies of backups are.",
    allowed: "a Region code other than `aws.region`, and the same as `storage.replicaRegion`",
  }),
  cidrBlock: text(/^(\d{1,3}\.){3}\d{1,3}\/1[6-9]$/, {
    description: "The block that `network.cidrBlock` becomes there, kept free for it.",
    allowed: "a private (RFC 1918) block from /16 to /19 that does not overlap `network.cidrBlock`",
  }),
  availabilityZones: z
    .array(z.string())
    // Checked in validate/recovery.ts, which can say why; stated here for editors.
    .meta({ minItems: 2, uniqueItems: true })
    .meta({ description: "The zones that it would use there.", allowed: "2 to 10 different zones of that Region" }),
});

export const recoverySchema = block("Backups outside the database's own, drills. Left out, there are none.", {
  backupTime: text(TIME_OF_DAY, {
    description: "When the daily snapshot of the database begins, in `timeZone`; it may be an hour later.",
    allowed:
      "`HH:MM`, two hours or more before `database.backupWindow` and `database.maintenanceWindow`, or after them",
  }),
  restoreTestTime: text(TIME_OF_WEEK, {
    description: "When the week's restore test begins, in `timeZone`. Required where policy tests restores.",
    allowed: "`Sun HH:MM`",
  }).optional(),
  practiceRunWindow: weeklyWindow(
    "When AWS may practise leaving a zone, for half an hour; required where policy shifts zones",
    60,
  ).optional(),
  standby: standbySchema.optional(),
});

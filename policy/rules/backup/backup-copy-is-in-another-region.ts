import { PLAN, rulesOf, VAULT } from "../../backups";
import { regionOf } from "../../deployment-target";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A plan's copies go to a vault in another Region, and are not lost with the original.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html"],
  remedy: "Name another Region as `recovery.standby.region` in the stack file; keep `region` on the vault there.",
  types: [PLAN],
  check: (plan, stack) => {
    const vaults = rulesOf(plan).flatMap((each) => ledTo(stack, plan, `${each}.copyActions`, VAULT));
    if (vaults.length === 0) return notApplicable;
    const region = regionOf(plan, stack);
    const near = vaults.find((vault) => regionOf(vault, stack) === region);
    return satisfiedWhen(near === undefined, "copyActions' Region", region, `put ${near?.name ?? ""} elsewhere`);
  },
};

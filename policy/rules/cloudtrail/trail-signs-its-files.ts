import { type Rule, satisfiedWhen } from "../../rule";
import { TRAIL } from "../../trails";

export const rule: Rule = {
  description: "A trail signs its files, so that a changed or missing one shows.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4"],
  controls: ["CloudTrail.4"],
  remedy: "Keep `enableLogFileValidation: true` in components/audit/trail.ts.",
  types: [TRAIL],
  check: (trail) => {
    const property = "enableLogFileValidation";
    return satisfiedWhen(trail.flag(property), property, trail.value(property), "write true");
  },
};

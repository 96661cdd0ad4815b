import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A key waits 7 to 30 days before it is deleted.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html"],
  remedy: "Write `deletionWindowInDays` from 7 to 30 (components/database, components/cache); left out, it is 30.",
  types: ["aws:kms/key:Key"],
  check: (key) => {
    const days = key.number("deletionWindowInDays");
    if (days === undefined) return notApplicable;
    return satisfiedWhen(days >= 7 && days <= 30, "deletionWindowInDays", days, "write 7 to 30 (ValidationException)");
  },
};

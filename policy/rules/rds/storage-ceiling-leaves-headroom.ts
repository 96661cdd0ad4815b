import { DATABASE, storageOf } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Storage autoscaling may grow a database by a tenth or more.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html"],
  remedy: "Raise `database.maxStorageGiB` in the stack file.",
  types: [DATABASE],
  check: (instance, stack) => {
    const ceiling = instance.number("maxAllocatedStorage") ?? 0;
    const storage = storageOf(instance, stack);
    if (ceiling === 0 || storage === undefined) return notApplicable;
    const least = Math.ceil((storage * 11) / 10);
    return satisfiedWhen(
      ceiling >= least,
      "maxAllocatedStorage",
      ceiling,
      `write ${least} or more, or 0 for none: the storage is ${storage} GiB (InvalidParameterCombination)`,
    );
  },
};

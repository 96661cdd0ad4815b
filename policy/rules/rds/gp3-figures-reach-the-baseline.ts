import { DATABASE } from "../../databases";
import { isStripable } from "../../gp3-storage";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

/** What striped gp3 storage has anyway, and the most it can have. */
const RANGES = { iops: [12_000, 64_000], storageThroughput: [500, 4_000] } as const;

export const rule: Rule = {
  description: "IOPS and throughput stated for gp3 storage are at least what striped storage has anyway.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage",
    "https://github.com/braintrustdata/terraform-aws-braintrust-data-plane/issues/126",
    "https://github.com/opensupplyhub/open-supply-hub/issues/1114",
  ],
  remedy: "Write `database.iops` from 12000 and `database.throughputMiBps` from 500 in the stack file, or neither.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (!isStripable(instance, stack)) return notApplicable;
    let outcome = notApplicable;
    for (const figure of ["iops", "storageThroughput"] as const) {
      const value = instance.number(figure);
      if (value === undefined) continue;
      const [least, most] = RANGES[figure];
      const instead = `write ${least} to ${most}, or leave it out (InvalidParameterCombination)`;
      if (value < least || value > most) return violated(figure, value, instead);
      outcome = satisfied;
    }
    return outcome;
  },
};

import { DATABASE, engineOf, storageOf } from "../../databases";
import { isStripable, stripedFromGib } from "../../gp3-storage";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "IOPS and throughput of gp3 storage are stated only from the size on where RDS stripes it.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage",
    "https://github.com/braintrustdata/terraform-aws-braintrust-data-plane/issues/288",
    "https://github.com/cloudtools/troposphere/issues/2141",
  ],
  remedy: "Leave `database.iops` and `database.throughputMiBps` out of the stack file, or raise `database.storageGiB`.",
  types: [DATABASE],
  check: (instance, stack) => {
    const figure = ["iops", "storageThroughput"].find((each) => instance.has(each));
    const storage = storageOf(instance, stack);
    if (figure === undefined || storage === undefined || !isStripable(instance, stack)) return notApplicable;
    const threshold = stripedFromGib(engineOf(instance, stack)) ?? 0;
    const instead = `leave it out below ${threshold} GiB of storage (InvalidParameterCombination)`;
    return satisfiedWhen(storage >= threshold, figure, instance.value(figure), instead);
  },
};

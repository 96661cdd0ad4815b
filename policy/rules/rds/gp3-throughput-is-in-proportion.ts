import { DATABASE } from "../../databases";
import { isStripable } from "../../gp3-storage";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

const BASELINE_IOPS = 12_000;
const IOPS_PER_MIBPS = 4;

export const rule: Rule = {
  description: "Throughput stated for gp3 storage is at most one MiB/s for four IOPS.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ValidStorageOptions.html"],
  remedy: "Lower `database.throughputMiBps` in the stack file, or raise `database.iops`.",
  types: [DATABASE],
  check: (instance, stack) => {
    const throughput = instance.number("storageThroughput");
    if (throughput === undefined || !isStripable(instance, stack)) return notApplicable;
    const most = Math.floor((instance.number("iops") ?? BASELINE_IOPS) / IOPS_PER_MIBPS);
    const instead = `write ${most} or less, or more iops (InvalidParameterCombination)`;
    return satisfiedWhen(throughput <= most, "storageThroughput", throughput, instead);
  },
};

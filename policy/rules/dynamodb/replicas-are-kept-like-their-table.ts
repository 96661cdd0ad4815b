import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import { TABLE } from "../../tables";

/** Of the table, and of a replica, which inherits neither. */
const KEPT = [
  ["pointInTimeRecovery.enabled", "pointInTimeRecovery"],
  ["deletionProtectionEnabled", "deletionProtectionEnabled"],
] as const;

export const rule: Rule = {
  description: "A replica is as restorable and as hard to delete as its table: it inherits neither.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
    "https://www.pulumi.com/registry/packages/aws/api-docs/dynamodb/table/#tablereplica",
  ],
  remedy: "Keep what components/tables/table.ts writes for each of `tables.replicaRegions`.",
  types: [TABLE],
  check: (table) => {
    const replicas = table.elements("replicas");
    if (replicas.length === 0) return notApplicable;
    const wanted = KEPT.filter(([own]) => table.flag(own)).map(([, theirs]) => theirs);
    const paths = replicas.flatMap((replica) => wanted.map((property) => `${replica}.${property}`));
    const lacking = paths.find((path) => !table.flag(path));
    return lacking === undefined ? satisfied : violated(lacking, table.value(lacking), "write true, as for the table");
  },
};

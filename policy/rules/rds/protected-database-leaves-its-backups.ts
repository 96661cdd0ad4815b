import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

/** What takes the data along, and whether the provider does so where nothing is written. */
const LOSSES = [
  ["skipFinalSnapshot", false],
  ["deleteAutomatedBackups", true],
] as const;

export const rule: Rule = {
  description: "A database that is protected leaves a final snapshot and its automated backups when it goes after all.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
    "https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/",
  ],
  remedy: "Derive both from `isProtected`, as components/database/instance.ts does.",
  types: [DATABASE],
  check: (instance) => {
    const isProtected = instance.resource.options.protect || instance.flag("deletionProtection");
    if (!isProtected || isReplica(instance)) return notApplicable;
    const lost = LOSSES.find(([path, standard]) => (instance.has(path) ? instance.flag(path) : standard));
    if (lost === undefined) return satisfied;
    return violated(lost[0], instance.value(lost[0]), "write false: once protection is lifted, nothing else is left");
  },
};

import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfied, satisfiedWhen, violated } from "../../rule";

const MANAGED = "manageMasterUserPassword";
const OWN = ["password", "passwordWo"];
/** Who brings the password of its origin along. */
const ORIGINS = ["snapshotIdentifier", "restoreToPointInTime"];

export const rule: Rule = {
  description: "RDS makes the master password, or a resource of the stack does; nobody writes it down.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
    "https://www.pulumi.com/docs/iac/concepts/secrets/",
  ],
  remedy: "Keep components/database/master-password.ts: RDS makes it, or `@pulumi/random` for a source of replicas.",
  types: [DATABASE],
  check: (instance) => {
    if (isReplica(instance)) return notApplicable;
    const own = OWN.filter((path) => instance.has(path));
    // A password that was written down is shown as a secret too: the provider's SDK marks it.
    const written = own.find((path) => (instance.resource.propertyDependencies[path] ?? []).length === 0);
    if (written !== undefined) {
      return violated(written, "a text of the program or its configuration", `write ${MANAGED}: true instead`);
    }
    if (own.length > 0 || ORIGINS.some((path) => instance.has(path))) return satisfied;
    const instead = "write true, or a generated password (InvalidParameterValue: MasterUserPassword)";
    return satisfiedWhen(instance.flag(MANAGED), MANAGED, instance.value(MANAGED), instead);
  },
};

import { DATABASE, replicasOf } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database updated by blue/green deployment has no read replicas in the program.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/hashicorp/terraform-provider-aws/issues/33702",
    "https://github.com/hashicorp/terraform-provider-aws/issues/35488",
  ],
  remedy: "Leave `blueGreenUpdate` out, or set `database.readReplicaCount` to 0: the switch replaces replicas unseen.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (!instance.flag("blueGreenUpdate.enabled")) return notApplicable;
    const names = replicasOf(instance, stack).map(({ name }) => name);
    const instead = `leave it out while ${names.join(", ")} follows this database; its identity changes in the switch`;
    return satisfiedWhen(names.length === 0, "blueGreenUpdate.enabled", true, instead);
  },
};

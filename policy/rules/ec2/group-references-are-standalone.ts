import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { DOOR_TYPES, judgeDoors } from "../../security-group-doors";

export const rule: Rule = {
  description: "A rule that names another group is a resource of its own, so that either group can be replaced.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://github.com/hashicorp/terraform-provider-aws/issues/27476",
    "https://github.com/hashicorp/terraform-provider-aws/issues/1671",
  ],
  remedy:
    "Write it as `aws.vpc.SecurityGroupIngressRule` or `SecurityGroupEgressRule`, which goes before the group does.",
  types: DOOR_TYPES,
  check: (resource, stack) =>
    judgeDoors(resource, (door) => {
      const others = door.peerGroups(stack).filter((group) => group !== resource);
      if (others.length === 0) return notApplicable;
      return satisfiedWhen(
        !door.isInline,
        door.groupsPath,
        others.map(({ name }) => name),
        "write a standalone rule: AWS deletes no group that another one names (DependencyViolation)",
      );
    }),
};

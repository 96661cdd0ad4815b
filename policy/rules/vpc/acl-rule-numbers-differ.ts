import { NETWORK_ACL } from "../../network-acls";
import { type Rule, satisfied, violated } from "../../rule";

export const rule: Rule = {
  description: "No two rules of a network ACL have the same number in one direction.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html"],
  remedy: "Let `number` in components/network/data-guard.ts count them.",
  types: [NETWORK_ACL],
  check: (acl) => {
    for (const direction of ["ingress", "egress"]) {
      const paths = acl.elements(direction).map((path) => `${path}.ruleNo`);
      const numbers = paths.map((path) => acl.number(path));
      const again = numbers.findIndex((each, index) => numbers.indexOf(each) !== index);
      if (again >= 0) {
        const instead = "write a number that no other rule has (NetworkAclEntryAlreadyExists)";
        return violated(paths[again] ?? direction, numbers[again], instead);
      }
    }
    return satisfied;
  },
};

import { notApplicable, satisfied, violated, type Rule } from "../../rule";
import type { ResourceView, StackView } from "../../views";

const RECORD = "aws:route53/record:Record";
const POLICIES = ["failoverRoutingPolicies", "latencyRoutingPolicies"];

const policyOf = (record: ResourceView): string | undefined => POLICIES.find((each) => record.has(each));

/** The records that answer for the same name and type. */
function siblingsOf(record: ResourceView, stack: StackView): readonly ResourceView[] {
  const isSame = (each: ResourceView, path: string): boolean => each.text(path) === record.text(path);
  return stack
    .all(RECORD)
    .filter((each) => each !== record && ["zoneId", "name", "type"].every((path) => isSame(each, path)));
}

export const rule: Rule = {
  description:
    "Records among which Route 53 chooses have identifiers of their own, the same kind of routing, and of a failover the first has a health check.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-configuring.html",
  ],
  remedy: "Keep identifiers, routing and health check in components/accelerator/records.ts.",
  types: [RECORD],
  check: (record, stack) => {
    const policy = policyOf(record);
    if (policy === undefined) return notApplicable;
    const siblings = siblingsOf(record, stack);
    const identifier = record.text("setIdentifier");
    if (identifier === undefined || siblings.some((each) => each.text("setIdentifier") === identifier)) {
      return violated("setIdentifier", identifier, "name each of the records differently (InvalidChangeBatch)");
    }
    const other = siblings.find((each) => policyOf(each) !== policy);
    if (other !== undefined) {
      return violated(policy, undefined, `route ${other.name} in the same way (InvalidChangeBatch)`);
    }
    const isPrimary = record.text("failoverRoutingPolicies[0].type") === "PRIMARY";
    if (isPrimary && !record.has("healthCheckId")) {
      return violated("healthCheckId", undefined, "name a health check: without, Route 53 never fails over");
    }
    return satisfied;
  },
};

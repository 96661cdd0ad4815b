import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A load balancer with zonal autoshift has zonal shift enabled.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/zonal-shift.html"],
  remedy: "Keep `enableZonalShift` on the load balancer (components/compute/load-balancer.ts).",
  types: ["aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration"],
  check: (shift, stack) => {
    const [loadBalancer] = ledTo(stack, shift, "resourceArn", "aws:lb/loadBalancer:LoadBalancer");
    if (loadBalancer === undefined) return notApplicable;
    const isEnabled = loadBalancer.flag("enableZonalShift");
    const instead = `enable it on ${loadBalancer.name} (ResourceNotFoundException)`;
    return satisfiedWhen(isEnabled, "enableZonalShift", loadBalancer.value("enableZonalShift"), instead);
  },
};

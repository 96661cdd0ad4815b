import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "Nothing keeps a group from terminating its instances, which scaling in and `pulumi destroy` wait for.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/hashicorp/terraform-provider-aws/issues/5277",
    "https://github.com/hashicorp/terraform-provider-aws/issues/34113",
  ],
  remedy:
    "Suspend processes by hand while you look at an instance, and resume them; components/compute/scaling-group.ts suspends none.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    if (group.list("suspendedProcesses").includes("Terminate")) {
      return violated("suspendedProcesses", group.value("suspendedProcesses"), 'leave "Terminate" out');
    }
    if (!group.flag("protectFromScaleIn")) return satisfied;
    return violated("protectFromScaleIn", true, "leave it out: the group can then neither shrink nor be deleted");
  },
};

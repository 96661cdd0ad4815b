import { spotPercentOf } from "../../instance-types";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html */
const NOTICE_SECONDS = 120;

export const rule: Rule = {
  description: "An instance that AWS takes back has as long to finish its requests as it is warned before.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
  ],
  remedy: "Lower `compute.deregistrationDelaySeconds` in the stack file to 120 or less.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    if (spotPercentOf(group) === 0 || !group.has("targetGroupArns")) return notApplicable;
    const slow = stack
      .referred(group, "targetGroupArns", TARGET_GROUP)
      .find((target) => (target.number("deregistrationDelay") ?? 300) > NOTICE_SECONDS);
    if (slow === undefined) return satisfied;
    const instead = `write ${NOTICE_SECONDS} or less: a spot instance is gone two minutes after its notice`;
    return violated(`deregistrationDelay of ${slow.name}`, slow.value("deregistrationDelay") ?? 300, instead);
  },
};

import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const GROUP = "aws:autoscaling/group:Group";

export const rule: Rule = {
  description: "A target group that instances register with is used by a listener, made before the instances.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
    "https://github.com/DevopsArtFactory/goployer/issues/191",
  ],
  remedy:
    "Forward to the target group in a listener and keep the listeners in the group's `dependsOn` (components/compute).",
  types: ["aws:lb/targetGroup:TargetGroup"],
  check: (targetGroup, stack) => {
    const groups = stack.referring(targetGroup, GROUP, "targetGroupArns");
    if (groups.length === 0) return notApplicable;
    const users = [
      ...stack.referring(targetGroup, "aws:lb/listener:Listener", "defaultActions"),
      ...stack.referring(targetGroup, "aws:lb/listenerRule:ListenerRule", "actions"),
    ];
    const isReady = groups.every((group) => users.some((user) => stack.dependsOn(group, user)));
    const instead = "forward to it in a listener that the group depends on; until then its health stays `unused`";
    return satisfiedWhen(
      isReady,
      "its listeners",
      users.map(({ name }) => name),
      instead,
    );
  },
};

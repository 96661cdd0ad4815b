import { satisfied, violated, type Rule } from "../../rule";

const PREFERENCES = [
  "minHealthyPercentage",
  "maxHealthyPercentage",
  "instanceWarmup",
  "autoRollback",
  "skipMatching",
  "scaleInProtectedInstances",
  "standbyInstances",
];

export const rule: Rule = {
  description: "An Auto Scaling group replaces its instances when their template changes, and states how.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html",
    "https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/group/#groupinstancerefreshpreferences",
  ],
  remedy:
    "State every preference in components/compute/scaling-group.ts: AWS's, the provider's and other tools' defaults differ.",
  types: ["aws:autoscaling/group:Group"],
  check: (group) => {
    if (!group.has("instanceRefresh")) {
      return violated("instanceRefresh", undefined, "add one: without it the old instances keep running");
    }
    const missing = PREFERENCES.find((preference) => !group.has(`instanceRefresh.preferences.${preference}`));
    if (missing === undefined) return satisfied;
    return violated(`instanceRefresh.preferences.${missing}`, undefined, "state it; defaults differ and change");
  },
};

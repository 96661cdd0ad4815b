import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An instance profile holds a role; an empty one launches instances without any rights.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html"],
  remedy: "Keep `role` in components/compute/instance-role.ts.",
  types: ["aws:iam/instanceProfile:InstanceProfile"],
  check: (profile) => satisfiedWhen(profile.has("role"), "role", undefined, "name a role"),
};

import { satisfied, satisfiedWhen, type Rule } from "../../rule";

const HOPS = "metadataOptions.httpPutResponseHopLimit";

export const rule: Rule = {
  description: "Instance metadata is one hop away, so that no container can fetch the instance's credentials.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html",
    "https://docs.aws.amazon.com/controltower/latest/controlreference/ec2-rules.html#ct-ec2-pr-2-description",
  ],
  remedy:
    "Keep `httpPutResponseHopLimit: 1` in components/compute/launch-template.ts; Amazon Linux 2023 defaults to 2.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => {
    if (template.text("metadataOptions.httpEndpoint") === "disabled") return satisfied;
    return satisfiedWhen(template.number(HOPS) === 1, HOPS, template.number(HOPS), "write 1");
  },
};

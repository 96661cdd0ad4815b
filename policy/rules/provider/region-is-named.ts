import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A provider names its Region instead of taking the one of whoever deploys.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://www.pulumi.com/registry/packages/aws/api-docs/provider/"],
  remedy: "Write the Region in `aws.region`; index.ts hands it to the provider.",
  types: ["pulumi:providers:aws"],
  check: (provider) => {
    const region = provider.text("region");
    return satisfiedWhen(
      /^[a-z]{2}(-[a-z]+)+-\d$/.test(region ?? ""),
      "region",
      region,
      "name a Region such as ap-northeast-2: AWS_REGION would decide otherwise",
    );
  },
};

import { DATABASE } from "../../databases";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Pulumi is told to protect a database, so that an update cannot replace it.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    "https://github.com/aws/aws-cdk/issues/12112",
    "https://github.com/hashicorp/terraform-provider-aws/issues/15390",
  ],
  remedy: "Set `protection` to Governance or Compliance in environments/<env>.ts.",
  types: [DATABASE],
  check: (instance) =>
    satisfiedWhen(
      instance.resource.options.protect,
      "protect",
      instance.resource.options.protect,
      "write true: AWS's own protection acts only when Pulumi has already planned the deletion",
    ),
};

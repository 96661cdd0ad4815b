import { hasRandomPart } from "../../random-names";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A secret with a fixed name is deleted at once, so that the next one finds its name free.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
    "https://github.com/aws-ia/terraform-aws-eks-blueprints/issues/1733",
    "https://github.com/redpanda-data/console/issues/1835",
  ],
  remedy: "Leave `name` out, so that Pulumi generates one, as components/cache/connection-secret.ts does.",
  types: ["aws:secretsmanager/secret:Secret"],
  check: (secret, stack) => {
    if (!secret.has("name") || hasRandomPart(secret, "name", stack)) return notApplicable;
    const days = secret.number("recoveryWindowInDays");
    return satisfiedWhen(
      days === 0,
      "name",
      secret.text("name"),
      `leave it out: for ${days ?? 30} days after a deletion nobody can create a secret of this name (InvalidRequestException)`,
    );
  },
};

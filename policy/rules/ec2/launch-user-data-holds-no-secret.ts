import { notApplicable, satisfied, violated, type Rule } from "../../rule";

/** What a secret looks like, with what to call it. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  // A value read at boot begins with $, a reference to another resource with <; a secret's ARN has no space after its colon.
  ["a credential", /\b\w*(?:password|passwd|secret|token|api_?key)["']?\s*(?:=|:\s)\s*["']?[^\s"'$<]{6,}/i],
];

export const rule: Rule = {
  description:
    "User data holds no secret: whoever may describe the template, and every process on the instance, reads it.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"],
  remedy: "Give the instance the secret's ARN and let it read the value when it boots (components/compute/instance).",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => {
    const instead = "hand over the secret's ARN and read it at boot";
    if (template.resource.secretInputs.includes("userData")) return violated("userData", "a secret value", instead);
    if (!template.has("userData")) return notApplicable;
    const script = Buffer.from(template.text("userData") ?? "", "base64").toString("utf8");
    const [found] = SECRETS.find(([, pattern]) => pattern.test(script)) ?? [];
    return found === undefined ? satisfied : violated("userData", `a script with ${found}`, instead);
  },
};

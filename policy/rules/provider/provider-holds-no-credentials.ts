import { type Rule, satisfied, violated } from "../../rule";

const CREDENTIALS = ["accessKey", "secretKey", "token"];

export const rule: Rule = {
  description: "No provider carries credentials of its own.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"],
  remedy: "Take credentials from where the deployment runs: a role, or single sign-on.",
  types: ["pulumi:providers:aws"],
  check: (provider) => {
    const written = CREDENTIALS.find((property) => provider.has(property));
    return written === undefined
      ? satisfied
      : violated(written, "[secret]", "leave it out: credentials in a program stay in its state for ever");
  },
};

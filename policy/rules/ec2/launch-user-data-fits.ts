import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const LIMIT_BYTES = 16_384;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const rule: Rule = {
  description: "A launch template's user data is base64 text of at most 16 KiB before encoding.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html"],
  remedy: "Shorten components/compute/instance/*, or fetch what is long when the instance boots.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => {
    if (!template.has("userData") || template.resource.secretInputs.includes("userData")) return notApplicable;
    const encoded = template.text("userData") ?? "";
    if (!BASE64.test(encoded))
      return violated("userData", encoded.slice(0, 20), "encode it (InvalidUserData.Malformed)");
    const bytes = Buffer.from(encoded, "base64").length;
    if (bytes <= LIMIT_BYTES) return satisfied;
    return violated("userData", `${bytes} bytes`, `write at most ${LIMIT_BYTES} bytes (InvalidUserData.Malformed)`);
  },
};

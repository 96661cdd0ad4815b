import { satisfiedWhen, type Rule } from "../../rule";
import { isJsonObject } from "../../views";

const CREDENTIALS = ["authorization", "cookie"];

export const rule: Rule = {
  description: "The log of a web ACL leaves out the headers that let somebody act as the reader.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/waf/latest/developerguide/logging-management.html"],
  remedy: "Keep `redactedFields` in components/edge/firewall.ts.",
  types: ["aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration"],
  check: (logging) => {
    const redacted = logging
      .objects("redactedFields")
      .map(({ singleHeader }) => (isJsonObject(singleHeader) ? singleHeader["name"] : undefined))
      .map((name) => (typeof name === "string" ? name.toLowerCase() : ""));
    const shown = CREDENTIALS.filter((header) => !redacted.includes(header));
    return satisfiedWhen(shown.length === 0, "redactedFields", redacted, `add the single headers ${shown.join(", ")}`);
  },
};

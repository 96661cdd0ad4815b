import { DISTRIBUTION } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const RECORD = "aws:route53/record:Record";

export const rule: Rule = {
  description: "A name that leads to a distribution with IPv6 has an A and an AAAA record.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-enable-ipv6.html"],
  remedy: "Keep both types in components/edge/records.ts.",
  types: [RECORD],
  check: (record, stack) => {
    if (!record.has("aliases")) return notApplicable;
    const [distribution] = ledTo(stack, record, "aliases[0].name", DISTRIBUTION);
    if (!distribution?.flag("isIpv6Enabled")) return notApplicable;
    const types = stack
      .all(RECORD)
      .filter((each) => each.text("name") === record.text("name"))
      .map((each) => each.text("type"));
    const missing = ["A", "AAAA"].filter((type) => !types.includes(type));
    return satisfiedWhen(missing.length === 0, "type", types.join(", "), `add the ${missing.join(", ")} record`);
  },
};

import { regionOf } from "../../deployment-target";
import { CLOUDFRONT_REGION, DISTRIBUTION } from "../../distributions";
import { ledTo } from "../../relations";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

const DELIVERY = "aws:cloudwatch/logDelivery:LogDelivery";

export const rule: Rule = {
  description: "A distribution's log source, and the delivery that starts there, are in us-east-1.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html"],
  remedy: "Keep `region: CLOUDFRONT_REGION` in components/edge/access-logs.ts; the bucket may be anywhere.",
  types: ["aws:cloudwatch/logDeliverySource:LogDeliverySource"],
  check: (source, stack) => {
    const isOfArn = source.has("resourceArn") && (source.text("resourceArn") ?? "").includes(":cloudfront:");
    if (!isOfArn && ledTo(stack, source, "resourceArn", DISTRIBUTION).length === 0) return notApplicable;
    for (const part of [source, ...stack.referring(source, DELIVERY, "deliverySourceName")]) {
      const region = regionOf(part, stack);
      if (region !== CLOUDFRONT_REGION) {
        return violated("region", `${region} (${part.name})`, `write "${CLOUDFRONT_REGION}" (ValidationException)`);
      }
    }
    return satisfied;
  },
};

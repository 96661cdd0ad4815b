import { DISTRIBUTION, logSourcesOf } from "../../distributions";
import { satisfiedWhen, type Rule } from "../../rule";

const DELIVERY = "aws:cloudwatch/logDelivery:LogDelivery";

export const rule: Rule = {
  description: "A distribution logs its requests: a source, a destination, and a delivery that joins them.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.5"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-5",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html",
  ],
  remedy: "Set `edge.accessLogRetentionDays` in the environment's policy above 0.",
  types: [DISTRIBUTION],
  check: (distribution, stack) => {
    const sources = logSourcesOf(distribution, stack);
    const isDelivered = sources.some((source) => stack.referring(source, DELIVERY, "deliverySourceName").length > 0);
    const isLogged = isDelivered || distribution.has("loggingConfig.bucket");
    return satisfiedWhen(isLogged, "its log delivery", undefined, `add a ${DELIVERY} for it`);
  },
};

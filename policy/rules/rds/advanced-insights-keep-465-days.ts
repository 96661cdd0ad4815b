import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

const LEAST_DAYS = 465;

export const rule: Rule = {
  description: "Advanced Database Insights comes with Performance Insights, kept for 465 days or more.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.TurningOnAdvanced.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/41952",
    "https://github.com/navapbc/template-infra/issues/1091",
  ],
  remedy: 'Stay with "standard", or raise the retention in components/database/instance.ts; it is charged per vCPU.',
  types: [DATABASE],
  check: (instance) => {
    if (instance.text("databaseInsightsMode") !== "advanced") return notApplicable;
    if (!instance.flag("performanceInsightsEnabled")) {
      const instead = "write true beside advanced insights (InvalidParameterCombination)";
      return violated("performanceInsightsEnabled", instance.value("performanceInsightsEnabled"), instead);
    }
    const days = instance.number("performanceInsightsRetentionPeriod") ?? 0;
    if (days >= LEAST_DAYS) return satisfied;
    const instead = `write ${LEAST_DAYS} or more beside advanced insights (InvalidParameterCombination)`;
    return violated("performanceInsightsRetentionPeriod", days, instead);
  },
};

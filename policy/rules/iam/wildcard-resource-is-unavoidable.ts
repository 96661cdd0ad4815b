import { IDENTITY_POLICIES, readIdentityStatements } from "../../identity-policies";
import { coversAction, coversAllOfService } from "../../policy-document";
import { satisfied, violated, type Rule } from "../../rule";

/**
 * Actions for which AWS knows no narrower resource: Session Manager's channels and registration, the login to a
 * registry, metrics, traces, the question who one is; and what an experiment looks around with, is logged by, and refuses
 * launches with.
 */
const WITHOUT_RESOURCE = [
  "ssm:UpdateInstanceInformation",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
  "ecr:GetAuthorizationToken",
  "cloudwatch:PutMetricData",
  "sts:GetCallerIdentity",
  "xray:GetSamplingRules",
  "xray:GetSamplingStatisticSummaries",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
  "tag:GetResources",
  "autoscaling:DescribeAutoScalingGroups",
  "ec2:DescribeInstances",
  "ec2:DescribeManagedPrefixLists",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:InjectApiError",
  "logs:CreateLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:PutResourcePolicy",
];

export const rule: Rule = {
  description: "A policy names its resources, except for actions that AWS offers on everything or not at all.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_ssmmessages.html",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html",
    "https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html",
  ],
  remedy: "Name the ARN in components/compute/instance-role.ts; if AWS knows none, add the action to this rule's list.",
  types: IDENTITY_POLICIES,
  check: (policy) => {
    const wide = readIdentityStatements(policy).filter(
      ({ isAllow, resources, notResources }) =>
        isAllow && (resources.some(coversAllOfService) || notResources.length > 0),
    );
    const narrowable = wide
      .flatMap(({ actions, resources }) => actions.map((action) => ({ action, resources })))
      .find(({ action }) => !WITHOUT_RESOURCE.some((known) => coversAction(known, action)));
    if (narrowable === undefined) return satisfied;
    const shown = narrowable.resources.find(coversAllOfService) ?? "*";
    return violated(`policy Resource of ${narrowable.action}`, shown, "name the resources");
  },
};

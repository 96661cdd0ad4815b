import { readStatements } from "../../policy-document";
import { ledTo } from "../../relations";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

/** Who uses a role, where it names it, and the service that then takes the role. */
const USERS: Readonly<Record<string, { readonly path: string; readonly service: string }>> = {
  "aws:iam/instanceProfile:InstanceProfile": { path: "role", service: "ec2.amazonaws.com" },
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": {
    path: "iamRoleArn",
    service: "backup.amazonaws.com",
  },
  "aws:backup/selection:Selection": { path: "iamRoleArn", service: "backup.amazonaws.com" },
  "aws:fis/experimentTemplate:ExperimentTemplate": { path: "roleArn", service: "fis.amazonaws.com" },
  "aws:cloudtrail/trail:Trail": { path: "cloudWatchLogsRoleArn", service: "cloudtrail.amazonaws.com" },
  "aws:ec2/flowLog:FlowLog": { path: "iamRoleArn", service: "vpc-flow-logs.amazonaws.com" },
  "aws:rds/instance:Instance": { path: "monitoringRoleArn", service: "monitoring.rds.amazonaws.com" },
};

export const rule: Rule = {
  description: "A role that a service works with lets that service take it.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html",
    "https://docs.aws.amazon.com/fis/latest/userguide/getting-started-iam-service-role.html",
  ],
  remedy: "Name the service in the role's `assumeRolePolicy`.",
  types: Object.keys(USERS),
  check: (resource, stack) => {
    const { path = "", service = "" } = USERS[resource.type] ?? {};
    const [role] = ledTo(stack, resource, path, "aws:iam/role:Role");
    if (role === undefined) return notApplicable;
    const trusts = readStatements(role, "assumeRolePolicy").some(
      ({ isAllow, principals }) => isAllow && principals.includes(`Service:${service}`),
    );
    return satisfiedWhen(trusts, path, role.name, `let ${service} take it`);
  },
};

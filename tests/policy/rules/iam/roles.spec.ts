import { alter, proveRules, write } from "../../../support/rules";

const ROLE = "aws:iam/role:Role";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const INSTANCE = "cloudmart-compute-instance";
const FLOW_LOG = "cloudmart-network-flow-log-role";

function trust(principal: unknown, role: string): ReturnType<typeof write> {
  const statement = { Effect: "Allow", Action: "sts:AssumeRole", Principal: principal };
  return write(ROLE, "assumeRolePolicy", JSON.stringify({ Version: "2012-10-17", Statement: [statement] }), role);
}

proveRules([
  {
    rule: "trust-policy-names-who",
    title: "everybody",
    change: trust({ AWS: "*" }, INSTANCE),
    message: /assumeRolePolicy Principal is \["\*"\]; name a service or an account/,
    satisfiedBy: trust({ AWS: "arn:aws:iam::222222222222:root" }, INSTANCE),
  },
  {
    rule: "role-trusts-its-service",
    title: "an instance profile whose role is for functions",
    change: trust({ Service: "lambda.amazonaws.com" }, INSTANCE),
    message: /role is "cloudmart-compute-instance"; let ec2\.amazonaws\.com take it/,
    satisfiedBy: trust({ Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] }, INSTANCE),
  },
  {
    rule: "role-trusts-its-service",
    title: "a flow log whose role is for instances",
    change: trust({ Service: "ec2.amazonaws.com" }, FLOW_LOG),
    message: /iamRoleArn is "cloudmart-network-flow-log-role"; let vpc-flow-logs\.amazonaws\.com take it/,
  },
  {
    rule: "instance-profile-has-a-role",
    title: "an empty profile",
    change: write(PROFILE, "role", undefined),
    message: /role is not set; name a role/,
  },
  {
    rule: "role-names-fit",
    title: "a long logical name",
    change: alter(ROLE, (role) => ({ ...role, name: "r".repeat(57) }), INSTANCE),
    message: /the logical name is "r{57}"; shorten it to 56 characters/,
  },
  {
    rule: "role-names-fit",
    title: "a long prefix",
    change: write(ROLE, "namePrefix", "p".repeat(39), INSTANCE),
    message: /namePrefix is "p{39}"; write 38 characters or fewer/,
  },
]);

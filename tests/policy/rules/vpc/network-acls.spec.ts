import type { JsonValue } from "../../../../policy/resource-graph";
import { add, all, edit, proveRules, write, writeByHand } from "../../../support/rules";

const vpcId = "<aws:ec2/vpc:Vpc::cloudmart-network.id>";
const ACL = "aws:ec2/networkAcl:NetworkAcl";
const ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const subnetIds = ["<aws:ec2/subnet:Subnet::cloudmart-network-public-1.id>"];
const entry = { ruleNo: 100, action: "allow", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlock: "0.0.0.0/0" };

proveRules([
  {
    rule: "network-acl-admits-no-administration",
    title: "an entry that lets the world in to a range with RDP",
    change: add(ACL, "acl", { vpcId, subnetIds, ingress: [entry, { ...entry, fromPort: 3000, toPort: 4000 }] }),
    message: /acl: ingress\[1\]\.cidrBlock is "0\.0\.0\.0\/0"; name who may reach port 3389, or deny it/,
    satisfiedBy: add(ACL, "acl", { vpcId, subnetIds, ingress: [entry] }),
  },
  {
    rule: "network-acl-admits-no-administration",
    title: "a rule that lets the world in to everything",
    change: add(ACL_RULE, "acl-rule", { ruleAction: "allow", protocol: "-1", ipv6CidrBlock: "::/0" }),
    message: /acl-rule: ipv6CidrBlock is "::\/0"; name who may reach port 22/,
    satisfiedBy: add(ACL_RULE, "acl-rule", { ruleAction: "deny", protocol: "-1", ipv6CidrBlock: "::/0" }),
  },
  {
    rule: "network-acl-is-in-use",
    title: "an ACL of no subnet",
    change: add(ACL, "acl", { vpcId }),
    message: /acl: subnetIds is not set; name a subnet, or take the ACL away/,
    satisfiedBy: add(ACL, "acl", { vpcId, subnetIds }),
  },
]);

proveRules([
  {
    rule: "data-subnets-have-a-network-acl",
    title: "an ACL of the public subnets",
    change: writeByHand(ACL, "subnetIds", subnetIds),
    message: /subnetIds is "cloudmart-network-isolated-1"; name the subnet in a network ACL/,
  },
  {
    rule: "data-acl-leaves-the-world-out",
    title: "a rule that lets the world in",
    change: write(ACL, "ingress[0].cidrBlock", "0.0.0.0/0"),
    message: /ingress\[0\]\.cidrBlock is "0\.0\.0\.0\/0"; name the block of the subnets that may come/,
  },
  {
    rule: "data-acl-leaves-the-world-out",
    title: "a rule that lets the stores out to the world",
    change: write(ACL, "egress[0].cidrBlock", "0.0.0.0/0"),
    message: /egress\[0\]\.cidrBlock is "0\.0\.0\.0\/0"; name the block/,
  },
  {
    rule: "data-acl-leaves-the-world-out",
    title: "the world denied, which is no opening, and then admitted",
    change: all(
      write(ACL, "ingress[1].cidrBlock", "0.0.0.0/0"),
      write(ACL, "ingress[1].action", "deny"),
      write(ACL, "ingress[2].cidrBlock", "128.0.0.0/1"),
    ),
    message: /ingress\[2\]\.cidrBlock is "128\.0\.0\.0\/1"; name the block/,
    satisfiedBy: all(write(ACL, "ingress[1].cidrBlock", "0.0.0.0/0"), write(ACL, "ingress[1].action", "deny")),
  },
  {
    rule: "acl-lets-answers-back",
    title: "no way out for the answers of one block",
    change: edit(ACL, (inputs) => {
      inputs["egress"] = (inputs["egress"] as JsonValue[]).slice(1);
    }),
    message: /ingress\[0\] is "10\.0\.11\.0\/24"; allow egress to 10\.0\.11\.0\/24 on ports 32768 to 60999/,
  },
  {
    rule: "acl-lets-answers-back",
    title: "the stores' own ports instead of the clients'",
    change: write(ACL, "egress[0].toPort", 6379),
    message: /ingress\[0\] is "10\.0\.11\.0\/24"; allow egress/,
  },
  {
    rule: "acl-lets-answers-back",
    title: "answers denied",
    change: write(ACL, "egress[0].action", "deny"),
    message: /ingress\[0\] is .*; allow egress/,
    satisfiedBy: all(write(ACL, "egress[0].protocol", "-1"), write(ACL, "egress[0].cidrBlock", "10.0.0.0/16")),
  },
  {
    rule: "acl-rule-numbers-differ",
    title: "a number twice in one direction",
    change: write(ACL, "ingress[1].ruleNo", 100),
    message: /ingress\[1\]\.ruleNo is 100; write a number that no other rule has \(NetworkAclEntryAlreadyExists\)/,
    satisfiedBy: write(ACL, "ingress[1].ruleNo", 111),
  },
  {
    rule: "acl-keeps-within-twenty-rules",
    title: "21 rules in",
    change: edit(ACL, (inputs) => {
      inputs["ingress"] = Array.from({ length: 21 }, (_, index) => ({ ...entry, ruleNo: index + 1 }));
    }),
    message: /data: ingress is 21; write 20 rules or fewer \(NetworkAclEntryLimitExceeded\)/,
    satisfiedBy: edit(ACL, (inputs) => {
      inputs["ingress"] = Array.from({ length: 20 }, (_, index) => ({ ...entry, ruleNo: index + 1 }));
    }),
  },
]);

import { add, all, edit, proveRules, remove } from "../../../support/rules";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const OLD_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INSTANCES = "cloudmart-compute-instances";
const group = (name: string): string => `<${GROUP}::${name}.id>`;

const inlineHttps = { description: "HTTPS", protocol: "tcp", fromPort: 443, toPort: 443 };

proveRules([
  {
    rule: "rules-are-inline-or-standalone",
    title: "a list inside a group that has standalone rules",
    change: edit(GROUP, (inputs) => (inputs["egress"] = [{ ...inlineHttps, cidrBlocks: ["0.0.0.0/0"] }]), INSTANCES),
    message: /instances: egress is \[.*\]; leave it out: .*cloudmart-compute-instances-in-alb.* would be erased/,
  },
  {
    rule: "rules-are-inline-or-standalone",
    title: "an empty list, which erases as well",
    change: edit(GROUP, (inputs) => (inputs["ingress"] = []), INSTANCES),
    message: /instances: ingress is \[\]; leave it out/,
  },
  {
    rule: "group-references-are-standalone",
    title: "a group named inside another",
    change: edit(
      GROUP,
      (inputs) => (inputs["ingress"] = [{ ...inlineHttps, securityGroups: [group("cloudmart-compute-alb")] }]),
      INSTANCES,
    ),
    message:
      /ingress\[0\]\.securityGroups is \["cloudmart-compute-alb"\]; write a standalone rule: .*\(DependencyViolation\)/,
  },
  {
    rule: "rule-names-one-far-side",
    title: "a group and addresses in one rule",
    change: edit(INGRESS, (inputs) => (inputs["cidrIpv4"] = "198.51.100.0/24"), "cloudmart-compute-instances-in-alb"),
    message: /far sides is \["cidrIpv4","referencedSecurityGroupId"\]; write one of .* \(InvalidParameterCombination\)/,
  },
  {
    rule: "rule-names-one-far-side",
    title: "a rule for nobody",
    change: edit(EGRESS, (inputs) => delete inputs["cidrIpv4"], "cloudmart-compute-instances-out-https"),
    message: /out-https: far sides is \[\]; write one of cidrIpv4/,
  },
  {
    rule: "rule-ports-fit-its-protocol",
    title: "TCP without ports",
    change: edit(EGRESS, (inputs) => delete inputs["toPort"], "cloudmart-compute-instances-out-https"),
    message: /toPort is not set; write both ports \(InvalidParameterValue\)/,
  },
  {
    rule: "rule-ports-fit-its-protocol",
    title: "ports the wrong way round",
    change: edit(EGRESS, (inputs) => (inputs["toPort"] = 80), "cloudmart-compute-instances-out-https"),
    message: /fromPort is 443; write ports from 0 to 65535, the lower one here/,
  },
  {
    rule: "rule-ports-fit-its-protocol",
    title: "every protocol with a port",
    change: edit(EGRESS, (inputs) => (inputs["ipProtocol"] = "-1"), "cloudmart-compute-instances-out-https"),
    message: /fromPort is 443; leave the ports out/,
  },
  {
    rule: "descriptions-are-of-allowed-characters",
    title: "an apostrophe in a group's description",
    change: edit(GROUP, (inputs) => (inputs["description"] = "The shop's instances"), INSTANCES),
    message: /description is "The shop's instances"; write at most 255 letters, .* \(InvalidParameterValue\)/,
  },
  {
    rule: "descriptions-are-of-allowed-characters",
    title: "an arrow in a rule's description",
    change: edit(EGRESS, (inputs) => (inputs["description"] = "out → S3"), "cloudmart-compute-instances-out-https"),
    message: /out-https: description is "out → S3"; write at most 255/,
  },
  {
    rule: "descriptions-are-of-allowed-characters",
    title: "a description of 256 characters",
    change: edit(GROUP, (inputs) => (inputs["description"] = "a".repeat(256)), INSTANCES),
    message: /write at most 255/,
  },
  {
    rule: "rules-say-what-they-are-for",
    title: "a rule without a description",
    change: edit(EGRESS, (inputs) => delete inputs["description"], "cloudmart-compute-instances-out-https"),
    message: /out-https: description is not set; say who comes through here, and why/,
  },
  {
    rule: "rules-say-what-they-are-for",
    title: "the description that the provider writes",
    change: edit(GROUP, (inputs) => (inputs["description"] = "Managed by Pulumi"), INSTANCES),
    message: /description is "Managed by Pulumi"; say who/,
  },
  {
    rule: "rules-say-what-they-are-for",
    title: "a silent rule inside a group",
    change: edit(
      GROUP,
      (inputs) => (inputs["ingress"] = [inlineHttps, { ...inlineHttps, description: "" }]),
      "cloudmart-cache-security-group",
    ),
    message: /ingress\[1\]\.description is ""; say who/,
  },
  {
    rule: "doors-open-on-both-sides",
    title: "a load balancer that may not reach its instances",
    change: remove(EGRESS, "cloudmart-compute-alb-out-instances"),
    message:
      /instances-in-alb: referencedSecurityGroupId is "cloudmart-compute-alb"; let the same ports out of cloudmart-compute-alb as well: tcp 8080-8080/,
  },
  {
    rule: "doors-open-on-both-sides",
    title: "a database that does not know the instances",
    change: remove(INGRESS, "cloudmart-compute-database-in-instances"),
    message:
      /out-database: .* is "cloudmart-database-security-group"; let the same ports into cloudmart-database-security-group/,
  },
  {
    rule: "doors-open-on-both-sides",
    title: "two groups that let each other in and nothing out",
    change: all(
      remove(EGRESS, "cloudmart-compute-alb-out-instances"),
      add(INGRESS, "back", {
        securityGroupId: group("cloudmart-compute-alb"),
        referencedSecurityGroupId: group(INSTANCES),
        ipProtocol: "tcp",
        fromPort: 8080,
        toPort: 8080,
      }),
    ),
    message: /instances-in-alb: .* let the same ports out of cloudmart-compute-alb as well/,
  },
  {
    rule: "doors-open-on-both-sides",
    title: "another port on the other side",
    change: edit(
      INGRESS,
      (inputs) => Object.assign(inputs, { fromPort: 6380, toPort: 6380 }),
      "cloudmart-compute-cache-in-instances",
    ),
    message:
      /out of cloudmart-compute-instances as well: tcp 6380-6380[^]*into cloudmart-cache-security-group as well: tcp 6379-6379/,
  },
  {
    rule: "group-is-worn",
    title: "a group that nothing wears",
    change: add(GROUP, "spare", { description: "Spare" }),
    message: /SecurityGroup spare: wearers is \[\]; attach it to something/,
  },
  {
    rule: "group-name-leaves-room-for-its-successor",
    title: "a name written by hand",
    change: edit(GROUP, (inputs) => (inputs["name"] = "cloudmart-compute-instances-prod"), INSTANCES),
    message: /name is "cloudmart-compute-instances-prod"; leave it out: .*\(InvalidGroup\.Duplicate\)/,
    satisfiedBy: edit(GROUP, (inputs) => (inputs["name"] = "cloudmart-compute-instances-0a1b2c3"), INSTANCES),
  },
]);

proveRules([
  {
    rule: "group-keeps-within-sixty-rules",
    title: "CloudFront's list beside six blocks",
    change: all(
      add(OLD_RULE, "blocks", {
        type: "ingress",
        securityGroupId: group("cloudmart-compute-alb"),
        protocol: "tcp",
        cidrBlocks: [1, 2, 3, 4, 5, 6].map((third) => `198.51.${third}.0/24`),
      }),
    ),
    message:
      /SecurityGroup cloudmart-compute-alb: the number of ipv4 rules in is 61; keep to 60, .*\(RulesPerSecurityGroupLimit/,
  },
  {
    rule: "group-keeps-within-sixty-rules",
    title: "a list of the stack's own with room for sixty entries",
    change: all(
      add("aws:ec2/managedPrefixList:ManagedPrefixList", "offices", { maxEntries: 60 }),
      add(EGRESS, "to-offices", {
        securityGroupId: group(INSTANCES),
        ipProtocol: "tcp",
        prefixListId: "<aws:ec2/managedPrefixList:ManagedPrefixList::offices.id>",
      }),
    ),
    message: /instances: the number of ipv4 rules out is 63; keep to 60/,
  },
]);

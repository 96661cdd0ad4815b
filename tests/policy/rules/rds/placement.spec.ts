import { alter, edit, type Inputs, proveRules } from "../../../support/rules";

const DATABASE = "aws:rds/instance:Instance";
const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";
const set = (values: Inputs) => edit(DATABASE, (inputs) => Object.assign(inputs, values));

proveRules([
  {
    rule: "subnet-group-spans-two-zones",
    title: "subnets of one zone",
    change: edit(SUBNET_GROUP, (inputs) => (inputs["subnetIds"] = (inputs["subnetIds"] as string[]).slice(0, 1))),
    message: /subnetIds is \["ap-northeast-2a"\]; name subnets of two zones/,
  },
  {
    rule: "multi-az-names-no-zone",
    title: "a zone beside Multi-AZ",
    change: set({ availabilityZone: "ap-northeast-2a" }),
    message: /availabilityZone is "ap-northeast-2a"; leave it out beside multiAz \(InvalidParameterCombination\)/,
  },
  {
    rule: "database-has-a-standby",
    title: "one zone",
    change: set({ multiAz: false }),
    message: /multiAz is false; write true/,
  },
  {
    rule: "database-has-a-standby",
    stack: "dev",
    title: "multiAz left out",
    change: set({ multiAz: undefined }),
    message: /multiAz is not set; write true/,
    unchanged: "waived",
  },
  {
    rule: "database-is-not-public",
    title: "a public address",
    change: set({ publiclyAccessible: true }),
    message: /publiclyAccessible is true; write false/,
  },
  {
    rule: "database-has-a-subnet-group",
    title: "no subnet group",
    change: set({ dbSubnetGroupName: undefined }),
    message: /dbSubnetGroupName is not set; name a group of isolated subnets/,
  },
  {
    rule: "database-identifier-is-short-enough",
    title: "64 characters",
    change: set({ identifier: "a".repeat(64) }),
    message: /identifier is "a+"; write 63 characters or fewer/,
    satisfiedBy: set({ identifier: "a".repeat(63) }),
  },
  {
    rule: "database-refuses-deletion",
    title: "deletion protection off",
    change: set({ deletionProtection: false }),
    message: /deletionProtection is false; write true/,
  },
  {
    rule: "database-is-protected",
    title: "protect off",
    change: alter(DATABASE, (resource) => ({ ...resource, options: { ...resource.options, protect: false } })),
    message: /protect is false; write true/,
  },
  {
    rule: "database-is-encrypted",
    title: "no word on encryption",
    change: set({ storageEncrypted: undefined }),
    message: /storageEncrypted is not set; write true/,
  },
  {
    rule: "database-port-is-not-the-default",
    title: "no port",
    change: set({ port: undefined }),
    message: /port is 5432; write another port than 5432/,
    unchanged: "waived",
    satisfiedBy: set({ port: 6432 }),
  },
  {
    rule: "database-port-is-not-the-default",
    title: "MySQL's port",
    change: set({ engine: "mysql", port: 3306 }),
    message: /port is 3306; write another port than 3306/,
    unchanged: "waived",
    satisfiedBy: set({ engine: "mysql", port: 5432 }),
  },
]);

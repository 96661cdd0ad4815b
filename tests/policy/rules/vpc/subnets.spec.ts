import { edit, proveRules } from "../../../support/rules";

const SUBNET = "aws:ec2/subnet:Subnet";
const VPC = "aws:ec2/vpc:Vpc";
const PUBLIC = "cloudmart-network-public-1";
const SECOND = "cloudmart-network-public-2";

proveRules([
  {
    rule: "subnet-is-inside-its-vpc",
    title: "a subnet of another network",
    change: edit(SUBNET, (inputs) => (inputs["cidrBlock"] = "10.1.1.0/24"), PUBLIC),
    message:
      /public-1: cidrBlock is "10\.1\.1\.0\/24"; write a block inside the VPC's 10\.0\.0\.0\/16 \(InvalidSubnet\.Range\)/,
  },
  {
    rule: "subnet-is-inside-its-vpc",
    title: "a VPC that became smaller than its subnets",
    change: edit(VPC, (inputs) => (inputs["cidrBlock"] = "10.0.0.0/20")),
    message: /isolated-1: cidrBlock is "10\.0\.21\.0\/24"; write a block inside the VPC's 10\.0\.0\.0\/20/,
  },
  {
    rule: "subnets-do-not-overlap",
    title: "a subnet around another",
    change: edit(SUBNET, (inputs) => (inputs["cidrBlock"] = "10.0.0.0/22"), SECOND),
    message:
      /public-2: cidrBlock is "10\.0\.0\.0\/22"; write a block that is free: .*public-1 has 10\.0\.1\.0\/24 \(InvalidSubnet/,
  },
  {
    rule: "blocks-are-of-a-size-that-aws-makes",
    title: "a VPC larger than /16",
    change: edit(VPC, (inputs) => (inputs["cidrBlock"] = "10.0.0.0/15")),
    message:
      /Vpc cloudmart-network: cidrBlock is "10\.0\.0\.0\/15"; write a block from \/16 to \/28 \(InvalidVpc\.Range\)/,
  },
  {
    rule: "blocks-are-of-a-size-that-aws-makes",
    title: "a subnet smaller than /28",
    change: edit(SUBNET, (inputs) => (inputs["cidrBlock"] = "10.0.1.0/29"), PUBLIC),
    message: /write a block from \/16 to \/28 \(InvalidSubnet\.Range\)/,
  },
  {
    rule: "blocks-are-of-a-size-that-aws-makes",
    title: "a block written with an address inside it",
    change: edit(SUBNET, (inputs) => (inputs["cidrBlock"] = "10.0.1.7/24"), PUBLIC),
    message: /cidrBlock is "10\.0\.1\.7\/24"; write 10\.0\.1\.0\/24/,
  },
  {
    rule: "blocks-are-of-a-size-that-aws-makes",
    title: "text that is no block",
    change: edit(SUBNET, (inputs) => (inputs["cidrBlock"] = "10.0.1.0"), PUBLIC),
    message: /write an IPv4 block such as/,
  },
  {
    rule: "subnet-zone-is-of-its-region",
    title: "a zone of another Region",
    change: edit(SUBNET, (inputs) => (inputs["availabilityZone"] = "ap-northeast-1a"), PUBLIC),
    message: /availabilityZone is "ap-northeast-1a"; name a zone of ap-northeast-2 \(InvalidParameterValue\)/,
  },
  {
    rule: "subnet-zone-is-of-its-region",
    title: "a provider of another Region",
    change: edit("pulumi:providers:aws", (inputs) => (inputs["region"] = "us-east-1")),
    message: /availabilityZone is "ap-northeast-2a"; name a zone of us-east-1/,
  },
  {
    rule: "subnet-is-in-no-local-zone",
    title: "a Local Zone",
    change: edit(SUBNET, (inputs) => (inputs["availabilityZone"] = "us-west-2-lax-1a"), PUBLIC),
    message: /availabilityZone is "us-west-2-lax-1a"; name an Availability Zone/,
  },
  {
    rule: "subnet-is-in-no-local-zone",
    title: "a Local Zone by its id",
    change: edit(
      SUBNET,
      (inputs) => {
        delete inputs["availabilityZone"];
        inputs["availabilityZoneId"] = "usw2-lax1-az1";
      },
      PUBLIC,
    ),
    message: /availabilityZoneId is "usw2-lax1-az1"; name an Availability Zone/,
  },
  {
    rule: "zones-are-named-not-counted",
    title: "a number of zones",
    change: edit("awsx:ec2:Vpc", (inputs) => {
      delete inputs["availabilityZoneNames"];
      inputs["numberOfAvailabilityZones"] = 2;
    }),
    message: /availabilityZoneNames is not set; name the zones/,
  },
  {
    rule: "subnet-blocks-are-written-out",
    title: "subnets that awsx cuts itself",
    change: edit("awsx:ec2:Vpc", (inputs) => {
      inputs["subnetSpecs"] = [
        { type: "Public", cidrMask: 24 },
        { type: "Private", cidrMask: 24 },
      ];
    }),
    message: /subnetSpecs\[0\]\.cidrBlocks is not set; write 2 blocks, one for each zone/,
  },
  {
    rule: "subnet-blocks-are-written-out",
    title: "fewer blocks than zones",
    change: edit("awsx:ec2:Vpc", (inputs) => {
      inputs["availabilityZoneNames"] = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];
    }),
    message: /subnetSpecs\[0\]\.cidrBlocks is \["10\.0\.1\.0\/24","10\.0\.2\.0\/24"\]; write 3 blocks/,
  },
  {
    rule: "subnet-blocks-are-written-out",
    title: "no specs at all",
    change: edit("awsx:ec2:Vpc", (inputs) => delete inputs["subnetSpecs"]),
    message: /subnetSpecs is not set; write the blocks of every zone/,
  },
  {
    rule: "subnet-assigns-no-public-addresses",
    title: "a private subnet that hands out public addresses",
    change: edit(SUBNET, (inputs) => (inputs["mapPublicIpOnLaunch"] = true), "cloudmart-network-private-1"),
    message: /private-1: mapPublicIpOnLaunch is true; write false/,
    unchanged: "waived",
    satisfiedBy: (graph) =>
      [PUBLIC, SECOND].reduce(
        (changed, name) => edit(SUBNET, (inputs) => (inputs["mapPublicIpOnLaunch"] = false), name)(changed),
        graph,
      ),
  },
]);

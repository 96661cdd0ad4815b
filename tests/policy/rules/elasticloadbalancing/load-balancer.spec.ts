import { loadCoreGraph } from "../../../support/core-stack";
import { add, alter, edit, proveRules, remove, write } from "../../../support/rules";

const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";
const SUBNET = "aws:ec2/subnet:Subnet";
const WEB_ACL = "aws:wafv2/webAclAssociation:WebAclAssociation";

proveRules(
  [
    {
      rule: "load-balancer-spans-two-zones",
      title: "one subnet only",
      change: edit(LOAD_BALANCER, (inputs) => (inputs["subnets"] = (inputs["subnets"] as string[]).slice(0, 1))),
      message: /subnets is \["ap-northeast-2a"\]; name subnets of two zones \(ValidationError\)/,
    },
    {
      rule: "load-balancer-spans-two-zones",
      title: "one subnet with an address of its own",
      change: edit(LOAD_BALANCER, (inputs) => {
        inputs["subnetMappings"] = [{ subnetId: (inputs["subnets"] as string[])[0] ?? "" }];
        delete inputs["subnets"];
      }),
      message: /subnetMappings is \["ap-northeast-2a"\]/,
    },
    {
      rule: "load-balancer-has-one-subnet-per-zone",
      title: "a second subnet moved into the first one's zone",
      change: write(SUBNET, "availabilityZone", "ap-northeast-2a", "cloudmart-network-public-2"),
      message:
        /subnets is \["ap-northeast-2a","ap-northeast-2a"\]; name one subnet of each zone \(InvalidConfigurationRequest\)/,
    },
    {
      rule: "load-balancer-is-in-public-subnets",
      title: "private subnets",
      change: edit(
        LOAD_BALANCER,
        (inputs) => (inputs["subnets"] = (inputs["subnets"] as string[]).map((id) => id.replace("public", "private"))),
      ),
      message: /subnets is \["cloudmart-network-private-1","cloudmart-network-private-2"\]; name subnets with a route/,
    },
    {
      rule: "load-balancer-names-fit",
      title: "a logical name that leaves no room for the suffix",
      change: alter(LOAD_BALANCER, (resource) => ({ ...resource, name: "cloudmart-compute-load-balancer" })),
      message: /the logical name is "cloudmart-compute-load-balancer"; shorten it to 24 characters/,
    },
    {
      rule: "load-balancer-names-fit",
      title: "a target group's name of 33 characters",
      change: write(TARGET_GROUP, "name", "n".repeat(33)),
      message: /TargetGroup cloudmart-compute-target: name is "n{33}"; write 32 characters or fewer/,
    },
    {
      rule: "load-balancer-names-fit",
      title: "a prefix of seven characters",
      change: write(TARGET_GROUP, "namePrefix", "target-"),
      message: /namePrefix is "target-"; write 6 characters or fewer/,
    },
    {
      rule: "load-balancer-names-are-generated",
      title: "a target group with a name",
      change: write(TARGET_GROUP, "name", "cloudmart-target"),
      message: /name is "cloudmart-target"; leave it out: .*ResourceInUse/,
      satisfiedBy: write(TARGET_GROUP, "name", "cloudmart-compute-target-1a2b3c4"),
    },
    {
      rule: "load-balancer-drops-invalid-headers",
      title: "the setting left out",
      change: write(LOAD_BALANCER, "dropInvalidHeaderFields", undefined),
      message: /dropInvalidHeaderFields is not set; write true/,
    },
    {
      rule: "load-balancer-mitigates-desync",
      title: "the mode that only watches",
      change: write(LOAD_BALANCER, "desyncMitigationMode", "monitor"),
      message: /desyncMitigationMode is "monitor"; write "defensive" or "strictest"/,
      satisfiedBy: write(LOAD_BALANCER, "desyncMitigationMode", undefined),
    },
    {
      rule: "load-balancer-has-deletion-protection",
      title: "protection turned off",
      change: write(LOAD_BALANCER, "enableDeletionProtection", false),
      message: /enableDeletionProtection is false; write true/,
    },
    {
      rule: "load-balancer-has-deletion-protection",
      stack: "dev",
      title: "a stack that must be destroyed easily",
      change: (graph) => graph,
      message: /enableDeletionProtection is false/,
      unchanged: "waived",
    },
    {
      rule: "load-balancer-has-a-web-acl",
      title: "no web ACL",
      change: (graph) => graph,
      message: /its web ACL is not set; add an aws:wafv2/,
      unchanged: "waived",
      satisfiedBy: add(WEB_ACL, "edge", { resourceArn: `<${LOAD_BALANCER}::cloudmart-compute-alb.arn>` }),
    },
    {
      rule: "listener-ports-differ",
      title: "two listeners on one port",
      change: write(LISTENER, "port", 443, "cloudmart-compute-http"),
      message: /the listeners' port is \[443,443\]; give each listener a port of its own \(DuplicateListener\)/,
      satisfiedBy: remove(LISTENER, "cloudmart-compute-http"),
    },
  ],
  loadCoreGraph,
);

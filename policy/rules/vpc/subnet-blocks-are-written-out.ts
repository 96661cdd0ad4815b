import { isJsonArray } from "../../views";
import { type Rule, satisfied, violated } from "../../rule";

export const rule: Rule = {
  description: "Every kind of subnet has one written block for each zone, so that a further zone moves none.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://github.com/pulumi/pulumi-awsx/issues/520",
    "https://github.com/pulumi/pulumi-awsx/issues/910",
    "https://github.com/aws/aws-cdk/issues/6683",
  ],
  remedy: "Hand every block of components/network/subnet-plan.ts to `subnetSpecs` in components/network/network.ts.",
  types: ["awsx:ec2:Vpc"],
  check: (vpc) => {
    const zones = vpc.list("availabilityZoneNames").length;
    const specs = vpc.objects("subnetSpecs");
    if (specs.length === 0) {
      return violated("subnetSpecs", undefined, "write the blocks of every zone (InvalidSubnet.Conflict later)");
    }
    const index = specs.findIndex(({ cidrBlocks }) => !isJsonArray(cidrBlocks) || cidrBlocks.length !== zones);
    if (index < 0) return satisfied;
    return violated(
      `subnetSpecs[${index}].cidrBlocks`,
      specs[index]?.["cidrBlocks"],
      `write ${zones} blocks, one for each zone: awsx cuts by the number of zones, and a further one moves them all (InvalidSubnet.Conflict)`,
    );
  },
};

import { edit, proveRules } from "../../support/rules";

const SUBNET_GROUP = "aws:rds/subnetGroup:SubnetGroup";

proveRules([
  {
    rule: "subnet-group-spans-two-zones",
    title: "subnets of one zone",
    change: edit(SUBNET_GROUP, (inputs) => (inputs["subnetIds"] = (inputs["subnetIds"] as string[]).slice(0, 1))),
    message: /subnetIds is \["ap-northeast-2a"\]; name subnets of two zones/,
  },
]);

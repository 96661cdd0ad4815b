import { type Rule, satisfied, violated } from "../../rule";
import { shownValue } from "../../shown-value";
import { ENDPOINT, endpointType } from "../../vpc-endpoints";

const OF_INTERFACES = ["subnetIds", "securityGroupIds", "privateDnsEnabled", "subnetConfigurations"];
const OF_GATEWAYS = ["routeTableIds"];

export const rule: Rule = {
  description: "A gateway endpoint has route tables; an interface endpoint has subnets and security groups.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html"],
  remedy: "Gateway endpoints (S3, DynamoDB) take `routeTableIds`, all others `subnetIds` and `securityGroupIds`.",
  types: [ENDPOINT],
  check: (endpoint) => {
    const type = endpointType(endpoint);
    const isWritten = (property: string): boolean =>
      endpoint.has(property) && endpoint.length(property) !== 0 && shownValue(endpoint, property) !== false;
    const extra = (type === "Gateway" ? OF_INTERFACES : OF_GATEWAYS).find(isWritten);
    if (extra === undefined) return satisfied;
    const instead = `leave it out: an endpoint of type ${type} does not take it (InvalidParameter)`;
    return violated(extra, shownValue(endpoint, extra), instead);
  },
};

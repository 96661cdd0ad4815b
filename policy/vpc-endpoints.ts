/** VPC endpoints: gateways in route tables, or interfaces in subnets. */
import type { ResourceView } from "./views";

export const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

export function isGatewayEndpoint(endpoint: ResourceView): boolean {
  return endpointType(endpoint) === "Gateway";
}

/** Gateway unless it says otherwise. */
export function endpointType(endpoint: ResourceView): string {
  return endpoint.text("vpcEndpointType") ?? "Gateway";
}

/** `s3` of `com.amazonaws.ap-northeast-2.s3`, `ecr.api` of `com.amazonaws.ap-northeast-2.ecr.api`. */
export function serviceOf(endpoint: ResourceView): string {
  const [, , , ...service] = (endpoint.text("serviceName") ?? "").split(".");
  return service.join(".");
}

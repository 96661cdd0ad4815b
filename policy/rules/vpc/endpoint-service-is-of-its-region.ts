import { regionOf } from "../../deployment-target";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { ENDPOINT } from "../../vpc-endpoints";

export const rule: Rule = {
  description: "An endpoint of an AWS service names the service of its own Region.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html"],
  remedy: "Build `serviceName` from the Region of the stack (`aws.region`), as components/network/network.ts does.",
  types: [ENDPOINT],
  check: (endpoint, stack) => {
    const service = endpoint.text("serviceName");
    const [com, vendor, region] = service?.split(".") ?? [];
    if (service === undefined || com !== "com" || vendor !== "amazonaws" || region === "vpce") return notApplicable;
    const expected = endpoint.text("serviceRegion") ?? regionOf(endpoint, stack);
    return satisfiedWhen(
      region === expected,
      "serviceName",
      service,
      `name the service of ${expected} (InvalidServiceName)`,
    );
  },
};

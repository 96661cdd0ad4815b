import { acceleratorSchema } from "../../../environments/schema/accelerator";
import { specifyValues } from "../../support/accepted-values";

const SECOND = {
  region: "us-east-1",
  routing: "failover",
  dnsName: "balancer.us-east-1.elb.amazonaws.com",
  hostedZoneId: "Z35SXDOTRQ7X7K",
};

describe("the schema of the accelerator", () => {
  specifyValues(acceleratorSchema, {
    secondRegion: {
      accepted: [undefined, SECOND, { ...SECOND, routing: "latency" }],
      refused: [
        { ...SECOND, region: "us-east-1a" },
        { ...SECOND, routing: "weighted" },
        { ...SECOND, dnsName: "balancer" },
        { ...SECOND, hostedZoneId: "zone" },
        { ...SECOND, hostedZoneId: undefined },
      ],
    },
    label: { accepted: ["api", "a", "api-2"], refused: ["", "Api", "v1.api", "-api", "a".repeat(64), undefined] },
  });
});

import { z } from "zod";
import { block, text, wholeNumber } from "./meaning";

export const networkSchema = block("The VPC and its subnets.", {
  cidrBlock: text(/^(\d{1,3}\.){3}\d{1,3}\/1[6-9]$/, {
    description: "The VPC's IPv4 block.",
    allowed: "a private (RFC 1918) block from /16 to /19, such as `10.0.0.0/16`",
    reason: "AWS accepts no VPC above /16, and the subnets are numbered up to the block's 31st /24",
  }),
  availabilityZones: z
    .array(z.string())
    // Checked in validate/network.ts, which can say why; stated here for editors.
    .meta({ minItems: 2, uniqueItems: true })
    .meta({
      description: "Zones that get subnets. Append only: the order numbers the subnets.",
      allowed: "2 to 10 different zones of the Region",
    }),
  workloadZoneCount: wholeNumber(1, 10, {
    description: "How many of these zones, from the first, carry instances and single-zone stores.",
    allowed: "1 to the number of zones; in prod from 2",
  }),
});

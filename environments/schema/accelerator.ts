import { z } from "zod";
import { block, text } from "./meaning";

const secondRegionSchema = block(
  "The API in another Region, built by another stack, to which the API's name leads as well. Left out, it leads here only.",
  {
    region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, {
      description: "Where it is.",
      allowed: "a Region code other than `aws.region`",
    }),
    routing: z.enum(["failover", "latency"]).meta({
      description:
        "`failover`: there only while this Region's health check fails. `latency`: each client to the nearer one that is well.",
      allowed: "`failover` or `latency`",
    }),
    dnsName: text(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
      description:
        "DNS name of the load balancer or accelerator there; it answers with a certificate for the API's name.",
      allowed: "a DNS name in lower case",
    }),
    hostedZoneId: text(/^Z[A-Z0-9]{1,31}$/, {
      description: "Hosted zone of that DNS name, which AWS says beside it, for an alias record.",
      allowed: "a zone's id, such as `Z0123456789ABCDEFGHIJ`",
    }),
  },
);

export const acceleratorSchema = block(
  "AWS Global Accelerator: two static addresses, the same everywhere, that lead to the load balancer beside the CDN, for the API. Left out, the CDN is the only way in.",
  {
    label: text(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
      description: "Name of the API, before the domain's: `api` answers as `api.<domain>`.",
      allowed: "one label of lower-case letters, digits and hyphens, such as `api`; not `www`",
    }),
    secondRegion: secondRegionSchema.optional(),
  },
);

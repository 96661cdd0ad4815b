import { z } from "zod";
import { block, text, wholeNumber } from "./meaning";

const domainSchema = block(
  "The readers' name. Without it the edge answers on CloudFront's own, with its certificate.",
  {
    name: text(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
      description: "Readers' name; `www.` before it serves the same. Its certificates are made and renewed.",
      allowed: "a DNS name in lower case, such as `shop.example.com`",
    }),
    hostedZoneId: text(/^Z[A-Z0-9]{1,31}$/, {
      description: "Public hosted zone in Route 53 that answers for the name; it must exist.",
      allowed: "a zone's id, such as `Z0123456789ABCDEFGHIJ`",
    }),
  },
);

const firewallSchema = block("AWS WAF; required, and of effect, where the environment's policy has a firewall.", {
  mode: z.enum(["block", "count"]).meta({
    description: "What a rule that matches does. `count` lets the request pass and logs it, for the first weeks.",
    allowed: "`block` or `count`",
  }),
  requestsPer5Minutes: wholeNumber(10, 2_000_000_000, {
    description: "Most requests that one address may send in five minutes; an office or a school may share one.",
  }),
});

export const edgeSchema = block("CloudFront, the site's bucket, names. Left out, readers reach the load balancer.", {
  priceClass: z.enum(["PriceClass_100", "PriceClass_200", "PriceClass_All"]).meta({
    description: "Where in the world edges answer: 100 North America and Europe, 200 with Asia, All everywhere.",
    allowed: "`PriceClass_100`, `PriceClass_200` or `PriceClass_All`",
  }),
  contentSecurityPolicy: text(/^(?=.{1,1783}$)[!-~]+( [!-~]+)*$/, {
    description: "What pages may load, and from where; the header `Content-Security-Policy`.",
    allowed: "directives in ASCII, at most 1783 characters",
    reason: "CloudFront takes no longer header",
  }),
  originSecretVersion: wholeNumber(1, 1_000_000, {
    description:
      "Number of the secret between CloudFront and a public load balancer. Raise it by one to rotate without an outage.",
  }).optional(),
  domain: domainSchema.optional(),
  firewall: firewallSchema.optional(),
  healthCheckPath: text(/^\/[!-~]{0,254}$/, {
    description: "Path that Route 53 asks for through the CDN, where the environment's policy has it checked.",
    allowed: "a path that begins with `/`, ASCII without spaces, up to 255 characters",
  }).optional(),
});

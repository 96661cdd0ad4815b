import { z } from "zod";
import { ORIGIN_SHIELD_REGIONS } from "../../components/shared/origin-shield-regions";
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

const mediaKeySchema = block("A public key.", {
  name: text(/^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/, {
    description: "Name of the key, part of its resource's; another key has another name.",
    allowed: "1 to 20 lower-case letters, digits and hyphens, such as `2026-11`",
  }),
  pem: z.string().meta({
    description: "The public key, in PEM form. Its private half signs in the application and never stands here.",
    allowed: "a public key in PEM form, RSA with 2048 bits or ECDSA on P-256",
  }),
});

const signedMediaSchema = block(
  "Media for those only who have a URL or a cookie signed by the application. Left out, everybody may watch.",
  {
    publicKeys: z.array(mediaKeySchema).meta({
      description:
        "Keys that signatures are checked with; each one opens. To rotate: add, sign with the new one, remove.",
      allowed: "one block with name, pem, or two while keys are rotated",
    }),
  },
);

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
  originShieldRegion: z
    .enum(ORIGIN_SHIELD_REGIONS)
    .meta({
      description:
        "Region of Origin Shield, one more cache that all others ask before media and load balancer; the stack's own, or the nearest. Charged by the request.",
      allowed: `one of ${ORIGIN_SHIELD_REGIONS.join(", ")}`,
      reason: "CloudFront offers Origin Shield in no other Region",
    })
    .optional(),
  signedMedia: signedMediaSchema.optional(),
  hasMediaFailover: z
    .boolean()
    .meta({
      description: "Media that the stack's Region does not answer are read from their copy in `storage.replicaRegion`.",
      allowed: "`true` where the environment's policy has a copy of `storage.media`, `false` or left out elsewhere",
    })
    .optional(),
  domain: domainSchema.optional(),
  firewall: firewallSchema.optional(),
  healthCheckPath: text(/^\/[!-~]{0,254}$/, {
    description: "Path that Route 53 asks for through the CDN, where the environment's policy has it checked.",
    allowed: "a path that begins with `/`, ASCII without spaces, up to 255 characters",
  }).optional(),
});

import { block, text } from "./meaning";

export const acceleratorSchema = block(
  "AWS Global Accelerator: two static addresses, the same everywhere, that lead to the load balancer beside the CDN, for the API. Left out, the CDN is the only way in.",
  {
    label: text(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
      description: "Name of the API, before the domain's: `api` answers as `api.<domain>`.",
      allowed: "one label of lower-case letters, digits and hyphens, such as `api`; not `www`",
    }),
  },
);

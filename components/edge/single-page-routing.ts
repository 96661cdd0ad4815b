import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** The function's source, as CloudFront gets it; at most 10 KB. */
export function readRoutingFunction(): string {
  return readFileSync(join(__dirname, "function", "route-single-page.js"), "utf8");
}

/** 0.10 USD for a million requests to the site. */
export function createSinglePageRouting(name: string, options: pulumi.CustomResourceOptions): aws.cloudfront.Function {
  return new aws.cloudfront.Function(
    `${name}-routing`,
    { runtime: "cloudfront-js-2.0", code: readRoutingFunction(), publish: true },
    options,
  );
}

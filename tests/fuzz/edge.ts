/** The block `edge` of random stack files: with and without, domain and firewall as the environment's policy needs them. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";
import { CLOUDFRONT_PREFIX_LISTS } from "../../components/shared/cloudfront-prefix-lists";

type Edge = NonNullable<StackFile["edge"]>;

const option = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
const domain = fc.record({
  name: fc
    .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom("com", "kr", "example"))
    .map(([labels, top]) => [...labels, top].join(".")),
  hostedZoneId: fc.stringMatching(/^Z[A-Z0-9]{1,31}$/),
});

const firewall = fc.record({
  mode: fc.constantFrom("block" as const, "count" as const),
  requestsPer5Minutes: fc.oneof(fc.integer({ min: 10, max: 10_000 }), fc.constant(2_000_000_000)),
});

const healthCheckPath = fc.stringMatching(/^\/[!-~]{0,100}$/);

const contentSecurityPolicy = fc.oneof(
  fc.constantFrom("default-src 'self'", "default-src 'none'; img-src https: data:"),
  fc.stringMatching(/^[!-~]{1,300}( [!-~]{1,300}){0,3}$/),
);

function block(environment: StackFile["environment"]): fc.Arbitrary<Edge> {
  const inProd = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    environment === "prod" ? value : option(value);
  const unneededInProd = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
    environment === "prod" ? option(value) : value;
  return fc
    .record({
      priceClass: fc.constantFrom("PriceClass_100" as const, "PriceClass_200" as const, "PriceClass_All" as const),
      contentSecurityPolicy,
      originSecretVersion: unneededInProd(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant(1_000_000))),
      domain: inProd(domain),
      firewall: inProd(firewall),
      healthCheckPath: inProd(healthCheckPath),
    })
    .map(({ originSecretVersion: numbered, domain: named, firewall: guarded, healthCheckPath: checked, ...facts }) => ({
      ...facts,
      ...(numbered !== undefined && { originSecretVersion: numbered }),
      ...(named !== undefined && { domain: named }),
      ...(guarded !== undefined && { firewall: guarded }),
      ...(checked !== undefined && { healthCheckPath: checked }),
    }));
}

/** Now and then none; none at all where CloudFront's prefix list is not known. */
export function edge(environment: StackFile["environment"], region: string): fc.Arbitrary<Edge | undefined> {
  return CLOUDFRONT_PREFIX_LISTS[region] === undefined ? fc.constant(undefined) : option(block(environment));
}

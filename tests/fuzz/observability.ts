/** The block `observability` of random stack files: with and without, and with whom policy wants woken. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";

type Observability = NonNullable<StackFile["observability"]>;

const email = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9._%+-]{1,20}$/), fc.stringMatching(/^[a-z0-9-]{1,20}$/))
  .map(([who, where]) => `${who}@${where}.example`);
const webhook = fc.stringMatching(/^[!-;=?-~]{1,60}$/).map((rest) => `https://${rest}`);

const audience = fc.record(
  {
    emails: fc.uniqueArray(email, { minLength: 1, maxLength: 3 }),
    webhooks: fc.uniqueArray(webhook, { maxLength: 2 }),
  },
  { requiredKeys: ["emails"] },
);

/** Now and then none. */
export function observability(environment: StackFile["environment"]): fc.Arbitrary<Observability | undefined> {
  const required = ["ticket", "cpuPercent", "databaseConnections", "replicaLagSeconds"] as const;
  const figures = ["errorPercent", "latencySeconds", "requestsPerMinuteFloor"] as const;
  const inProd = environment === "prod" ? (["page", "availabilityPercent"] as const) : [];
  return fc.option(
    fc.record(
      {
        ticket: audience,
        page: audience,
        availabilityPercent: fc.constantFrom(90, 99.9, 99.99, 99.999),
        cpuPercent: fc.integer({ min: 1, max: 100 }),
        databaseConnections: fc.integer({ min: 1, max: 1_000_000 }),
        replicaLagSeconds: fc.integer({ min: 1, max: 86_400 }),
        errorPercent: fc.constantFrom(0.001, 1, 100),
        latencySeconds: fc.constantFrom(0.001, 1, 3_600),
        requestsPerMinuteFloor: fc.integer({ min: 0, max: 1_000_000 }),
      },
      { requiredKeys: [...required, ...figures, ...inProd] },
    ),
    { nil: undefined },
  );
}

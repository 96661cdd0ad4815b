import { z } from "zod";
import { block, wholeNumber } from "./meaning";

const LONGEST_SECONDS = 31_536_000;

const recoveryTimeSeconds = wholeNumber(0, LONGEST_SECONDS, {
  description:
    "Recovery time objective, RTO, seconds: until readers are answered again. Where a person must act by nature, from their first command.",
}).optional();

const recoveryPointSeconds = (description: string) =>
  wholeNumber(0, LONGEST_SECONDS, { description: `Recovery point objective, RPO, seconds: ${description}` }).optional();

const lostWrites = recoveryPointSeconds("the most recent writes to the database that may be lost.");

/** What is promised of one failure; an instance's own loss has no figure, and so no objective, and a cache's only with sessions. */
const scenario = <T extends z.ZodRawShape>(description: string, points: T) =>
  block(description, { recoveryTimeSeconds, ...points }).optional();

/** The availability of everything, then one key a scenario of `npm run drill`, in the same order. */
export const objectivesSchema = block(
  "What is promised when something fails. A design that cannot keep it is the mandatory violation `recovery-objective` of a preview. A scenario that is left out promises nothing.",
  {
    availabilityPercent: z
      .number()
      .min(90)
      .max(99.999)
      .meta({
        description:
          "Answered requests, percent of all. Held against the product of AWS's published figures of every link, which the preview shows met or not: a design's ceiling, and no violation, as no figure of a link is a measured one.",
        allowed: "90 to 99.999",
      })
      .optional(),
    zonePowerLoss: scenario("A zone loses its power.", { recoveryPointSeconds: lostWrites }),
    databaseFailover: scenario("The database's primary is lost.", { recoveryPointSeconds: lostWrites }),
    cacheFailover: scenario("A cache node is lost.", {
      recoveryPointSeconds: recoveryPointSeconds(
        "the most recent sessions that may be lost; with `cache.purpose: sessions`.",
      ),
    }),
    instanceStop: scenario("An instance stops.", {}),
    natLoss: scenario("A NAT gateway is lost; calls to the outside count here, readers or not.", {}),
    wrongDeletion: scenario("Somebody deletes the wrong rows.", { recoveryPointSeconds: lostWrites }),
    slowReads: scenario("Reads are slow, and a read replica is to take them.", {
      recoveryPointSeconds: recoveryPointSeconds("how old what a replica answers may be."),
    }),
    closedSecurityGroup: scenario("A security group's rule is gone.", {}),
    regionLoss: scenario("The Region is lost.", {
      recoveryPointSeconds: lostWrites,
      objectRecoveryPointSeconds: recoveryPointSeconds("the most recent objects in the archive that may be lost."),
    }),
  },
);

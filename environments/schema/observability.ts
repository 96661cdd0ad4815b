import { z } from "zod";
import { block, text, wholeNumber } from "./meaning";

const audience = (who: string) =>
  block(`${who} Each address confirms each topic once, by a link that AWS sends.`, {
    emails: z
      .array(
        text(/^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/, {
          description: "An address.",
          allowed: "an e-mail address",
        }),
      )
      .meta({ description: "E-mail addresses; a list is better than a person.", allowed: "a list of e-mail addresses" })
      .optional(),
    webhooks: z
      .array(
        text(/^https:\/\/[!-;=?-~]{1,500}$/, {
          description: "An endpoint.",
          allowed: "an address that begins with `https://`",
        }),
      )
      .meta({
        description:
          "HTTPS endpoints that confirm a subscription by themselves, as on-call services do; no secret in them.",
        allowed: "a list of addresses that begin with `https://`",
      })
      .optional(),
  });

const figure = (minimum: number, maximum: number, description: string): z.ZodNumber =>
  z
    .number()
    .min(minimum)
    .max(maximum)
    .meta({ description, allowed: `a number from ${minimum} to ${maximum}` });

export const observabilitySchema = block("Alarms, who hears them, dashboard. Left out, nobody is told anything.", {
  ticket: audience("Who hears what can wait for the morning."),
  page: audience("Who is woken; required where the environment's policy pages somebody.").optional(),
  availabilityPercent: figure(
    90,
    99.999,
    "Objective for answered requests, percent; required where the environment's policy watches the error budget.",
  ).optional(),
  anomalyMonitorArn: text(/^arn:aws:ce::\d{12}:anomalymonitor\/[A-Za-z0-9-]{1,64}$/, {
    description:
      "The account's monitor of cost anomalies, of which AWS allows one; left out, the stack makes it. AWS has made one where Cost Explorer was opened, and another stack of the account may have.",
    allowed: "the ARN of a monitor of Cost Explorer",
  }).optional(),
  cpuPercent: wholeNumber(1, 100, { description: "Alarm above this CPU of database, cache nodes and instances." }),
  databaseConnections: wholeNumber(1, 1_000_000, {
    description: "Alarm above so many connections; less where the instance class refuses them earlier.",
  }),
  replicaLagSeconds: wholeNumber(1, 86_400, { description: "Alarm when a replica is further behind." }),
  errorPercent: figure(0.001, 100, "Alarm when a larger share of answers has a status of 500 or more, percent."),
  latencySeconds: figure(0.001, 3_600, "Alarm when one answer in a hundred takes longer."),
  requestsPerMinuteFloor: wholeNumber(0, 1_000_000, {
    description: "With fewer requests a minute, shares and percentiles ring no alarm.",
  }),
});

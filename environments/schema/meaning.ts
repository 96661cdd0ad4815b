/** The pieces the schema is made of: one kind of value each, with its meaning attached for messages and documents. */
import { z } from "zod";
import { DAILY_WINDOW, WEEKLY_WINDOW } from "../windows";

/** What a key means, what may stand there (where the check itself does not say it), and why. */
export interface Meaning {
  readonly description: string;
  readonly allowed?: string;
  readonly reason?: string;
}

/** Text of one form. */
export function text(pattern: RegExp, meaning: Meaning & { readonly allowed: string }): z.ZodString {
  return z
    .string()
    .regex(pattern)
    .meta({ ...meaning });
}

/** A whole number of a range; without `allowed`, messages state the range. */
export function wholeNumber(minimum: number, maximum: number, meaning: Meaning): z.ZodInt {
  return z
    .int()
    .min(minimum)
    .max(maximum)
    .meta({ ...meaning });
}

/** Keys that belong together; others are refused. */
export function block<T extends z.ZodRawShape>(description: string, keys: T): z.ZodObject<T, z.core.$strict> {
  return z.strictObject(keys).describe(description);
}

/** Length and overlap are checked in `../validate/window-rules.ts`, which sees both windows of a service. */
export const dailyWindow = (description: string, minutes: number): z.ZodString =>
  text(DAILY_WINDOW, {
    description: `${description}, every day, in \`timeZone\`.`,
    allowed: `\`HH:MM-HH:MM\`, at least ${minutes.toString()} minutes`,
  });

export const weeklyWindow = (description: string, minutes: number): z.ZodString =>
  text(WEEKLY_WINDOW, {
    description: `${description}, every week, in \`timeZone\`.`,
    allowed: `\`Sun HH:MM-HH:MM\`, at least ${minutes.toString()} minutes`,
  });

import type { Problem } from "../../components/shared/errors";
import { policies } from "../policies";
import type { StackFile } from "../schema";
import { isTimeZone, utcOffsetMinutes } from "../windows";
import type { Given } from "./given";

/** A stack called `prod-eu` built with dev's policy is an outage waiting for its day. Other names are free. */
export function validateStackName({ environment }: Given<StackFile>, stack: string): Problem[] {
  const words = stack.toLowerCase().split(/[-_.]/);
  const named = Object.keys(policies).filter((each) => words.includes(each) && each !== environment);
  if (environment === undefined || named.length === 0) return [];
  return [
    {
      key: "environment",
      received: environment,
      allowed: named.join(" or "),
      reason: `The stack is called ${stack}; a stack named after one environment is not built with another's policy`,
    },
  ];
}

export function validateTimeZone({ timeZone }: Given<StackFile>): Problem[] {
  if (timeZone === undefined || utcOffsetMinutes(timeZone) !== undefined) return [];
  return [
    {
      key: "timeZone",
      received: timeZone,
      allowed: "an IANA zone without daylight saving, such as `Asia/Seoul` or `UTC`",
      reason: isTimeZone(timeZone)
        ? "AWS takes windows in UTC; with daylight saving they would be an hour off for half the year"
        : "The IANA database has no such zone",
    },
  ];
}

/**
 * The schema's pattern must work in every editor and so lets all of Unicode pass; AWS takes its letters, digits and spaces.
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export function validateTags({ tags = {} }: Given<StackFile>): Problem[] {
  return Object.entries(tags)
    .filter(([, value = ""]) => !/^[\p{L}\p{N}\p{Z}_.:/=+@-]*$/u.test(value))
    .map(([name, received]) => ({
      key: `tags.${name}`,
      received,
      allowed: "letters and digits of any script, spaces and `_ . : / = + - @`",
      reason: "AWS accepts no other tag values",
    }));
}

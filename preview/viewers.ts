/** Reads what `--viewers` says. */
import { UsageError } from "./engine/usage-error";

/** More people than there are. */
const MOST = 10_000_000_000;

/** A whole number from 1, or nothing where nobody asks; refuses everything else. */
export function chooseViewers(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const viewers = /^\d+$/.test(text) ? Number(text) : 0;
  if (viewers >= 1 && viewers <= MOST) return viewers;
  throw new UsageError(`--viewers is ${JSON.stringify(text)}; allowed: a whole number from 1 to ${MOST.toString()}`);
}

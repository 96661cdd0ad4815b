/** How long logs are kept: a stack file lengthens what its policy says. */
import type { Problem } from "../../components/shared/errors";
import { listLogRetentions } from "../log-retention";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";

/** To keep a log shorter is a reviewed change of the policy, and a figure without effect looks like one. */
export function validateLogs({ logs }: Given<StackFile>, policy: Policy | undefined): Problem[] {
  const days = logs?.retentionDays;
  if (days === undefined || policy === undefined) return [];
  const shortest = Math.min(...listLogRetentions(policy));
  if (days > shortest) return [];
  return [
    {
      key: "logs.retentionDays",
      received: days,
      allowed: `more than ${shortest.toString()}`,
      reason: "The environment's policy keeps every log as long already",
    },
  ];
}

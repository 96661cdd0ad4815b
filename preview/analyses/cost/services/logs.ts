/** CloudWatch Logs: what goes in, and what is kept. */
import { CannotTell, type ResourceView, type StackView } from "../../../../policy/views";
import { type Charge, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";

const DAYS_PER_MONTH = 365 / 12;
/** A group that keeps for ever grows without end; a year of it is counted. */
const DAYS_KEPT_FOR_EVER = 365;

export const logs: Pricers = {
  [LOG_GROUP]: priceLogGroup,
  [FLOW_LOG]: priceFlowLog,
};

function* priceLogGroup(group: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const amount = amountFor(group, stack);
  const peers = stack.all(LOG_GROUP).filter((each) => amountFor(each, stack) === amount);
  const gigabytes = shareOf(usage[amount], peers);
  const isInfrequent = group.text("logGroupClass") === "INFREQUENT_ACCESS";
  const other = isInfrequent ? "logs-ingestion-infrequent-access" : "logs-ingestion-standard";
  yield used("log group, ingestion", ["cloudwatch", amount === "logGb" ? other : "vended-logs-first-10TB"], gigabytes);
  const days = group.number("retentionInDays") ?? 0;
  const months = (days === 0 ? DAYS_KEPT_FOR_EVER : days) / DAYS_PER_MONTH;
  yield used("log group, storage", ["cloudwatch", "logs-storage"], gigabytes * months, {
    assumption:
      days === 0
        ? "a year of logs, uncompressed; it keeps them for ever and so costs more every month"
        : "as full as it gets, uncompressed",
  });
}

/** One that goes to a log group is charged there. */
function* priceFlowLog(log: ResourceView): Generator<Charge> {
  const destination = log.text("logDestinationType") ?? "cloud-watch-logs";
  if (destination !== "cloud-watch-logs") yield unpriced(`flow logs to ${destination}`, "no price found for it");
}

/** Which of a stack's logs a group takes: AWS WAF's are known by the name it insists on, flow logs by who sends them. */
function amountFor(group: ResourceView, stack: StackView): "flowLogGb" | "firewallLogGb" | "logGb" {
  const name = ["name", "namePrefix"].find((each) => group.has(each));
  if (name !== undefined && group.text(name)?.startsWith("aws-waf-logs-") === true) return "firewallLogGb";
  return isForFlowLogs(group, stack) ? "flowLogGb" : "logGb";
}

function isForFlowLogs(group: ResourceView, stack: StackView): boolean {
  try {
    return stack.referring(group, FLOW_LOG, "logDestination").length > 0;
  } catch (error) {
    if (error instanceof CannotTell) return false;
    throw error;
  }
}

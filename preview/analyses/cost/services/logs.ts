/** CloudWatch Logs: what goes in, and what is kept. */
import { regionOf } from "../../../../policy/deployment-target";
import type { GraphResource } from "../../../../policy/resource-graph";
import { type ResourceView, type StackView, told } from "../../../../policy/views";
import { type Charge, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";
import { findPrice } from "../prices";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";

const DAYS_PER_MONTH = 365 / 12;
/** A group that keeps for ever grows without end; a year of it is counted. */
const DAYS_KEPT_FOR_EVER = 365;

type Amount = "flowLogGb" | "firewallLogGb" | "logGb";

export const logs: Pricers = {
  [LOG_GROUP]: priceLogGroup,
  [FLOW_LOG]: priceFlowLog,
};

function* priceLogGroup(group: ResourceView, setting: Setting): Generator<Charge> {
  const forFlowLogs = flowLogGroups(setting.stack);
  const groups = setting.stack.all(LOG_GROUP);
  const takers = (amount: Amount): readonly ResourceView[] =>
    groups.filter((each) => amountFor(each, forFlowLogs) === amount);
  const own = amountFor(group, forFlowLogs);
  yield* priceLogs(group, own, takers(own), setting);
  // What the applications log goes somewhere: a flow log that takes their only group makes nothing cheaper.
  if (own === "flowLogGb" && takers("logGb").length === 0) yield* priceLogs(group, "logGb", takers(own), setting);
}

/** The share of a group in what it takes with others. */
function* priceLogs(
  group: ResourceView,
  amount: Amount,
  takers: readonly ResourceView[],
  { stack, usage }: Setting,
): Generator<Charge> {
  const dearest = inDearestRegion(takers, stack);
  if (!dearest.some(({ resource }) => resource === group.resource)) return;
  const gigabytes = shareOf(usage[amount], dearest);
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

/** Which Region logs what, nobody knows beforehand; shared among all, it would cost more with a cheap group less. */
function inDearestRegion(groups: readonly ResourceView[], stack: StackView): readonly ResourceView[] {
  const usdIn = (group: ResourceView): number =>
    findPrice(told(() => regionOf(group, stack)) ?? "unknown", "cloudwatch", "vended-logs-first-10TB")?.usd ?? Infinity;
  const most = Math.max(...groups.map(usdIn));
  return groups.filter((group) => usdIn(group) === most);
}

/** One that goes to a log group is charged there. */
function* priceFlowLog(log: ResourceView): Generator<Charge> {
  const destination = log.text("logDestinationType") ?? "cloud-watch-logs";
  if (destination !== "cloud-watch-logs") yield unpriced(`flow logs to ${destination}`, "no price found for it");
}

/** Which of a stack's logs a group takes: AWS WAF's are known by the name it insists on, flow logs by who sends them. */
function amountFor({ resource }: ResourceView, forFlowLogs: ReadonlySet<GraphResource>): Amount {
  const name = resource.inputs["name"] ?? resource.inputs["namePrefix"];
  if (typeof name === "string" && name.startsWith("aws-waf-logs-")) return "firewallLogGb";
  return forFlowLogs.has(resource) ? "flowLogGb" : "logGb";
}

/** Of a flow log whose destination is not known yet, the group counts as any other. */
function flowLogGroups(stack: StackView): ReadonlySet<GraphResource> {
  const groups = stack
    .all(FLOW_LOG)
    .flatMap((log) => told(() => stack.referred(log, "logDestination", LOG_GROUP)) ?? []);
  return new Set(groups.map(({ resource }) => resource));
}

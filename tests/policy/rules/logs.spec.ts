import { proveLimits } from "../../support/rule-limits";
import { all, edit, type Inputs, proveRules } from "../../support/rules";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const set = (values: Inputs) =>
  edit(LOG_GROUP, (inputs) => Object.assign(inputs, values), "cloudmart-compute-application");
const GROUPS = [
  "cloudmart-compute-application",
  "cloudmart-cache-engine-log",
  "cloudmart-cache-slow-log",
  "cloudmart-database-postgresql-logs",
  "cloudmart-database-upgrade-logs",
  "cloudmart-network-flow-logs",
  "cloudmart-edge-firewall",
  "cloudmart-recovery-experiments",
];
const setAll = (values: Inputs) =>
  all(...GROUPS.map((name) => edit(LOG_GROUP, (inputs) => Object.assign(inputs, values), name)));

proveRules([
  {
    rule: "log-group-has-retention",
    title: "no word on retention",
    change: set({ retentionInDays: undefined }),
    message: /cloudmart-compute-application: retentionInDays is not set; write days/,
    satisfiedBy: set({ retentionInDays: 1 }),
  },
  {
    rule: "log-retention-is-a-figure-aws-has",
    title: "100 days",
    change: set({ retentionInDays: 100 }),
    message: /retentionInDays is 100; write 120 \(InvalidParameterException\)/,
    satisfiedBy: set({ retentionInDays: 1096 }),
  },
  {
    rule: "logs-are-kept-for-a-year",
    title: "180 days",
    change: set({ retentionInDays: 180 }),
    message: /retentionInDays is 180; write 365 or more/,
    unchanged: "waived",
    satisfiedBy: all(setAll({ retentionInDays: 365 }), set({ retentionInDays: undefined })),
  },
]);

proveLimits([
  {
    rule: "log-retention-is-a-figure-aws-has",
    title: "groups that keep their logs for ever",
    change: setAll({ retentionInDays: undefined }),
  },
]);

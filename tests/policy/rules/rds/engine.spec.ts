import { alter, edit, type Inputs, proveRules, remove } from "../../../support/rules";

const DATABASE = "aws:rds/instance:Instance";
const PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";
const set = (values: Inputs) => edit(DATABASE, (inputs) => Object.assign(inputs, values));
const setParameter = (index: number, values: Inputs) =>
  edit(PARAMETERS, (inputs) => Object.assign((inputs["parameters"] as Inputs[])[index] ?? {}, values));

proveRules([
  {
    rule: "parameter-group-fits-the-engine",
    title: "a version of another family",
    change: set({ engineVersion: "16" }),
    message: /cloudmart-database-parameters, of family postgres15"; name a group of family postgres16/,
  },
  {
    rule: "parameter-group-fits-the-engine",
    title: "MySQL with PostgreSQL's parameters",
    change: set({ engine: "mysql", engineVersion: "8.0.40" }),
    message: /name a group of family mysql8\.0/,
  },
  {
    rule: "minor-version-is-left-to-upgrades",
    title: "an exact version",
    change: set({ engineVersion: "15.4" }),
    message: /engineVersion is "15\.4"; write "15"/,
  },
  {
    rule: "database-minor-upgrades-are-automatic",
    title: "upgrades by hand",
    change: set({ autoMinorVersionUpgrade: false }),
    message: /autoMinorVersionUpgrade is false; write true/,
  },
  {
    rule: "static-parameters-wait-for-a-reboot",
    title: "a static parameter at once",
    change: setParameter(0, { applyMethod: "immediate" }),
    message: /parameters\[0\]\.applyMethod is "immediate"; write "pending-reboot" for rds\.force_ssl/,
  },
  {
    rule: "static-parameters-wait-for-a-reboot",
    title: "a static parameter without a method",
    change: setParameter(1, { name: "shared_preload_libraries", applyMethod: undefined }),
    message: /parameters\[1\]\.applyMethod is not set; write "pending-reboot" for shared_preload_libraries/,
  },
  {
    rule: "parameter-group-name-is-generated",
    title: "a fixed name",
    change: edit(PARAMETERS, (inputs) => (inputs["name"] = "cloudmart")),
    message: /name is "cloudmart"; leave it out: AWS deletes no group in use/,
  },
  {
    rule: "parameter-group-name-is-generated",
    title: "the old group deleted first",
    change: alter(PARAMETERS, (group) => ({ ...group, options: { ...group.options, deleteBeforeReplace: true } })),
    message: /deleteBeforeReplace is true; leave it out/,
  },
  {
    rule: "database-clients-must-use-tls",
    title: "force_ssl off",
    change: setParameter(0, { value: "0" }),
    message: /rds\.force_ssl of cloudmart-database-parameters is "0"; write 1/,
  },
  {
    rule: "database-clients-must-use-tls",
    title: "the default group of a version that allows plain connections",
    change: set({ engineVersion: "14", parameterGroupName: "default.postgres14" }),
    message: /rds\.force_ssl of the default parameter group is not set; write 1/,
    satisfiedBy: set({ parameterGroupName: "default.postgres15" }),
  },
  {
    rule: "advanced-insights-keep-465-days",
    title: "advanced insights for a week",
    change: set({ databaseInsightsMode: "advanced" }),
    message: /performanceInsightsRetentionPeriod is 7; write 465 or more/,
    unchanged: "not applicable",
    satisfiedBy: set({ databaseInsightsMode: "advanced", performanceInsightsRetentionPeriod: 465 }),
  },
  {
    rule: "advanced-insights-keep-465-days",
    title: "advanced insights without Performance Insights",
    change: set({ databaseInsightsMode: "advanced", performanceInsightsEnabled: false }),
    message: /performanceInsightsEnabled is false; write true/,
    unchanged: "not applicable",
  },
  {
    rule: "enhanced-monitoring-is-on",
    title: "an interval of 0",
    change: set({ monitoringInterval: 0 }),
    message: /monitoringInterval is 0; write 1, 5, 10, 15, 30 or 60/,
    unchanged: "waived",
    satisfiedBy: set({ monitoringInterval: 60 }),
  },
  {
    rule: "database-logs-are-exported",
    title: "one log left out",
    change: set({ enabledCloudwatchLogsExports: ["postgresql"] }),
    message: /enabledCloudwatchLogsExports is \["postgresql"\]; write \["postgresql","upgrade"\]/,
  },
  {
    rule: "database-log-groups-come-first",
    title: "a log without a group",
    change: remove("aws:cloudwatch/logGroup:LogGroup", "cloudmart-database-upgrade-logs"),
    message: /enabledCloudwatchLogsExports is \["upgrade"\]; make \/aws\/rds\/instance\/cloudmart-database-/,
  },
  {
    rule: "database-log-groups-come-first",
    title: "groups that need not exist first",
    change: alter(DATABASE, (resource) => ({ ...resource, dependencies: [] })),
    message: /enabledCloudwatchLogsExports is \["postgresql","upgrade"\]/,
  },
]);

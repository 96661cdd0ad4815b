import { all, alter, type Change, edit, type Inputs, proveRules, write } from "../../../support/rules";

const DATABASE = "aws:rds/instance:Instance";
const set = (values: Inputs): Change => edit(DATABASE, (inputs) => Object.assign(inputs, values));

/** Blue/green as AWS takes it, but for what `values` says. */
const switchOver = (values: Inputs = {}): Change => set({ blueGreenUpdate: { enabled: true }, ...values });
const allow = (customTimeouts: Readonly<Record<string, string>>): Change =>
  alter(DATABASE, (database) => ({ ...database, options: { ...database.options, customTimeouts } }));

proveRules([
  {
    rule: "blue-green-has-time-to-finish",
    title: "the provider's own patience",
    change: switchOver(),
    message: /cloudmart-database: customTimeouts\.update is not set; write "3h" or more/,
    unchanged: "not applicable",
    satisfiedBy: all(switchOver(), allow({ update: "3h" })),
  },
  {
    rule: "blue-green-has-time-to-finish",
    title: "a minute less than three hours",
    change: all(switchOver(), allow({ update: "2h59m" })),
    message: /customTimeouts\.update is "2h59m"/,
    unchanged: "not applicable",
    satisfiedBy: all(switchOver(), allow({ update: "10800s" })),
  },
  {
    rule: "blue-green-has-time-to-finish",
    title: "three hours for making it",
    change: all(switchOver(), allow({ create: "3h" })),
    message: /customTimeouts\.update is not set/,
    unchanged: "not applicable",
  },
  {
    rule: "blue-green-can-delete-the-old-database",
    title: "a database that RDS refuses to delete",
    change: switchOver({ deletionProtection: true }),
    message: /cloudmart-database: deletionProtection is true; write false in an update before this one/,
    unchanged: "not applicable",
    satisfiedBy: switchOver({ deletionProtection: false }),
  },
  {
    rule: "major-version-may-be-changed",
    title: "no word on major versions",
    change: write(DATABASE, "allowMajorVersionUpgrade", undefined),
    message: /allowMajorVersionUpgrade is not set; write true: .*InvalidParameterCombination/,
  },
  {
    rule: "major-version-may-be-changed",
    stack: "dev",
    title: "major versions forbidden",
    change: set({ allowMajorVersionUpgrade: false }),
    message: /allowMajorVersionUpgrade is false; write true/,
  },
]);

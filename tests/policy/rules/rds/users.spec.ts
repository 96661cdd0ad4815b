import { add, all, alter, type Change, edit, type Inputs, proveRules } from "../../../support/rules";

const DATABASE = "aws:rds/instance:Instance";
const PASSWORD = "random:index/randomPassword:RandomPassword";
const set = (values: Inputs) => edit(DATABASE, (inputs) => Object.assign(inputs, values));

/** A password of the program's own, as a secret that only its dependencies give away. */
function generatedPassword(inputs: Parameters<typeof add>[2], engine = "postgres"): Change {
  const urn = `urn:pulumi:prod::cloudmart::${PASSWORD}::password`;
  return all(
    add(PASSWORD, "password", inputs),
    set({ password: "[secret]", manageMasterUserPassword: undefined, engine }),
    alter(DATABASE, (resource) => ({
      ...resource,
      propertyDependencies: { ...resource.propertyDependencies, password: [urn] },
    })),
  );
}

function audit(classes: string, libraries = "pg_stat_statements,pgaudit"): Change {
  return edit("aws:rds/parameterGroup:ParameterGroup", (inputs) => {
    inputs["parameters"] = [
      { name: "shared_preload_libraries", value: libraries },
      { name: "pgaudit.log", value: classes },
    ];
  });
}

proveRules([
  {
    rule: "database-password-has-accepted-characters",
    title: "the provider's own alphabet, which has an @",
    change: generatedPassword({ length: 32 }),
    message: /overrideSpecial is "!@#.*; leave \/ @ " and the space out \(InvalidParameterValue: MasterUserPassword\)/,
    unchanged: "not applicable",
    satisfiedBy: generatedPassword({ length: 32, overrideSpecial: "!#$%&*()-_=+[]{}<>:?" }),
  },
  {
    rule: "database-password-has-accepted-characters",
    title: "a slash",
    change: generatedPassword({ length: 32, overrideSpecial: "-/" }),
    message: /overrideSpecial is "-\/"/,
    unchanged: "not applicable",
    satisfiedBy: generatedPassword({ length: 32, special: false }),
  },
  {
    rule: "database-password-length-fits-the-engine",
    title: "seven characters",
    change: generatedPassword({ length: 7 }),
    message: /length is 7; write 8 to 128/,
    unchanged: "not applicable",
    satisfiedBy: generatedPassword({ length: 8 }),
  },
  {
    rule: "database-password-length-fits-the-engine",
    title: "129 characters",
    change: generatedPassword({ length: 129 }),
    message: /length is 129; write 8 to 128/,
    unchanged: "not applicable",
    satisfiedBy: generatedPassword({ length: 128 }),
  },
  {
    rule: "database-password-length-fits-the-engine",
    title: "42 characters on MySQL",
    change: generatedPassword({ length: 42 }, "mysql"),
    message: /length is 42; write 8 to 41/,
    unchanged: "not applicable",
    satisfiedBy: generatedPassword({ length: 41 }, "mysql"),
  },
  ...["admin", "rdsadmin", "PG_owner", "user"].map((username) => ({
    rule: "master-user-name-is-not-reserved",
    title: `the name ${username}`,
    change: set({ username }),
    message: new RegExp(`username is "${username}"; write another name.*InvalidParameterValue: MasterUsername`),
  })),
  ...["postgres", "table"].map((dbName) => ({
    rule: "database-name-is-not-reserved",
    title: `the name ${dbName}`,
    change: set({ dbName }),
    message: new RegExp(`dbName is "${dbName}"; write another name`),
  })),
  {
    rule: "master-user-is-not-the-default",
    title: "the name postgres",
    change: set({ username: "postgres" }),
    message: /username is "postgres"; write a name of your own/,
  },
  {
    rule: "iam-authentication-is-on",
    title: "no word on IAM",
    change: set({ iamDatabaseAuthenticationEnabled: undefined }),
    message: /iamDatabaseAuthenticationEnabled is not set; write true/,
    unchanged: "waived",
    satisfiedBy: set({ iamDatabaseAuthenticationEnabled: true }),
  },
  {
    rule: "database-audits-statements",
    title: "pgAudit that logs no change of users",
    change: audit("ddl,write"),
    message: /pgaudit\.log of cloudmart-database-parameters is "ddl,write"; write "ddl,role,write" or more/,
    unchanged: "waived",
    satisfiedBy: audit("ddl,role,write,read"),
  },
  {
    rule: "database-audits-statements",
    title: "pgAudit that is asked for and not loaded",
    change: audit("ddl,role,write", "pg_stat_statements"),
    message: /pgaudit\.log of cloudmart-database-parameters is not set; write "ddl,role,write"/,
    unchanged: "waived",
  },
  {
    rule: "master-password-is-generated",
    title: "no password at all",
    change: set({ manageMasterUserPassword: undefined }),
    message: /manageMasterUserPassword is not set; write true, or a generated password/,
    satisfiedBy: generatedPassword({ length: 32 }),
  },
  {
    rule: "master-password-is-generated",
    title: "a password that was written down, which the SDK marks secret",
    change: set({ manageMasterUserPassword: undefined, password: "[secret]" }),
    message: /password is "a text of the program or its configuration"; write manageMasterUserPassword: true/,
    satisfiedBy: set({ manageMasterUserPassword: undefined, snapshotIdentifier: "before" }),
  },
  {
    rule: "master-password-is-generated",
    title: "a write-only password in plain text",
    change: set({ manageMasterUserPassword: undefined, passwordWo: "correct horse" }),
    message: /passwordWo is "a text of the program/,
  },
]);

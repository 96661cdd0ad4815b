import { edit, type Inputs, proveRules } from "../../../support/rules";

const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const PASSWORD = "random:index/randomPassword:RandomPassword";
const set = (values: Inputs) => edit(CACHE, (inputs) => Object.assign(inputs, values));
const setPassword = (values: Inputs) =>
  edit(PASSWORD, (inputs) => Object.assign(inputs, values), "cloudmart-cache-auth-token");

proveRules([
  {
    rule: "auth-token-needs-tls",
    title: "a password over plain connections",
    change: set({ transitEncryptionEnabled: false }),
    message: /transitEncryptionEnabled is false; write true beside authToken/,
  },
  {
    rule: "user-groups-need-tls",
    title: "users over plain connections",
    change: set({ userGroupIds: ["users"], transitEncryptionEnabled: false }),
    message: /transitEncryptionEnabled is false; write true beside userGroupIds/,
    unchanged: "not applicable",
    satisfiedBy: set({ userGroupIds: ["users"] }),
  },
  {
    rule: "valkey-states-tls",
    title: "Valkey without a word on TLS",
    change: set({ engine: "valkey", transitEncryptionEnabled: undefined }),
    message: /transitEncryptionEnabled is not set; write it/,
    unchanged: "not applicable",
    satisfiedBy: set({ engine: "valkey", transitEncryptionEnabled: false }),
  },
  {
    rule: "tls-mode-needs-engine-7",
    title: "a mode on version 6",
    change: set({ engineVersion: "6.2" }),
    message: /transitEncryptionMode is "required"; leave it out before engine version 7/,
  },
  {
    rule: "auth-token-has-accepted-characters",
    title: "the provider's own alphabet",
    change: setPassword({ special: undefined }),
    message: /cloudmart-cache-auth-token: overrideSpecial is .*; write characters of !&#\$\^<>- only/,
    satisfiedBy: setPassword({ special: true, overrideSpecial: "!&#$^<>-" }),
  },
  {
    rule: "auth-token-has-16-to-128-characters",
    title: "15 characters",
    change: setPassword({ length: 15 }),
    message: /length is 15; write 16 to 128/,
  },
  {
    rule: "auth-token-has-16-to-128-characters",
    title: "129 characters",
    change: setPassword({ length: 129 }),
    message: /length is 129; write 16 to 128/,
  },
  {
    rule: "first-auth-token-is-set",
    title: "the default strategy",
    change: set({ authTokenUpdateStrategy: undefined }),
    message: /authTokenUpdateStrategy is not set; write "SET"/,
  },
  {
    rule: "first-auth-token-is-set",
    title: "ROTATE",
    change: set({ authTokenUpdateStrategy: "ROTATE" }),
    message: /authTokenUpdateStrategy is "ROTATE"; write "SET"/,
  },
  {
    rule: "cache-asks-for-a-password",
    title: "no password",
    change: set({ authToken: undefined }),
    message: /authToken is not set; write a generated password/,
    satisfiedBy: set({ authToken: undefined, userGroupIds: ["users"] }),
  },
  {
    rule: "cache-is-encrypted",
    title: "no word on encryption",
    change: set({ atRestEncryptionEnabled: undefined }),
    message: /atRestEncryptionEnabled is not set; write true/,
  },
  {
    rule: "cache-connections-use-tls",
    title: "plain connections",
    change: set({ transitEncryptionEnabled: undefined }),
    message: /transitEncryptionEnabled is not set; write true/,
  },
  {
    rule: "cache-connections-use-tls",
    title: "plain connections beside encrypted ones",
    change: set({ transitEncryptionMode: "preferred" }),
    message: /transitEncryptionMode is "preferred"; write "required"/,
  },
]);

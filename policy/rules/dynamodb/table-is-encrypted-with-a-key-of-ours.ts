import { satisfied, violated, type Rule } from "../../rule";
import { TABLE } from "../../tables";

const KEY = "serverSideEncryption.kmsKeyArn";

export const rule: Rule = {
  description: "A table and its replicas are encrypted with keys of the account, each with one of its own Region.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html",
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html",
  ],
  remedy: "Keep components/tables/key.ts: a key for each Region.",
  types: [TABLE],
  check: (table) => {
    if (!table.flag("serverSideEncryption.enabled") || !table.has(KEY)) {
      return violated(KEY, undefined, "name a key: what AWS's own decrypts, nobody here can take back or see used");
    }
    const open = table.elements("replicas").find((replica) => !table.has(`${replica}.kmsKeyArn`));
    if (open === undefined) return satisfied;
    return violated(`${open}.kmsKeyArn`, undefined, "name a key of that Region (ValidationException without one)");
  },
};

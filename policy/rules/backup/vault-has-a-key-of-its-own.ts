import { VAULT } from "../../backups";
import { regionOf } from "../../deployment-target";
import { ledTo } from "../../relations";
import { type Rule, satisfiedWhen, violated } from "../../rule";
import { shownValue } from "../../shown-value";

const KEY = "aws:kms/key:Key";

export const rule: Rule = {
  description: "A vault is encrypted with a key of the stack, in its own Region and used for no other vault.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
  ],
  remedy: "Make vault and key together, as components/recovery/vault.ts does: one lost key must not take both copies.",
  types: [VAULT],
  check: (vault, stack) => {
    const written = shownValue(vault, "kmsKeyArn");
    const [key] = ledTo(stack, vault, "kmsKeyArn", KEY);
    if (key === undefined) return violated("kmsKeyArn", written, "name a key of the stack");
    if (regionOf(key, stack) !== regionOf(vault, stack)) {
      return violated("kmsKeyArn", written, `name a key of ${regionOf(vault, stack)}`);
    }
    const other = stack.referring(key, VAULT, "kmsKeyArn").find((each) => each.resource !== vault.resource);
    return satisfiedWhen(
      other === undefined,
      "kmsKeyArn",
      written,
      `give it another key than ${other?.name ?? ""} has`,
    );
  },
};

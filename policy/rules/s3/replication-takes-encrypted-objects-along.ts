import { defaultEncryptionOf, partOf, REPLICATION } from "../../buckets";
import { destinationIn, isEnabled, sourceOf } from "../../replications";
import { type Rule, satisfied, satisfiedWhen, violated } from "../../rule";

export const rule: Rule = {
  description: "A replication selects objects encrypted with KMS and names the key of the copies, or does neither.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/API/API_SourceSelectionCriteria.html",
  ],
  remedy: "Keep `sseKmsEncryptedObjects` and `replicaKmsKeyId` in components/storage/replication.ts.",
  types: [REPLICATION],
  check: (replication, stack) => {
    const rules = replication.objects("rules").map((rule) => ({
      selects: isEnabled(partOf(partOf(rule, "sourceSelectionCriteria"), "sseKmsEncryptedObjects")),
      namesKey: partOf(destinationIn(rule), "encryptionConfiguration")?.["replicaKmsKeyId"] !== undefined,
    }));
    const half = rules.find(({ selects, namesKey }) => selects !== namesKey);
    if (half !== undefined) {
      const instead = "write sourceSelectionCriteria.sseKmsEncryptedObjects and replicaKmsKeyId, or neither";
      return violated("rules", half, `${instead} (InvalidRequest)`);
    }
    const source = sourceOf(replication, stack);
    const algorithm = source && defaultEncryptionOf(source, stack)?.["sseAlgorithm"];
    if (algorithm === undefined || algorithm === "AES256") return satisfied;
    const instead = "select them: S3 leaves what is encrypted with KMS behind, without an error";
    return satisfiedWhen(
      rules.some(({ selects }) => selects),
      "sourceSelectionCriteria.sseKmsEncryptedObjects",
      undefined,
      instead,
    );
  },
};

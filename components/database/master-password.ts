/** Who makes and keeps the master password, and the secret an application reads it from. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { DatabaseArgs } from "./database-args";

export interface MasterPassword {
  /** What the primary is told about its password. */
  readonly settings: Pick<aws.rds.InstanceArgs, "manageMasterUserPassword" | "masterUserSecretKmsKeyId" | "password">;
  /** The secret with `username` and `password` as JSON; known once the primary has its password. */
  readonly secretArnOf: (primary: aws.rds.Instance) => pulumi.Output<string>;
}

/**
 * Without read replicas RDS makes, keeps and rotates the password, and it is never in the program or its state.
 *
 * With read replicas it cannot: RDS refuses a replica of an instance whose password Secrets Manager manages, on every
 * engine but SQL Server (RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager", limitations).
 * The password is then made here, encrypted in the state, and kept in a secret of the stack; nothing rotates it but
 * `pulumi up --replace` of the random password. The first replica changes the password once, in place.
 */
export function createMasterPassword(
  name: string,
  args: DatabaseArgs,
  keyArn: pulumi.Output<string>,
  parent: pulumi.Resource,
): MasterPassword {
  if (args.readReplicaCount === 0) {
    return {
      settings: { manageMasterUserPassword: true, masterUserSecretKmsKeyId: keyArn },
      secretArnOf: ({ masterUserSecrets }) => masterUserSecrets.apply(readSecretArn),
    };
  }
  // Letters and digits only: RDS refuses `/`, `@`, `"` and spaces, and the password travels through a URL and a shell.
  const { result } = new random.RandomPassword(
    `${name}-master-password`,
    { length: 64, special: false, minLower: 1, minUpper: 1, minNumeric: 1 },
    { parent },
  );
  const password = pulumi.secret(result);
  return { settings: { password }, secretArnOf: () => createSecret(name, args, password, keyArn, parent) };
}

/** About 0.40 USD a month. The ARN resolves only once the value is there, so nothing boots against an empty secret. */
function createSecret(
  name: string,
  { username, isProtected }: DatabaseArgs,
  password: pulumi.Output<string>,
  kmsKeyId: pulumi.Output<string>,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const secret = new aws.secretsmanager.Secret(
    `${name}-master-secret`,
    {
      description: "The database's master user: username and password as JSON",
      kmsKeyId,
      // With a recovery window the name of a deleted secret stays reserved and the secret is still paid for.
      recoveryWindowInDays: isProtected ? 30 : 0,
    },
    { parent, protect: isProtected },
  );
  return new aws.secretsmanager.SecretVersion(
    `${name}-master-secret-version`,
    { secretId: secret.arn, secretString: pulumi.secret(pulumi.jsonStringify({ username, password })) },
    { parent },
  ).secretId;
}

function readSecretArn(secrets: readonly { secretArn: string }[]): string {
  const [secret] = secrets;
  if (secret === undefined) throw new Error("RDS named no secret for the master password it manages");
  return secret.secretArn;
}

/** The password of the cache, and the one secret that tells an application how to connect. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

/** What an application needs; the keys of the secret's JSON. */
export interface Connection {
  readonly host: pulumi.Input<string>;
  readonly readerHost: pulumi.Input<string>;
  readonly port: pulumi.Input<number>;
  readonly authToken: pulumi.Input<string>;
}

export interface ConnectionSecretArgs {
  readonly connection: Connection;
  /** The key the secret is encrypted with; a reader needs `kms:Decrypt` on it. */
  readonly keyArn: pulumi.Input<string>;
  /** True: protected, and 30 days to recover it after a deletion. */
  readonly isProtected: boolean;
}

/**
 * 64 letters and digits, about 380 bits. AWS allows 16 to 128 printable characters, of the special ones only
 * `! & # $ ^ < > -`; none is used, because the token travels through a URL and a shell.
 *
 * The token is in the state, encrypted. Not protected: replacing it (`pulumi up --replace`) is how it is changed.
 * Source: ElastiCache User Guide, "Authenticating with the Valkey and Redis OSS AUTH command".
 */
export function createAuthToken(name: string, parent: pulumi.Resource): pulumi.Output<string> {
  const token = new random.RandomPassword(
    `${name}-auth-token`,
    { length: 64, special: false, minLower: 1, minUpper: 1, minNumeric: 1 },
    { parent },
  );
  return pulumi.secret(token.result);
}

/**
 * Creates the secret and its value. Returns the secret's ARN, which resolves only once the value is there: a machine
 * started with it never boots against an empty secret. About 0.40 USD a month.
 */
export function createConnectionSecret(
  name: string,
  { connection, keyArn, isProtected }: ConnectionSecretArgs,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const secret = new aws.secretsmanager.Secret(
    `${name}-secret`,
    {
      description: "How to connect to the cache: host, readerHost, port and authToken as JSON",
      kmsKeyId: keyArn,
      // With a recovery window the name of a deleted secret stays reserved and the secret is still paid for.
      recoveryWindowInDays: isProtected ? 30 : 0,
    },
    { parent, protect: isProtected },
  );
  const version = new aws.secretsmanager.SecretVersion(
    `${name}-secret-version`,
    { secretId: secret.arn, secretString: pulumi.secret(pulumi.jsonStringify(connection)) },
    { parent },
  );
  return version.secretId;
}

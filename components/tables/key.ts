import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { TablesArgs } from "./tables-args";

/**
 * The key of one Region's tables: 1 USD a month. Without it nobody reads what they hold, in tables and backups alike. The
 * account decides by its own policies; DynamoDB uses it through grants.
 */
export function createKey(
  name: string,
  { isProtected }: TablesArgs,
  region: string | undefined,
  options: pulumi.CustomResourceOptions,
): aws.kms.Key {
  const place = region === undefined ? {} : { region };
  const key = new aws.kms.Key(
    `${name}-key`,
    {
      ...place,
      description: "Items of the stack's tables",
      enableKeyRotation: true,
      deletionWindowInDays: isProtected ? 30 : 7,
    },
    { ...options, protect: isProtected },
  );
  new aws.kms.Alias(`${name}-key-alias`, { ...place, targetKeyId: key.id }, options);
  return key;
}

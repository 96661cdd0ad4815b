import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

type Texts = pulumi.Input<string> | readonly pulumi.Input<string>[];

/** One right. */
export interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: Texts;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
}

/** A role that one service of AWS takes, for this account only, with nothing but the rights named. */
export function createServiceRole(
  name: string,
  service: string,
  accountId: string,
  { description, statements }: { readonly description: string; readonly statements: readonly Statement[] },
  options: pulumi.CustomResourceOptions,
): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
  const role = new aws.iam.Role(
    name,
    {
      description,
      assumeRolePolicy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": accountId } },
          },
        ],
      }),
    },
    options,
  );
  const policy = new aws.iam.RolePolicy(
    name,
    {
      role: role.name,
      policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: statements.map((statement) => ({ ...statement, Effect: "Allow" })),
      }),
    },
    options,
  );
  return { role, policy };
}

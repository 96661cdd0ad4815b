import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ApplicationTables, ComputeArgs } from "./compute-args";

/** What an application does with items it knows the key of. No scan: it reads a whole table, and is paid for as one. */
const ITEM_ACTIONS = [
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:UpdateItem",
];

/**
 * What the container may do of AWS itself: use the stack's tables, through the VPC's endpoint only. It cannot take the
 * instance's role, which reads secrets; the host takes this one for it, an hour at a time. None without tables.
 */
export function createApplicationRole(
  name: string,
  args: ComputeArgs,
  instanceRole: aws.iam.Role,
  options: pulumi.CustomResourceOptions,
): aws.iam.Role | undefined {
  if (args.tables === undefined) return undefined;
  const role = new aws.iam.Role(
    `${name}-application`,
    {
      description: "Uses the stack's tables; taken by the instances for their container",
      assumeRolePolicy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { AWS: instanceRole.arn }, Action: "sts:AssumeRole" }],
      }),
    },
    options,
  );
  new aws.iam.RolePolicy(
    `${name}-application`,
    {
      role: role.name,
      policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: listStatements(args, args.tables) }),
    },
    options,
  );
  return role;
}

function listStatements({ network, region }: ComputeArgs, { tables, keyArn }: ApplicationTables) {
  const all = Object.values(tables);
  const throughEndpoint = { StringEquals: { "aws:SourceVpce": network.dynamodbEndpointId } };
  const indexes = all.flatMap(({ arn, indexNames }) =>
    indexNames.map((index) => pulumi.interpolate`${arn}/index/${index}`),
  );
  return [
    {
      Sid: "UseItems",
      Effect: "Allow",
      Action: ITEM_ACTIONS,
      Resource: all.map(({ arn }) => arn),
      Condition: throughEndpoint,
    },
    ...(indexes.length === 0
      ? []
      : [
          {
            Sid: "QueryIndexes",
            Effect: "Allow",
            Action: "dynamodb:Query",
            Resource: indexes,
            Condition: throughEndpoint,
          },
        ]),
    {
      Sid: "DecryptItems",
      Effect: "Allow",
      // Of whoever reads or writes an encrypted table DynamoDB asks for both:
      // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `dynamodb.${region}.amazonaws.com` } },
    },
  ];
}

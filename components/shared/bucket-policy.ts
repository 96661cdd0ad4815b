/** What policies of buckets and keys are made of. What nobody is allowed here, an identity of the account can be by its own policy. */
import * as pulumi from "@pulumi/pulumi";

export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | Readonly<Record<string, string>>;
  readonly Action: string | readonly string[];
  readonly Resource: pulumi.Input<string> | readonly pulumi.Input<string>[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, pulumi.Input<pulumi.Input<string>[] | string>>>>
  >;
}

export function writeDocument(statements: readonly Statement[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

type Arn = pulumi.Input<string>;

/** Every object in a bucket. */
export const objectsOf = (bucketArn: Arn): pulumi.Output<string> => pulumi.interpolate`${bucketArn}/*`;

/** TLS 1.2 or newer, for everybody and everything. */
export function refuseUnsafeTransport(bucketArn: Arn): Statement[] {
  const everything = { Principal: "*", Action: "s3:*", Resource: [bucketArn, objectsOf(bucketArn)] } as const;
  return [
    {
      Sid: "RefusePlainHttp",
      Effect: "Deny",
      ...everything,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "RefuseOldTls",
      Effect: "Deny",
      ...everything,
      Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    },
  ];
}

const ENCRYPTION = "s3:x-amz-server-side-encryption";
const KEY_ID = `${ENCRYPTION}-aws-kms-key-id`;

/** Who writes says nothing about encryption, and gets the bucket's key, or names that key. */
export function refuseOtherKeys(bucketArn: Arn, keyArn: Arn): Statement[] {
  const writing = { Principal: "*", Action: "s3:PutObject", Resource: objectsOf(bucketArn) } as const;
  // "Not null" limits a refusal to requests that name something: IfExists would refuse those that name nothing as well.
  return [
    {
      Sid: "RefuseOtherEncryption",
      Effect: "Deny",
      ...writing,
      Condition: { Null: { [ENCRYPTION]: "false" }, StringNotEquals: { [ENCRYPTION]: "aws:kms" } },
    },
    {
      Sid: "RefuseOtherKeys",
      Effect: "Deny",
      ...writing,
      Condition: { Null: { [KEY_ID]: "false" }, ArnNotEquals: { [KEY_ID]: keyArn } },
    },
  ];
}

/**
 * S3's own log writer, for buckets of this account only.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function letS3WriteLogs(logBucketArn: Arn, accountId: string): Statement[] {
  return [
    {
      Sid: "LetS3WriteLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: objectsOf(logBucketArn),
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ];
}

/**
 * What a stack file (`Pulumi.<stack>.yaml`) may say: facts and quantities. The types are inferred from the checks, so
 * they cannot drift apart. How safe a stack is built is policy and lives in `dev.ts` and `prod.ts`, not here.
 *
 * The descriptions below are the reference: `docs/configuration.md` and `stack-file.schema.json` are made from them.
 */
import { z } from "zod";

const count = z.int().nonnegative();

const awsSchema = z
  .strictObject({
    accountId: z
      .string()
      .regex(/^\d{12}$/, "12 digits, in quotes")
      .describe("The account this stack is pinned to; every other account is refused by the provider. In quotes."),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "a Region code such as ap-northeast-2")
      .describe("The Region everything is built in."),
  })
  .describe("Where the stack lives.");

const tagsSchema = z
  .strictObject({
    owner: z.string().min(1).max(256).describe("The team that answers for the stack; tag `Owner`."),
    costCentre: z.string().min(1).max(256).describe("Who pays; tag `CostCentre`."),
  })
  .describe("Tags on every resource, beside project, stack and environment.");

const networkSchema = z
  .strictObject({
    cidrBlock: z.string().describe("The VPC's IPv4 block: private (RFC 1918), /16 to /19."),
    availabilityZones: z
      .array(z.string())
      .min(1)
      .describe("Zones that get subnets, at least two in every environment. Append only: the order numbers the subnets."),
    workloadZoneCount: z
      .int()
      .min(1)
      .describe("How many of these zones, from the first, carry instances and single-zone stores."),
  })
  .describe("The VPC and its subnets.");

const databaseSchema = z
  .strictObject({
    engineVersion: z
      .string()
      .describe("PostgreSQL major version, in quotes; AWS keeps the minor version current in the maintenance window."),
    instanceClass: z.string().describe("For example `db.t3.micro`."),
    storageGiB: count.describe("gp3 storage at creation, GiB."),
    maxStorageGiB: count.describe("Storage autoscaling stops here, GiB; above `storageGiB`."),
    iops: count.optional().describe("Provisioned gp3 IOPS; AWS accepts it from 400 GiB up. Left out: the baseline."),
    throughputMiBps: count.optional().describe("Provisioned gp3 throughput, MiB/s; from 400 GiB up. Left out: the baseline."),
    databaseName: z.string().describe("The database created with the instance."),
    username: z.string().describe("Master user; its password is made, kept and rotated by RDS."),
    backupWindow: z.string().describe("Daily, `HH:MM-HH:MM` in `timeZone`, at least 30 minutes."),
    maintenanceWindow: z.string().describe("Weekly, `Sun HH:MM-HH:MM` in `timeZone`, at least 30 minutes."),
    readReplicaCount: count.max(15).describe("Read replicas, spread over the zones that carry work."),
    restoreFromSnapshot: z
      .string()
      .optional()
      .describe("Snapshot to create the instance from. Setting, changing or removing it replaces the database."),
  })
  .describe("RDS for PostgreSQL.");

const cacheSchema = z
  .strictObject({
    engine: z.string().describe("`redis` or `valkey`. redis to valkey is an update, valkey to redis a replacement."),
    engineVersion: z.string().describe("For example `7.1`, in quotes; the parameter group family follows from it."),
    nodeType: z.string().describe("For example `cache.t3.micro`."),
    nodeCount: z
      .int()
      .min(1)
      .max(6)
      .describe("Primary and replicas together. From two on, automatic failover and Multi-AZ are on."),
    snapshotWindow: z.string().describe("Daily, `HH:MM-HH:MM` in `timeZone`, at least 60 minutes."),
    maintenanceWindow: z.string().describe("Weekly, `Sun HH:MM-HH:MM` in `timeZone`, at least 60 minutes."),
  })
  .describe("ElastiCache.");

const sleepSchema = z
  .strictObject({
    from: z.string().describe("When the group goes to zero, `Mon-Fri HH:MM` or `HH:MM` for every day, in `timeZone`."),
    until: z.string().describe("When it comes back, in the same form."),
  })
  .describe("Takes the Auto Scaling group to zero and back, to save instance hours.");

const computeSchema = z
  .strictObject({
    instanceType: z.string().describe("For example `t3.micro`; Graviton types run the arm64 image."),
    rootVolumeGiB: z.int().min(8).max(1024).describe("Encrypted gp3 root volume, GiB."),
    minInstances: count.describe("Auto Scaling minimum; in prod at least one for each zone that carries work."),
    maxInstances: count.describe("Auto Scaling maximum."),
    cpuTargetPercent: z.int().min(10).max(95).describe("Average CPU that target tracking holds."),
    requestsPerTargetPerMinute: z.int().min(1).describe("Requests per instance and minute that target tracking holds."),
    image: z.string().min(1).describe("Container image with tag or digest; a private ECR image adds pull rights for it."),
    containerPort: z.int().min(1).max(65535).describe("Port the application listens on."),
    healthCheckPath: z.string().startsWith("/").describe("Path that answers 200 when the instance may take traffic."),
    deregistrationDelaySeconds: count.max(3600).describe("How long a leaving instance may finish its requests."),
    certificateArn: z
      .string()
      .optional()
      .describe("ACM certificate in the stack's Region; turns HTTPS and the redirect on. Required in prod."),
    sleep: sleepSchema.optional(),
  })
  .describe("Load balancer and Auto Scaling group.");

export const stackFileSchema = z.strictObject({
  environment: z.enum(["dev", "prod"]).describe("The policy this stack is built with; never guessed from its name."),
  timeZone: z.string().describe("IANA zone without daylight saving that all windows below are written in."),
  aws: awsSchema,
  tags: tagsSchema,
  network: networkSchema,
  database: databaseSchema,
  cache: cacheSchema,
  compute: computeSchema,
});

/** A stack file's content after the schema, before the cross-field checks. */
export type StackFile = z.infer<typeof stackFileSchema>;

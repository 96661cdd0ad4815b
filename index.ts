/**
 * CloudMart: the tiers of one stack, from its network to its edge, and what watches them.
 * What and how much: `Pulumi.<stack>.yaml`. How safe: `environments/`. How it is built: `components/<tier>/`.
 */
import * as aws from "@pulumi/aws";
import { Accelerator } from "./components/accelerator/accelerator";
import { Audit } from "./components/audit/audit";
import { Cache, CACHE_PORT } from "./components/cache/cache";
import { Compute } from "./components/compute/compute";
import { Database, DATABASE_PORT } from "./components/database/database";
import { Domain } from "./components/domain/domain";
import { Edge } from "./components/edge/edge";
import { Logging } from "./components/logging/logging";
import { Network } from "./components/network/network";
import { Observability } from "./components/observability/observability";
import { Recovery } from "./components/recovery/recovery";
import { foremost, optional, shown } from "./components/shared/optional";
import { Storage } from "./components/storage/storage";
import { Tables } from "./components/tables/tables";
import { loadEnvironment } from "./environments/load";

const environment = loadEnvironment();
const provider = new aws.Provider("aws", {
  region: environment.aws.region,
  allowedAccountIds: [environment.aws.accountId],
  defaultTags: { tags: environment.tags },
});
const options = { providers: [provider] };

const logging = optional(environment.logging, (args) => new Logging("cloudmart-logging", args, options));
const dataPorts = [DATABASE_PORT, CACHE_PORT];
const network = new Network("cloudmart-network", { ...environment.network, dataPorts, logging }, options);
const database = new Database("cloudmart-database", { ...environment.database, network, logging }, options);
const cache = new Cache("cloudmart-cache", { ...environment.cache, network, logging }, options);

// They need nothing of the network; made at the same time, they would take the engine's workers from what everything waits for.
const afterNetwork = { ...options, dependsOn: network };
const tables = optional(environment.tables, (args) => new Tables("cloudmart-tables", args, afterNetwork));
const storage = optional(environment.storage, (args) => new Storage("cloudmart-storage", args, afterNetwork));

const domain = optional(environment.domain, (args) => new Domain("cloudmart-domain", args, options));
const stores = { database, cache, tables, archive: storage?.archive };
const computeArgs = { ...environment.compute, network, ...stores, domain, logging };
const compute = new Compute("cloudmart-compute", computeArgs, options);
const origins = { compute, media: storage?.media, logging };
const edge = optional(environment.edge, (args) => new Edge("cloudmart-edge", { ...args, ...origins, domain }, options));
const accelerator = optional(
  environment.accelerator,
  (args) => new Accelerator("cloudmart-accelerator", { ...args, compute, domain }, options),
);
const watched = { network, database, cache, tables, storage, compute, edge, domain, accelerator };
const observability = optional(
  environment.observability,
  (args) => new Observability("cloudmart-observability", { ...args, ...watched }, options),
);
const kept = { network, database, compute, logging, alarms: observability };
const recovery = optional(
  environment.recovery,
  (args) => new Recovery("cloudmart-recovery", { ...args, ...kept }, options),
);
const recorded = { archive: storage?.archive, alarms: observability, logging };
const audit = optional(environment.audit, (args) => new Audit("cloudmart-audit", { ...args, ...recorded }, options));

export const url = foremost(edge, compute).url;
export const { vpcId, publicSubnetIds, workloadSubnetIds, dataSubnetIds } = network;
export const databaseAddress = database.address;
export const databaseReadAddresses = database.readAddresses;
export const databasePort = database.port;
export const databaseSecretArn = database.secretArn;
export const cachePrimaryAddress = cache.primaryAddress;
export const cacheReaderAddress = cache.readerAddress;
export const cachePort = cache.port;
export const cacheSecretArn = cache.secretArn;
export const tableNames = shown(tables?.tableNames);
export const archiveBucketName = shown(storage?.archiveBucketName);
export const mediaBucketName = shown(storage?.mediaBucketName);
export const mediaUploadHost = shown(storage?.mediaUploadHost);
export const { loadBalancerDnsName, loadBalancerZoneId, autoScalingGroupName, logGroupName } = compute;
export const distributionId = shown(edge?.distributionId);
export const siteBucketName = shown(edge?.siteBucket);
export const apiUrl = shown(accelerator?.url);
export const acceleratorDnsName = shown(accelerator?.dnsName);
export const dashboardName = shown(observability?.dashboardName);
export const downForReadersAlarmArn = shown(observability?.downForReadersAlarmArn);
export const backupVaultNames = shown(recovery?.vaultNames);
export const experimentTemplateIds = shown(recovery?.experimentTemplateIds);
export const trailArn = shown(audit?.trailArn);
export const auditBucketName = shown(audit?.bucketName);

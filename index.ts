/**
 * CloudMart: the network, database, cache, storage and compute tiers of one stack.
 * What and how much: `Pulumi.<stack>.yaml`. How safe: `environments/`. How it is built: `components/<tier>/`.
 */
import * as aws from "@pulumi/aws";
import { Cache } from "./components/cache/cache";
import { Compute } from "./components/compute/compute";
import { Database } from "./components/database/database";
import { Network } from "./components/network/network";
import { optional } from "./components/shared/optional";
import { Storage } from "./components/storage/storage";
import { loadEnvironment } from "./environments/load";

const environment = loadEnvironment();

const provider = new aws.Provider("aws", {
  region: environment.aws.region,
  allowedAccountIds: [environment.aws.accountId],
  defaultTags: { tags: environment.tags },
});
const options = { providers: [provider] };

const network = new Network("cloudmart-network", environment.network, options);

const database = new Database("cloudmart-database", { ...environment.database, network }, options);

const cache = new Cache("cloudmart-cache", { ...environment.cache, network }, options);

const storage = optional(environment.storage, (args) => new Storage("cloudmart-storage", args, options));

const stores = { database, cache, archive: storage?.archive };
const compute = new Compute("cloudmart-compute", { ...environment.compute, network, ...stores }, options);

export const url = compute.url;
export const vpcId = network.vpcId;
export const publicSubnetIds = network.publicSubnetIds;
export const workloadSubnetIds = network.workloadSubnetIds;
export const dataSubnetIds = network.dataSubnetIds;
export const databaseAddress = database.address;
export const databaseReadAddresses = database.readAddresses;
export const databasePort = database.port;
export const databaseSecretArn = database.secretArn;
export const cachePrimaryAddress = cache.primaryAddress;
export const cacheReaderAddress = cache.readerAddress;
export const cachePort = cache.port;
export const cacheSecretArn = cache.secretArn;
export const archiveBucketName = storage?.archiveBucketName;
export const mediaBucketName = storage?.mediaBucketName;
export const loadBalancerDnsName = compute.loadBalancerDnsName;
export const loadBalancerZoneId = compute.loadBalancerZoneId;
export const autoScalingGroupName = compute.autoScalingGroupName;
export const logGroupName = compute.logGroupName;

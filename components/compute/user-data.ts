import { refuse } from "../shared/errors";
import { type ApplicationAccess, renderApplicationSteps } from "./application-credentials";
import { readInstallSteps, renderInstalledFiles, renderReplicaSteps } from "./instance-files";
import { renderTokenSteps } from "./tokens";
import { renderTracingSteps } from "./tracing";

/** What an instance needs to know. Names and addresses only: it reads the secrets themselves when it has booted. */
export interface BootSettings {
  readonly region: string;
  readonly image: string;
  /** The private ECR registry to log into before pulling. */
  readonly registry: { readonly host: string; readonly region: string } | undefined;
  readonly containerPort: number;
  readonly logGroupName: string;
  /** What X-Ray knows the application as; undefined where no request is traced. */
  readonly tracedService: string | undefined;
  readonly database: {
    readonly address: string;
    /** At least one; the primary's own where there is no replica. */
    readonly readAddresses: readonly string[];
    readonly port: number;
    readonly databaseName: string;
    readonly secretArn: string;
    /** The PostgreSQL role to sign in as with tokens of IAM; undefined where the secret says who, with a password. */
    readonly iamUser: string | undefined;
  };
  readonly cacheSecretArn: string;
  /** Undefined where the container uses nothing of AWS by itself. */
  readonly application: ApplicationAccess | undefined;
}

/** Before base64: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
const USER_DATA_LIMIT_BYTES = 16_384;

/**
 * The script that an instance runs once, at its first boot: values as quoted assignments, the fixed steps, the files that
 * stay, and the start. Refuses to grow past what EC2 takes.
 */
export function renderUserData(settings: BootSettings): string {
  const { application } = settings;
  const script = [
    "#!/bin/bash",
    "# Rendered by components/compute/user-data.ts.",
    "set -euo pipefail",
    ...renderSettings(settings),
    readInstallSteps(),
    ...renderInstalledFiles(),
    ...(settings.database.iamUser === undefined ? [] : renderTokenSteps()),
    ...(application === undefined ? [] : renderApplicationSteps(application, quoteForBash)),
    "systemctl daemon-reload",
    "systemctl enable --now docker.service",
    ...(application === undefined ? [] : ["systemctl enable --now --no-block cloudmart-credentials.{service,timer}"]),
    "# Without waiting: systemd keeps trying until the secrets can be read and the image pulled.",
    "systemctl enable --now --no-block cloudmart.service cloudmart-secrets.timer",
    ...(hasReplicas(settings) ? renderReplicaSteps() : []),
    ...(settings.tracedService === undefined ? [] : renderTracingSteps()),
    "",
  ].join("\n");
  refuseOversize(Buffer.byteLength(script));
  return script;
}

function hasReplicas({ database }: BootSettings): boolean {
  return database.readAddresses.some((address) => address !== database.address);
}

/** One word for bash, whatever the value holds. */
export function quoteForBash(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

function renderSettings({ database, registry, ...settings }: BootSettings): string[] {
  const values: Record<string, string> = {
    region: settings.region,
    image: settings.image,
    registry: registry?.host ?? "",
    registry_region: registry?.region ?? "",
    container_port: settings.containerPort.toString(),
    log_group: settings.logGroupName,
    traced_service: settings.tracedService ?? "",
    database_address: database.address,
    database_port: database.port.toString(),
    database_name: database.databaseName,
    database_iam_user: database.iamUser ?? "",
    database_secret_arn: database.iamUser === undefined ? database.secretArn : "",
    cache_secret_arn: settings.cacheSecretArn,
  };
  return [
    ...Object.entries(values).map(([key, value]) => `${key}=${quoteForBash(value)}`),
    `read_addresses=(${database.readAddresses.map(quoteForBash).join(" ")})`,
  ];
}

function refuseOversize(bytes: number): void {
  if (bytes <= USER_DATA_LIMIT_BYTES) return;
  refuse([
    {
      key: "the instances' user data",
      received: `${bytes.toString()} bytes`,
      allowed: `at most ${USER_DATA_LIMIT_BYTES.toString()} bytes`,
      reason: "EC2 takes no more; shorten the image's name or read from fewer replicas.",
    },
  ]);
}

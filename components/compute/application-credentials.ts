import { toVariable } from "../shared/table-keys";
import { type InstalledFile, renderFile } from "./instance-files";

/** What the container needs to use AWS by itself. */
export interface ApplicationAccess {
  readonly roleArn: string;
  /** Physical names, by the name in the stack file. */
  readonly tableNames: Readonly<Record<string, string>>;
}

const FILES: readonly InstalledFile[] = [
  { file: "cloudmart-credentials", folder: "/usr/local/bin", mode: "0755" },
  { file: "cloudmart-credentials.service", folder: "/etc/systemd/system", mode: "0644" },
  { file: "cloudmart-credentials.timer", folder: "/etc/systemd/system", mode: "0644" },
];

/** The part of the boot script that tells the container the tables' names, and keeps it in credentials of a role of its own. */
export function renderApplicationSteps(
  { roleArn, tableNames }: ApplicationAccess,
  quote: (text: string) => string,
): string[] {
  const settings = Object.entries(tableNames).map(([table, name]) => quote(`${toVariable(table)}=${name}`));
  return [
    `application_role_arn=${quote(roleArn)}`,
    'declare -p application_role_arn > "$root/etc/cloudmart/application-role"',
    `printf '%s\\n' AWS_CONFIG_FILE=/run/aws/config "AWS_REGION=$region" ${settings.join(" ")} > "$root/etc/cloudmart/application"`,
    ...FILES.map(renderFile),
  ];
}

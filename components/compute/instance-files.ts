import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface InstalledFile {
  readonly file: string;
  readonly folder: string;
  readonly mode: string;
}

/** What stays on an instance. The files are in `instance/`; they hold no value, but read the settings written at boot. */
const INSTALLED_FILES: readonly InstalledFile[] = [
  { file: "cloudmart-secrets", folder: "/usr/local/bin", mode: "0755" },
  { file: "cloudmart-run", folder: "/usr/local/bin", mode: "0755" },
  { file: "cloudmart.service", folder: "/etc/systemd/system", mode: "0644" },
  { file: "cloudmart-secrets.service", folder: "/etc/systemd/system", mode: "0644" },
  { file: "cloudmart-secrets.timer", folder: "/etc/systemd/system", mode: "0644" },
];

/** Where the database has read replicas: what turns to the primary while one does not answer. */
const REPLICA_FILES: readonly InstalledFile[] = [
  { file: "cloudmart-reads", folder: "/usr/local/bin", mode: "0755" },
  { file: "cloudmart-reads.service", folder: "/etc/systemd/system", mode: "0644" },
  { file: "cloudmart-reads.timer", folder: "/etc/systemd/system", mode: "0644" },
];

/** The fixed steps of the boot script, from installing the container runtime to writing the settings. */
export function readInstallSteps(): string {
  return readInstanceFile("install.sh");
}

/** The part of the boot script that writes each file that the application needs. */
export function renderInstalledFiles(): string[] {
  return INSTALLED_FILES.map(renderFile);
}

/** The last steps of the boot script, where the database has read replicas. */
export function renderReplicaSteps(): string[] {
  return [...REPLICA_FILES.map(renderFile), "systemctl enable --now --no-block cloudmart-reads.timer"];
}

/** The part of the boot script that writes a file. The end mark's quotes keep bash from expanding the text. */
export function renderFile({ file, folder, mode }: InstalledFile): string {
  const target = `"$root${folder}/${file}"`;
  return `cat > ${target} <<'END_OF_FILE'\n${readInstanceFile(file)}END_OF_FILE\nchmod ${mode} ${target}`;
}

/** Lines that are nothing but a comment; what shellcheck is told stays. */
const COMMENTS = /^ *# (?!shellcheck ).*\n/gm;

/** A file of `instance/` without its comments, for which user data has no room. */
export function readInstanceFile(file: string): string {
  return readFileSync(join(__dirname, "instance", file), "utf8").replace(COMMENTS, "");
}

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What stays on an instance. The files are in `instance/`; they hold no value, but read the settings written at boot. */
const INSTALLED_FILES = [
  { file: "cloudmart-secrets", folder: "/usr/local/bin", mode: "0755" },
  { file: "cloudmart-run", folder: "/usr/local/bin", mode: "0755" },
  { file: "cloudmart.service", folder: "/etc/systemd/system", mode: "0644" },
  { file: "cloudmart-secrets.service", folder: "/etc/systemd/system", mode: "0644" },
  { file: "cloudmart-secrets.timer", folder: "/etc/systemd/system", mode: "0644" },
];

/** The fixed steps of the boot script, from installing the container runtime to writing the settings. */
export function readInstallSteps(): string {
  return readInstanceFile("install.sh");
}

/** What the CloudWatch agent reads, where requests are traced. */
const TRACING_FILES = [
  { file: "amazon-cloudwatch-agent.json", folder: "/opt/aws/amazon-cloudwatch-agent/etc", mode: "0644" },
];

/** The last steps of the boot script, where requests are traced. They may fail: the application serves without them. */
export function readTracingSteps(): string {
  return readInstanceFile("trace.sh");
}

/** The part of the boot script that writes each file that the application needs. */
export function renderInstalledFiles(): string[] {
  return INSTALLED_FILES.map(renderFile);
}

/** The part of the boot script that writes what the agent needs. */
export function renderTracingFiles(): string[] {
  return TRACING_FILES.map((file) => `mkdir -p "$root${file.folder}"\n${renderFile(file)}`);
}

/** The end mark's quotes keep bash from expanding the text. */
function renderFile({ file, folder, mode }: (typeof INSTALLED_FILES)[number]): string {
  const target = `"$root${folder}/${file}"`;
  return `cat > ${target} <<'END_OF_FILE'\n${readInstanceFile(file)}END_OF_FILE\nchmod ${mode} ${target}`;
}

function readInstanceFile(file: string): string {
  return readFileSync(join(__dirname, "instance", file), "utf8");
}

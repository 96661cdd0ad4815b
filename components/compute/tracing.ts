import { type InstalledFile, readInstanceFile, renderFile } from "./instance-files";

/** What the CloudWatch agent reads. */
const CONFIGURATION: InstalledFile = {
  file: "amazon-cloudwatch-agent.json",
  folder: "/opt/aws/amazon-cloudwatch-agent/etc",
  mode: "0644",
};

/** The last steps of the boot script, where requests are traced. They may fail: the application serves without them. */
export function renderTracingSteps(): string[] {
  return [`mkdir -p "$root${CONFIGURATION.folder}"`, renderFile(CONFIGURATION), readInstanceFile("trace.sh")];
}

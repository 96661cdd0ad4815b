/** moto's server speaks S3's, CloudFront's, FIS's and CloudWatch's language on this machine: https://docs.getmoto.org */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import type { DistributionConfig } from "@aws-sdk/client-cloudfront";
import { inBackground } from "./background";
import { findExecutable } from "./executables";

/** What one answer lists of a bucket. AWS takes 1000; to write more than that costs moto ten seconds. */
export const OBJECTS_PER_ANSWER = 10;

/**
 * Where a server of this run answers, which ends with it; undefined where moto is not installed: `MOTO_SERVER`, or the one
 * on the PATH.
 */
export const loadMoto = inBackground(async () => {
  const executable = findExecutable("moto_server", process.env["MOTO_SERVER"]);
  return executable === undefined ? undefined : startMoto(executable);
});

/** Starts it empty, on a free port of this machine. */
async function startMoto(executable: string): Promise<string> {
  const port = await findFreePort();
  const env = { ...process.env, MOTO_S3_DEFAULT_MAX_KEYS: OBJECTS_PER_ANSWER.toString() };
  const server = spawn(executable, ["-H", "127.0.0.1", "-p", port.toString()], { stdio: "ignore", env });
  server.unref();
  process.once("exit", () => server.kill());
  const endpoint = `http://127.0.0.1:${port.toString()}`;
  await answers(endpoint, server);
  return endpoint;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  assert.ok(typeof address === "object" && address !== null);
  return address.port;
}

async function answers(endpoint: string, server: ChildProcess): Promise<void> {
  for (;;) {
    assert.equal(server.exitCode, null, "moto's server ended before it answered");
    try {
      await fetch(`${endpoint}/moto-api/data.json`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The least that a distribution needs. */
export const DISTRIBUTION: DistributionConfig = {
  CallerReference: "spec",
  Comment: "",
  Enabled: true,
  Origins: {
    Quantity: 1,
    Items: [{ Id: "site", DomainName: "site-1.s3.amazonaws.com", S3OriginConfig: { OriginAccessIdentity: "" } }],
  },
  DefaultCacheBehavior: {
    TargetOriginId: "site",
    ViewerProtocolPolicy: "redirect-to-https",
    MinTTL: 0,
    ForwardedValues: { QueryString: false, Cookies: { Forward: "none" } },
  },
};

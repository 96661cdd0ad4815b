import assert from "node:assert/strict";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import {
  GetRootResourceRequest,
  LogRequest,
  LogSeverity,
  RequirePulumiVersionRequest,
  SetRootResourceRequest,
  StartDebuggingRequest,
} from "@pulumi/pulumi/proto/engine_pb";
import { createEngine } from "../../../preview/engine/engine";
import { Recorder } from "../../../preview/engine/recorder";
import { ask } from "../../support/monitor";

describe("the engine service", () => {
  const recorder = new Recorder("shop", "dev", () => undefined);
  const engine = createEngine(recorder);

  it("keeps what the program logs, as plain text, and drops debug messages", async () => {
    const log = (severity: keyof typeof LogSeverity, message: string): Promise<Empty> =>
      ask(engine.log, new LogRequest().setSeverity(LogSeverity[severity]).setMessage(message).setUrn("urn:x"));
    await log("INFO", "made\n");
    await log("WARNING", "\u001B[33mcareful\u001B[39m");
    await log("ERROR", "broken");
    await log("DEBUG", "noise");
    assert.deepEqual(recorder.messages, [
      { severity: "info", text: "made", urn: "urn:x" },
      { severity: "warning", text: "careful", urn: "urn:x" },
      { severity: "error", text: "broken", urn: "urn:x" },
    ]);
  });

  it("keeps the root resource for whoever asks", async () => {
    await ask(engine.setRootResource, new SetRootResourceRequest().setUrn("urn:stack"));
    const answer = await ask(engine.getRootResource, new GetRootResourceRequest());
    assert.equal(answer.getUrn(), "urn:stack");
  });

  it("agrees to be debugged and to any CLI version", async () => {
    await ask(engine.startDebugging, new StartDebuggingRequest());
    await ask(engine.requirePulumiVersion, new RequirePulumiVersionRequest());
  });
});

/** The engine service: where a program's log messages go, and where it keeps its root resource. */
import { stripVTControlCharacters } from "node:util";
import type { sendUnaryData, ServerUnaryCall } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import {
  GetRootResourceResponse,
  LogSeverity,
  RequirePulumiVersionResponse,
  SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import type { LogMessage, Recorder } from "./recorder";

const SEVERITIES: Readonly<Record<number, LogMessage["severity"]>> = {
  [LogSeverity.INFO]: "info",
  [LogSeverity.WARNING]: "warning",
  [LogSeverity.ERROR]: "error",
};

type Answer<Request, Response> = (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => void;

function answer<Request, Response>(respond: (request: Request) => Response): Answer<Request, Response> {
  return (call, callback) => {
    callback(null, respond(call.request));
  };
}

/** The engine's service for one run of a program. */
export function createEngine(recorder: Recorder): IEngineServer {
  return {
    log: answer((request) => {
      const severity = SEVERITIES[request.getSeverity()]; // debug messages are dropped
      if (severity !== undefined) {
        const text = stripVTControlCharacters(request.getMessage()).trim();
        recorder.messages.push({ severity, text, urn: request.getUrn() });
      }
      return new Empty();
    }),
    getRootResource: answer(() => new GetRootResourceResponse().setUrn(recorder.rootUrn)),
    setRootResource: answer((request) => {
      recorder.rootUrn = request.getUrn();
      return new SetRootResourceResponse();
    }),
    startDebugging: answer(() => new Empty()),
    requirePulumiVersion: answer(() => new RequirePulumiVersionResponse()),
  };
}

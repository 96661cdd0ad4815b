/** Talks to the preview's services without a program and without a network. */
import { EventEmitter } from "node:events";
import type { handleUnaryCall, sendUnaryData, ServerUnaryCall } from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import type { WireObject } from "../../preview/engine/wire-values";

/** The answer of a service's function, or its refusal as an error. */
export function ask<Request, Response>(
  handler: handleUnaryCall<Request, Response>,
  request: Request,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const callback: sendUnaryData<Response> = (error, response) => {
      if (response !== null && response !== undefined) resolve(response);
      else reject(new Error((error as { message?: string } | null)?.message ?? "neither an error nor an answer"));
    };
    handler(Object.assign(new EventEmitter(), { request }) as ServerUnaryCall<Request, Response>, callback);
  });
}

/** What the SDK sends for `new Resource(name, inputs)`. */
export function makeRequest(type: string, name: string, inputs: WireObject = {}): RegisterResourceRequest {
  return new RegisterResourceRequest()
    .setType(type)
    .setName(name)
    .setCustom(true)
    .setObject(Struct.fromJavaScript(inputs as Record<string, JavaScriptValue>));
}

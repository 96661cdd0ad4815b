/**
 * A provider that talks to no cloud, for the packages aws and random. The real engine starts it (`pulumi-resource-aws`
 * and `pulumi-resource-random` next to this file) and it answers with the offline preview's stand-ins, so that what the
 * engine registers can be compared with what the preview saw, word for word.
 *
 * It knows which properties cannot change in place (preview/data/replacement.json). It does not know what AWS accepts: every
 * input is taken as it comes. Nothing it is asked leaves this machine.
 */
import * as grpc from "@grpc/grpc-js";
import awsPackage from "@pulumi/aws/package.json";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import randomPackage from "@pulumi/random/package.json";
import replacement from "../../../preview/data/replacement.json";
import { standInId, standInState } from "../../../preview/engine/stand-ins";
import { readObject, UNKNOWN_VALUE, type WireObject } from "../../../preview/engine/wire-values";
import { appendToLog, type Change, LOG_VARIABLE } from "../operation-log";

/** A plugin of another version than the SDK's makes the engine warn. */
const VERSIONS: Readonly<Record<string, string>> = { aws: awsPackage.version, random: randomPackage.version };

/** Attributes that AWS leaves empty here. Without a value they would stay unknown, and whoever reads them never settles. */
const EMPTY: Readonly<Record<string, WireObject>> = {
  "aws:ec2/vpc:Vpc": { ipv6CidrBlock: "" },
};

/** Attributes that a change makes new, so that whoever reads them changes too. */
const RENEWED_BY_UPDATE: Readonly<Record<string, readonly string[]>> = replacement.renewedByUpdate;

/** The offline comparison reads the same: the engine's part in these specs is what follows from it. */
const TYPES: Readonly<Record<string, { readonly forces: readonly string[] }>> = replacement.types;

interface ResourceRequest {
  getUrn(): string;
  getType(): string;
  getName(): string;
}

function readStruct(struct: Struct | undefined): WireObject {
  return struct?.toJavaScript() ?? {};
}

function toStruct(object: WireObject): Struct {
  return Struct.fromJavaScript(object as Record<string, JavaScriptValue>);
}

function unary<Request, Response>(answer: (request: Request) => Response) {
  return (call: grpc.ServerUnaryCall<Request, Response>, callback: grpc.sendUnaryData<Response>): void => {
    try {
      callback(null, answer(call.request));
    } catch (error) {
      callback({ code: grpc.status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
    }
  };
}

/** Properties that differ; an unknown value differs from every known one, as for the real provider. */
function changedProperties(before: WireObject, after: WireObject): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => canonical(before[key]) !== canonical(after[key])).sort();
}

/** JSON with sorted keys: the wire does not keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

/** What AWS would add to the inputs; until the resource really exists, nobody knows. */
function createdState(request: ResourceRequest, inputs: WireObject, isPreview: boolean): WireObject {
  const state = { ...EMPTY[request.getType()], ...standInState(request.getType(), request.getUrn(), inputs, []) };
  if (!isPreview) return state;
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, key in inputs ? value : UNKNOWN_VALUE]));
}

function updatedState(request: proto.UpdateRequest, inputs: WireObject): WireObject {
  const state: Record<string, WireObject[string]> = createdState(request, inputs, false);
  for (const renewed of RENEWED_BY_UPDATE[request.getType()] ?? []) {
    const before = readStruct(request.getOlds())[renewed];
    state[renewed] = request.getPreview() ? UNKNOWN_VALUE : `${String(before)}+1`;
  }
  return state;
}

function diff(request: proto.DiffRequest): proto.DiffResponse {
  const changed = changedProperties(readStruct(request.getOldInputs()), readStruct(request.getNews()));
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  return new proto.DiffResponse()
    .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
    .setDiffsList(changed)
    .setReplacesList(changed.filter((key) => TYPES[request.getType()]?.forces.includes(key)));
}

/** Everything the engine may ask; what is missing here is answered "unimplemented" by gRPC itself. */
function createService(packageName: string, version: string, logFile: string): grpc.UntypedServiceImplementation {
  const log = (operation: Change["operation"], request: ResourceRequest, inputs: WireObject): void => {
    const [urn, type, name] = [request.getUrn(), request.getType(), request.getName()];
    appendToLog(logFile, { operation, urn, type, name, inputs: readObject(inputs) });
  };
  const check = unary((request: proto.CheckRequest) => new proto.CheckResponse().setInputs(request.getNews()));
  return {
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    attach: unary(() => new Empty()),
    cancel: unary(() => new Empty()),
    checkConfig: check,
    diffConfig: unary(diff),
    configure: unary(() => new proto.ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true)),
    check,
    diff: unary(diff),
    create: unary((request: proto.CreateRequest) => {
      const inputs = readStruct(request.getProperties());
      if (!request.getPreview()) log("create", request, inputs);
      const id = request.getPreview() ? "" : standInId(request.getUrn());
      return new proto.CreateResponse()
        .setId(id)
        .setProperties(toStruct(createdState(request, inputs, request.getPreview())));
    }),
    update: unary((request: proto.UpdateRequest) => {
      const inputs = readStruct(request.getNews());
      if (!request.getPreview()) log("update", request, inputs);
      return new proto.UpdateResponse().setProperties(toStruct(updatedState(request, inputs)));
    }),
    read: unary((request: proto.ReadRequest) =>
      new proto.ReadResponse()
        .setId(request.getId())
        .setProperties(request.getProperties())
        .setInputs(request.getInputs()),
    ),
    delete: unary((request: proto.DeleteRequest) => {
      log("delete", request, {});
      return new Empty();
    }),
    invoke: unary((request: proto.InvokeRequest): never => {
      throw new Error(
        `the program calls ${request.getTok()}; the ${packageName} provider of the tests has no answer for it`,
      );
    }),
  };
}

/** Serves one package and prints the port, as the engine expects of a plugin. */
function serve([packageName = ""]: readonly string[]): void {
  const version = VERSIONS[packageName];
  const logFile = process.env[LOG_VARIABLE];
  if (version === undefined) throw new Error(`no offline provider for the package "${packageName}"`);
  if (logFile === undefined) throw new Error(`${LOG_VARIABLE} is not set: this provider only serves the engine tests`);
  const awsSettings = Object.keys(process.env).filter((name) => name.startsWith("AWS_"));
  appendToLog(logFile, { operation: "start", package: packageName, awsSettings: awsSettings.sort() });
  const server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  server.addService(ResourceProviderService, createService(packageName, version, logFile));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.stdout.write(`${port.toString()}\n`);
  });
}

serve(process.argv.slice(2));

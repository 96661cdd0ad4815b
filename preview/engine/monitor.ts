/**
 * The resource monitor: the gRPC service that a Pulumi program talks to when it creates resources. This one records
 * what it is asked, answers with stand-ins, and refuses what it cannot answer truthfully.
 */
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { IResourceMonitorServer } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  RegisterPackageResponse,
  type RegisterResourceRequest,
  RegisterResourceResponse,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import type { GraphOptions } from "../../policy/resource-graph";
import { type ChildResource, expandVpc } from "./awsx-vpc";
import { PlainStruct } from "./monitor-service";
import type { Recorder } from "./recorder";
import { NO_OPTIONS, providerUrn, readRegistration, urnOf, wireInputs } from "./registration";
import { standInId, standInState } from "./stand-ins";
import { readObject, type WireObject } from "./wire-values";

/**
 * Features the SDK may use. Transforms and hooks are among them although they are refused: of a feature that is missing
 * here the SDK says "please update the Pulumi CLI", which would send the user the wrong way.
 */
const FEATURES = new Set([
  ...["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith", "replaceWith", "parameterization"],
  ...["transforms", "invokeTransforms", "resourceHooks", "errorHooks"],
]);

type Unary<Request, Response> = (
  call: grpc.ServerUnaryCall<Request, Response>,
  callback: grpc.sendUnaryData<Response>,
) => void;

/** Wraps a plain function as a gRPC handler; what it throws reaches the program as the call's error. */
function unary<Request, Response>(answer: (request: Request) => Response): Unary<Request, Response> {
  return (call, callback) => {
    let response: Response;
    try {
      response = answer(call.request);
    } catch (error) {
      callback({ code: grpc.status.UNKNOWN, message: error instanceof Error ? error.message : String(error) });
      return;
    }
    callback(null, response);
  };
}

function toStruct(object: WireObject): Struct {
  return Struct.fromJavaScript(object as Record<string, JavaScriptValue>);
}

/** The monitor's service for one run of a program. */
export function createMonitor(recorder: Recorder): IResourceMonitorServer {
  const refuse = (what: string) =>
    unary((): never => recorder.refuse(`the program uses ${what}, which the offline preview cannot run`));
  return {
    supportsFeature: unary((request) => new SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId()))),
    registerResource: unary((request) => registerResource(recorder, request)),
    registerResourceOutputs: unary((request) => {
      const outputs = readObject(request.getOutputs()?.toJavaScript() ?? {});
      if (request.getUrn() === recorder.rootUrn) recorder.outputs = outputs;
      return new Empty();
    }),
    invoke: unary((request) => {
      if (request.getTok() !== "pulumi:pulumi:getResource") {
        recorder.refuse(`the program calls ${request.getTok()}; an offline preview has nobody to ask for its result`);
      }
      const { urn } = (request.getArgs()?.toJavaScript() ?? {}) as { urn: string };
      const { id, state } = recorder.stateOf(urn);
      return new InvokeResponse().setReturn(toStruct({ urn, id, state }));
    }),
    readResource: unary((request) =>
      recorder.refuse(
        `the program reads the existing ${request.getType()} ${request.getName()}; an offline preview has no account to read from`,
      ),
    ),
    call: unary((request) => recorder.refuse(`the program calls the method ${request.getTok()} of another plugin`)),
    registerPackage: unary(() => new RegisterPackageResponse().setRef("offline")),
    signalAndWaitForShutdown: unary(() => new Empty()),
    getDeploymentInfo: refuse("deployment information"),
    registerStackTransform: refuse("a stack transform"),
    registerStackInvokeTransform: refuse("a stack invoke transform"),
    registerResourceHook: unary((request) => refuseHook(recorder, "resource hook", request.getName())),
    registerErrorHook: unary((request) => refuseHook(recorder, "error hook", request.getName())),
  };
}

function refuseHook(recorder: Recorder, kind: string, name: string): never {
  return recorder.refuse(`the program uses the ${kind} ${name}, which the offline preview cannot run`);
}

function registerResource(recorder: Recorder, request: RegisterResourceRequest): RegisterResourceResponse {
  refuseUnanswerable(recorder, request);
  const urn = urnOf(recorder.project, recorder.stack, request.getParent(), request.getType(), request.getName());
  const inputs = wireInputs(request);
  const resource = readRegistration(request, urn, recorder.optionsOf(request.getParent()), inputs);
  if (resource.type === "pulumi:pulumi:Stack") recorder.rootUrn = urn;
  const id = resource.custom ? standInId(urn) : "";
  const state = resource.custom
    ? standInState(resource.type, urn, inputs, resource.options.additionalSecretOutputs)
    : inputs;
  recorder.record(resource, id, state);
  inheritProviders(recorder, request, urn);
  const answer = resource.remote ? expandRemote(recorder, request, urn, inputs) : state;
  return new RegisterResourceResponse().setUrn(urn).setId(id).setObject(new PlainStruct(answer));
}

/** What the engine would do with a resource before creating it, and the preview cannot. */
function refuseUnanswerable(recorder: Recorder, request: RegisterResourceRequest): void {
  const resource = `${request.getType()} ${request.getName()}`;
  if (request.getImportid() !== "") {
    recorder.refuse(`the program imports the existing ${resource}; an offline preview has no account to read from`);
  }
  if (request.getTransformsList().length > 0) {
    recorder.refuse(`the program uses a transform on ${resource}, which the offline preview cannot run`);
  }
}

/** A component's children use the providers it was given, and otherwise its parent's. */
function inheritProviders(recorder: Recorder, request: RegisterResourceRequest, urn: string): void {
  const providers = { ...recorder.providers.get(request.getParent()) };
  request.getProvidersMap().forEach((reference, name) => {
    providers[name] = providerUrn(reference) ?? "";
  });
  recorder.providers.set(urn, providers);
}

/** A component that another plugin builds: the preview has a model of it, or says that it has none. */
function expandRemote(
  recorder: Recorder,
  request: RegisterResourceRequest,
  urn: string,
  inputs: WireObject,
): WireObject {
  if (request.getType() !== "awsx:ec2:Vpc") {
    recorder.refuse(`${request.getType()} is built by another plugin, and the offline preview has no model of it`);
  }
  const provider =
    recorder.providers.get(urn)?.["aws"] ??
    recorder.refuse(`awsx:ec2:Vpc ${request.getName()} was given no aws provider`);
  try {
    return expandVpc(urn, request.getName(), inputs, (child) => registerChild(recorder, child, provider));
  } catch (error) {
    return recorder.refuse(error instanceof Error ? error.message : String(error));
  }
}

function registerChild(recorder: Recorder, child: ChildResource, provider: string): string {
  const { type, name, parent, inputs } = child;
  const urn = urnOf(recorder.project, recorder.stack, parent, type, name);
  const { "": explicit = [], ...propertyDependencies } = child.propertyDependencies;
  const dependencies = [...new Set([...explicit, ...Object.values(propertyDependencies).flat()])].sort();
  recorder.record(
    {
      urn,
      type,
      name,
      parent,
      custom: true,
      remote: false,
      inputs: readObject(inputs),
      secretInputs: [],
      options: inheritOptions(recorder, parent),
      provider,
      providers: [],
      dependencies,
      propertyDependencies,
    },
    standInId(urn),
    standInState(type, urn, inputs, []),
  );
  return urn;
}

function inheritOptions(recorder: Recorder, parent: string): GraphOptions {
  const { protect, retainOnDelete, deletedWith } = recorder.optionsOf(parent) ?? NO_OPTIONS;
  return { ...NO_OPTIONS, protect, retainOnDelete, deletedWith };
}

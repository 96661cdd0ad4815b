import assert from "node:assert/strict";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { RegisterResourceOutputsRequest, SupportsFeatureRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import { createMonitor } from "../../../preview/engine/monitor";
import { previewStack, type StackPreview } from "../../../preview/engine/preview-stack";
import { readProject } from "../../../preview/engine/project";
import { Recorder } from "../../../preview/engine/recorder";
import { ask, makeRequest } from "../../support/monitor";
import { ANY_RESOURCE, makeProject } from "../../support/projects";

/** Everything the monitor answers. */
const ANSWERED = `${ANY_RESOURCE}
class Provider extends pulumi.ProviderResource {
  constructor(name: string) { super("aws", name); }
}
const provider = new Provider("aws");
const group = new Group("shop:orders:Orders", "orders", {}, {
  providers: { aws: provider }, protect: true, retainOnDelete: true,
});

const key = new Any("aws:kms/key:Key", "key", {}, { parent: group, provider });
const topic = new Any("aws:sns/topic:Topic", "topic", {
  kmsMasterKeyId: key.id,
  policy: pulumi.jsonStringify({ Resource: key.arn }),
  displayName: key.endpoint,
  tags: { Token: pulumi.secret("hunter2") },
}, {
  parent: group, protect: false, retainOnDelete: true, ignoreChanges: ["tags"], replaceOnChanges: ["name"],
  aliases: [{ name: "old" }], dependsOn: [key], deletedWith: key, customTimeouts: { create: "40m" },
  deleteBeforeReplace: true, additionalSecretOutputs: ["arn"],
});
const subscription = new Any("aws:sns/topicSubscription:TopicSubscription", "mail", { topic: topic.arn });

class Vpc extends pulumi.ComponentResource {
  declare readonly vpcId: pulumi.Output<string>;
  declare readonly subnets: pulumi.Output<{ id: pulumi.Output<string> }[]>;
  constructor(name: string, inputs: pulumi.Inputs, options: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, { vpcId: undefined, subnets: undefined, ...inputs }, options, true);
  }
}
pulumi.runtime.registerResourceModule("aws", "ec2/subnet", {
  construct: (name: string, type: string, urn: string) => new Any(type, name, {}, { urn }),
});
const vpc = new Vpc("main", {
  cidrBlock: "10.0.0.0/16",
  availabilityZoneNames: ["eu-west-1a"],
  subnetStrategy: "Auto",
  subnetSpecs: [{ type: "Public", cidrBlocks: ["10.0.1.0/24"] }],
}, { parent: group });
new Any("aws:ec2/flowLog:FlowLog", "flow", {
  vpcId: vpc.vpcId,
  subnetIds: vpc.subnets.apply((subnets) => pulumi.all(subnets.map((subnet) => subnet.id))),
});

export const topicArn = topic.arn;
export const token = pulumi.secret("hunter2");
export const unknown = topic.endpoint;
export const list = [key.id, { nested: key.arn }];
export const isPreview = pulumi.runtime.isDryRun();
`;

/** Everything it refuses, each in a way that leaves the others their turn. */
const REFUSED = `${ANY_RESOURCE}
pulumi.runtime.invoke("aws:ec2/getAmi:getAmi", {}).catch(() => undefined);
pulumi.runtime.call("eks:index:Cluster/getKubeconfig", {}).apply(() => undefined);
new Any("aws:ec2/vpc:Vpc", "shared", {}, { id: "vpc-1" });
new Any("aws:s3/bucket:Bucket", "adopted", {}, { import: "my-bucket" });
class Remote extends pulumi.ComponentResource {
  constructor() { super("awsx:ecr:Repository", "images", {}, {}, true); }
}
new Remote();
class Vpc extends pulumi.ComponentResource {
  constructor(name: string) { super("awsx:ec2:Vpc", name, { subnetStrategy: "Exact" }, {}, true); }
}
new Vpc("without-provider");
new Any("aws:sns/topic:Topic", "changed", {}, { transforms: [() => undefined] });
new Any("aws:sns/topic:Topic", "hooked", {}, { hooks: { beforeCreate: [new pulumi.ResourceHook("before", () => {})] } });
new pulumi.ErrorHook("retry", async () => false);
pulumi.runtime.registerInvokeTransform(() => undefined);
new Any("aws:sns/topic:Topic", "twice");
new Any("aws:sns/topic:Topic", "twice");
`;

const STACK_TRANSFORM = `${ANY_RESOURCE}
pulumi.runtime.registerResourceTransform(() => undefined);
new Any("aws:sns/topic:Topic", "topic");
`;

function run(program: string): Promise<StackPreview> {
  return previewStack(readProject(makeProject(program)), "dev");
}

function find(graph: ResourceGraph, type: string, name: string): GraphResource {
  const resource = graph.resources.find((each) => each.type === type && each.name === name);
  assert.ok(resource !== undefined, `${type} ${name}`);
  return resource;
}

describe("the monitor, for a program it can answer", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy
  let graph: ResourceGraph;
  before(async () => {
    const preview = await run(ANSWERED);
    assert.deepEqual(preview.errors, []);
    ({ graph } = preview);
  });

  it("gives URNs, parents and providers as the engine does", () => {
    const topic = find(graph, "aws:sns/topic:Topic", "topic");
    assert.equal(topic.urn, "urn:pulumi:dev::sample::shop:orders:Orders$aws:sns/topic:Topic::topic");
    assert.equal(topic.parent, "urn:pulumi:dev::sample::shop:orders:Orders::orders");
    assert.equal(topic.provider, "urn:pulumi:dev::sample::pulumi:providers:aws::aws");
    const mail = find(graph, "aws:sns/topicSubscription:TopicSubscription", "mail");
    assert.equal(mail.urn, "urn:pulumi:dev::sample::aws:sns/topicSubscription:TopicSubscription::mail");
    assert.equal(mail.parent, "urn:pulumi:dev::sample::pulumi:pulumi:Stack::sample-dev");
    assert.equal(mail.provider, undefined);
    assert.equal(find(graph, "pulumi:pulumi:Stack", "sample-dev").parent, undefined);
  });

  it("shows where a value comes from, also inside text; hides secrets; leaves other attributes unknown", () => {
    assert.deepEqual(find(graph, "aws:sns/topic:Topic", "topic").inputs, {
      kmsMasterKeyId: "<aws:kms/key:Key::key.id>",
      policy: '{"Resource":"<aws:kms/key:Key::key.arn>"}',
      displayName: "[unknown]",
      tags: { Token: "[secret]" },
    });
    assert.deepEqual(find(graph, "aws:sns/topic:Topic", "topic").secretInputs, ["tags"]);
  });

  it("treats as secret what a resource asks to be treated as secret", () => {
    assert.deepEqual(find(graph, "aws:sns/topicSubscription:TopicSubscription", "mail").inputs, { topic: "[secret]" });
  });

  it("records options, dependencies and where each input comes from", () => {
    const key = "urn:pulumi:dev::sample::shop:orders:Orders$aws:kms/key:Key::key";
    const { options, dependencies, propertyDependencies } = find(graph, "aws:sns/topic:Topic", "topic");
    assert.deepEqual(options, {
      protect: false,
      retainOnDelete: true,
      deleteBeforeReplace: true,
      ignoreChanges: ["tags"],
      replaceOnChanges: ["name"],
      additionalSecretOutputs: ["arn"],
      deletedWith: key,
      aliases: ["urn:pulumi:dev::sample::shop:orders:Orders$aws:sns/topic:Topic::old"],
      customTimeouts: { create: "40m" },
    });
    assert.deepEqual(dependencies, [key]);
    assert.deepEqual(propertyDependencies, { kmsMasterKeyId: [key], policy: [key], displayName: [key] });
  });

  it("lets children inherit what their parent says about deleting", () => {
    const kept = ["aws:kms/key:Key", "aws:sns/topic:Topic", "aws:ec2/subnet:Subnet", "aws:ec2/flowLog:FlowLog"].map(
      (type) => {
        const { protect, retainOnDelete } = graph.resources.find((each) => each.type === type)?.options ?? {};
        return [type.split(":").at(-1), protect, retainOnDelete];
      },
    );
    assert.deepEqual(kept, [
      ["Key", true, true],
      ["Topic", false, true],
      ["Subnet", true, true],
      ["FlowLog", false, false],
    ]);
  });

  it("expands awsx:ec2:Vpc with its parent's provider, and answers references to its children", () => {
    const subnet = find(graph, "aws:ec2/subnet:Subnet", "main-public-1");
    assert.equal(subnet.provider, "urn:pulumi:dev::sample::pulumi:providers:aws::aws");
    assert.deepEqual(find(graph, "aws:ec2/flowLog:FlowLog", "flow").inputs, {
      vpcId: "<aws:ec2/vpc:Vpc::main.id>",
      subnetIds: ["<aws:ec2/subnet:Subnet::main-public-1.id>"],
    });
  });

  it("records the stack's outputs", () => {
    assert.deepEqual(graph.outputs, {
      topicArn: "[secret]",
      token: "[secret]",
      unknown: "[unknown]",
      list: ["<aws:kms/key:Key::key.id>", { nested: "<aws:kms/key:Key::key.arn>" }],
      isPreview: true,
    });
  });
});

describe("the monitor, for a program it cannot answer", function () {
  this.timeout(60_000); // it starts processes, and the machine may be busy
  let errors: readonly string[];
  before(async () => {
    errors = (await Promise.all([run(REFUSED), run(STACK_TRANSFORM)])).flatMap((preview) => preview.errors);
  });

  const refusals: Readonly<Record<string, string>> = {
    "an unknown function":
      "the program calls aws:ec2/getAmi:getAmi; an offline preview has nobody to ask for its result",
    "a method of another plugin": "the program calls the method eks:index:Cluster/getKubeconfig of another plugin",
    "a read of an existing resource":
      "the program reads the existing aws:ec2/vpc:Vpc shared; an offline preview has no account to read from",
    "an import of an existing resource":
      "the program imports the existing aws:s3/bucket:Bucket adopted; an offline preview has no account to read from",
    "an unknown component of another plugin":
      "awsx:ecr:Repository is built by another plugin, and the offline preview has no model of it",
    "a VPC without a provider": "awsx:ec2:Vpc without-provider was given no aws provider",
    "a transform": "the program uses a transform on aws:sns/topic:Topic changed, which the offline preview cannot run",
    "a stack transform": "the program uses a stack transform, which the offline preview cannot run",
    "an invoke transform": "the program uses a stack invoke transform, which the offline preview cannot run",
    "a resource hook": "the program uses the resource hook before, which the offline preview cannot run",
    "an error hook": "the program uses the error hook retry, which the offline preview cannot run",
    "a URN that exists":
      "two resources have the URN urn:pulumi:dev::sample::aws:sns/topic:Topic::twice; give one another name",
  };
  for (const [what, message] of Object.entries(refusals)) {
    it(`names ${what}`, () => {
      assert.ok(errors.includes(message), errors.join("\n"));
    });
  }

  it("says nothing else: what a refusal causes in the program is left out", () => {
    assert.deepEqual([...errors].sort(), Object.values(refusals).sort());
  });
});

describe("the monitor, asked directly", () => {
  const recorder = new Recorder("shop", "dev", () => undefined);
  const monitor = createMonitor(recorder);

  it("takes only the stack's outputs for the stack's", async () => {
    const stack = await ask(monitor.registerResource, makeRequest("pulumi:pulumi:Stack", "shop-dev").setCustom(false));
    const group = await ask(monitor.registerResource, makeRequest("shop:orders:Orders", "orders").setCustom(false));
    for (const urn of [stack.getUrn(), group.getUrn()]) {
      const outputs = Struct.fromJavaScript({ urn });
      await ask(monitor.registerResourceOutputs, new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(outputs));
    }
    assert.deepEqual(recorder.outputs, { urn: stack.getUrn() });
  });

  it("claims no feature that it has never heard of", async () => {
    const answer = await ask(monitor.supportsFeature, new SupportsFeatureRequest().setId("telepathy"));
    assert.equal(answer.getHassupport(), false);
  });

  it("knows nothing of a deployment", async () => {
    const message = "the program uses deployment information, which the offline preview cannot run";
    await assert.rejects(ask(monitor.getDeploymentInfo, new Empty()), new Error(message));
    assert.deepEqual(recorder.refusals, [message]);
  });
});

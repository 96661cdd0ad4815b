import assert from "node:assert/strict";
import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { NO_OPTIONS, providerUrn, readRegistration, urnOf } from "../../../preview/engine/registration";
import { wrapSecret } from "../../../preview/engine/wire-values";
import { makeRequest } from "../../support/monitor";

const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
const NETWORK = "urn:pulumi:dev::shop::shop:network:Network::main";
const TOPIC = `${NETWORK.replace("::main", "")}$aws:sns/topic:Topic::orders`;
const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:aws::aws";

describe("urnOf", () => {
  it("starts with the type path of the parent, except below the stack itself", () => {
    assert.equal(urnOf("shop", "dev", STACK, "shop:network:Network", "main"), NETWORK);
    assert.equal(urnOf("shop", "dev", "", "shop:network:Network", "main"), NETWORK);
    assert.equal(urnOf("shop", "dev", NETWORK, "aws:sns/topic:Topic", "orders"), TOPIC);
    assert.equal(
      urnOf("shop", "dev", TOPIC, "aws:sns/topicPolicy:TopicPolicy", "orders"),
      "urn:pulumi:dev::shop::shop:network:Network$aws:sns/topic:Topic$aws:sns/topicPolicy:TopicPolicy::orders",
    );
  });
});

describe("readRegistration", () => {
  it("records what a request says, secrets hidden and their inputs named", () => {
    const request = makeRequest("aws:sns/topic:Topic", "orders", {
      displayName: "Orders",
      policy: wrapSecret("hunter2"),
      tags: { Owner: wrapSecret("me"), Team: "shop" },
    });
    request.setParent(NETWORK).setProvider(`${PROVIDER}::1`).setDependenciesList(["urn:b", "urn:a"]);
    const dependencies = new RegisterResourceRequest.PropertyDependencies().setUrnsList(["urn:b", "urn:a"]);
    request.getPropertydependenciesMap().set("tags", dependencies);
    request.getPropertydependenciesMap().set("displayName", new RegisterResourceRequest.PropertyDependencies());
    assert.deepEqual(readRegistration(request, TOPIC), {
      urn: TOPIC,
      type: "aws:sns/topic:Topic",
      name: "orders",
      parent: NETWORK,
      custom: true,
      remote: false,
      inputs: { displayName: "Orders", policy: "[secret]", tags: { Owner: "[secret]", Team: "shop" } },
      secretInputs: ["policy", "tags"],
      options: NO_OPTIONS,
      provider: PROVIDER,
      providers: [],
      dependencies: ["urn:a", "urn:b"],
      propertyDependencies: { tags: ["urn:a", "urn:b"] },
    });
  });

  it("records every option", () => {
    const request = makeRequest("aws:sns/topic:Topic", "orders")
      .setProtect(true)
      .setRetainondelete(true)
      .setDeletebeforereplacedefined(true)
      .setDeletebeforereplace(true)
      .setIgnorechangesList(["tags"])
      .setReplaceonchangesList(["name"])
      .setAdditionalsecretoutputsList(["arn"])
      .setDeletedwith("urn:parent")
      .setAliasurnsList(["urn:old"])
      .setCustomtimeouts(new RegisterResourceRequest.CustomTimeouts().setCreate("40m"));
    assert.deepEqual(readRegistration(request, TOPIC).options, {
      protect: true,
      retainOnDelete: true,
      deleteBeforeReplace: true,
      ignoreChanges: ["tags"],
      replaceOnChanges: ["name"],
      additionalSecretOutputs: ["arn"],
      deletedWith: "urn:parent",
      aliases: ["urn:old"],
      customTimeouts: { create: "40m" },
    });
  });

  it("lets a child inherit what the engine lets it inherit, unless it says otherwise", () => {
    const inherited = { protect: true, retainOnDelete: true, deletedWith: "urn:other" };
    const silent = readRegistration(makeRequest("aws:sns/topic:Topic", "orders"), TOPIC, inherited).options;
    assert.deepEqual(silent, { ...NO_OPTIONS, ...inherited });
    const request = makeRequest("aws:sns/topic:Topic", "orders").setProtect(false).setRetainondelete(false);
    const outspoken = readRegistration(request.setDeletedwith("urn:own"), TOPIC, inherited).options;
    assert.deepEqual(outspoken, { ...NO_OPTIONS, deletedWith: "urn:own" });
  });

  it("completes an alias that says only what differs", () => {
    const specs = [
      new Alias.Spec().setName("old"),
      new Alias.Spec().setType("aws:sqs/queue:Queue"),
      new Alias.Spec().setNoparent(true),
      new Alias.Spec().setParenturn("urn:pulumi:dev::shop::shop:old:Old::o"),
      new Alias.Spec().setStack("test").setProject("store"),
    ];
    const aliases = [new Alias().setUrn("urn:old"), ...specs.map((spec) => new Alias().setSpec(spec))];
    const request = makeRequest("aws:sns/topic:Topic", "orders").setParent(NETWORK).setAliasesList(aliases);
    assert.deepEqual(readRegistration(request, TOPIC).options.aliases, [
      "urn:old",
      "urn:pulumi:dev::shop::shop:network:Network$aws:sns/topic:Topic::old",
      "urn:pulumi:dev::shop::shop:network:Network$aws:sqs/queue:Queue::orders",
      "urn:pulumi:dev::shop::aws:sns/topic:Topic::orders",
      "urn:pulumi:dev::shop::shop:old:Old$aws:sns/topic:Topic::orders",
      "urn:pulumi:test::store::shop:network:Network$aws:sns/topic:Topic::orders",
    ]);
  });

  it("records the providers that a component hands to its children", () => {
    const request = makeRequest("awsx:ec2:Vpc", "main").setCustom(false).setRemote(true);
    request.getProvidersMap().set("aws", `${PROVIDER}::1`);
    const { custom, remote, provider, providers } = readRegistration(request, NETWORK);
    assert.deepEqual(
      { custom, remote, provider, providers },
      {
        custom: false,
        remote: true,
        provider: undefined,
        providers: [PROVIDER],
      },
    );
  });
});

describe("providerUrn", () => {
  it("drops the id from a provider reference", () => {
    assert.equal(providerUrn(`${PROVIDER}::1234`), PROVIDER);
    assert.equal(providerUrn(""), undefined);
  });
});

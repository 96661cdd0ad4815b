import assert from "node:assert/strict";
import { Recorder } from "../../../preview/engine/recorder";
import { makeResource } from "../../support/graphs";

const topic = makeResource("aws:sns/topic:Topic", "orders");

describe("Recorder", () => {
  it("keeps resources in the order of their registration and reports how many there are", () => {
    const counts: number[] = [];
    const recorder = new Recorder("cloudmart", "dev", (count) => counts.push(count));
    const queue = makeResource("aws:sqs/queue:Queue", "orders");
    recorder.record(topic, "topic-1", { name: "orders" });
    recorder.record(queue, "queue-1", {});
    assert.deepEqual(recorder.resources, [topic, queue]);
    assert.deepEqual(counts, [1, 2]);
    const { id, state } = recorder.stateOf(topic.urn);
    assert.deepEqual({ id, state }, { id: "topic-1", state: { name: "orders" } });
    assert.equal(recorder.optionsOf(topic.urn), topic.options);
  });

  it("refuses a second resource with the same URN, as the engine does, and says so in its refusals", () => {
    const recorder = new Recorder("cloudmart", "dev", () => undefined);
    const message = `two resources have the URN ${topic.urn}; give one another name`;
    recorder.record(topic, "1", {});
    assert.throws(() => {
      recorder.record(topic, "2", {});
    }, new Error(message));
    assert.deepEqual(recorder.refusals, [message]);
    assert.equal(recorder.resources.length, 1);
  });

  it("refuses to tell the state of a resource that does not exist", () => {
    const recorder = new Recorder("cloudmart", "dev", () => undefined);
    assert.throws(() => recorder.stateOf("urn:none"), /the program refers to urn:none, which it did not create/);
    assert.equal(recorder.optionsOf("urn:none"), undefined);
    assert.equal(recorder.optionsOf(undefined), undefined);
  });
});

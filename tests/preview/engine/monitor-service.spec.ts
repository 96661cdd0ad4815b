import assert from "node:assert/strict";
import fc from "fast-check";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { MonitorService, PlainStruct } from "../../../preview/engine/monitor-service";
import { anyText } from "../../support/texts";

const { registerResource: theirs } = ResourceMonitorService;
const { registerResource: ours } = MonitorService;

/** Whatever a resource's properties can hold. */
const { anyObject } = fc.letrec<{ anyObject: Record<string, JavaScriptValue>; anyValue: JavaScriptValue }>((tie) => ({
  anyObject: fc.dictionary(anyText, tie("anyValue")),
  anyValue: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    anyText,
    fc.array(tie("anyValue")),
    tie("anyObject"),
  ),
}));

function makeRequest(object?: Record<string, JavaScriptValue>): RegisterResourceRequest {
  const request = new RegisterResourceRequest().setType("aws:sns/topic:Topic").setName("주문").setCustom(true);
  request.setDependenciesList(["urn:b", "urn:a"]).setProtect(false).setVersion("7.48.0");
  request.getProvidersMap().set("aws", "urn:provider::id");
  request.getPropertydependenciesMap().set("x", new RegisterResourceRequest.PropertyDependencies().setUrnsList(["u"]));
  return object === undefined ? request : request.setObject(Struct.fromJavaScript(object));
}

/** Everything that a request says but its properties. */
function withoutObject(request: RegisterResourceRequest): unknown {
  return Object.entries(request.toObject()).filter(([field]) => field !== "object");
}

describe("the monitor's service", () => {
  it("reads of a program's request what protobuf reads", () => {
    fc.assert(
      fc.property(anyObject, (object) => {
        const bytes = theirs.requestSerialize(makeRequest(object));
        const [read, expected] = [ours.requestDeserialize(bytes), theirs.requestDeserialize(bytes)];
        assert.deepEqual(read.getObject()?.toJavaScript(), expected.getObject()?.toJavaScript());
        assert.deepEqual(withoutObject(read), withoutObject(expected));
      }),
    );
  });

  it("reads a request without properties, and an empty one", () => {
    const read = ours.requestDeserialize(theirs.requestSerialize(makeRequest()));
    assert.equal(read.getObject(), undefined);
    assert.deepEqual(read.toObject(), makeRequest().toObject());
    assert.deepEqual(ours.requestDeserialize(Buffer.alloc(0)).toObject(), new RegisterResourceRequest().toObject());
  });

  it("writes answers that protobuf reads as they were meant", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), anyObject, (urn, id, object) => {
        const response = new RegisterResourceResponse().setUrn(urn).setId(id).setObject(new PlainStruct(object));
        const read = theirs.responseDeserialize(ours.responseSerialize(response));
        assert.deepEqual([read.getUrn(), read.getId()], [urn, id]);
        const expected = Struct.deserializeBinary(Struct.fromJavaScript(object).serializeBinary());
        assert.deepEqual(read.getObject()?.toJavaScript(), expected.toJavaScript());
      }),
    );
  });

  it("keeps numbers that JSON has no word for", () => {
    const object = { numbers: [NaN, Infinity, -Infinity, -0, 0.1, 2 ** 53] };
    const bytes = theirs.requestSerialize(makeRequest(object));
    assert.deepEqual(ours.requestDeserialize(bytes).getObject()?.toJavaScript(), object);
    const response = new RegisterResourceResponse().setObject(new PlainStruct(object));
    assert.deepEqual(theirs.responseDeserialize(ours.responseSerialize(response)).getObject()?.toJavaScript(), object);
  });
});

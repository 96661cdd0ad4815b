/**
 * How the monitor's messages travel. Protobuf's own JavaScript reads and writes a resource's properties value by value,
 * each an object of its own, which takes as long as everything else that the preview does with a resource. So the
 * properties, in a program's registrations and in their answers, are read and written here with protobufjs; a request's
 * other fields remain protobuf's (pulumi/pulumi, `proto/pulumi/resource.proto`; google/protobuf/struct.proto).
 */
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Reader, Writer } from "protobufjs/minimal";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { RegisterResourceRequest, type RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { isArray, isObject, type WireObject, type WireValue } from "./wire-values";

/** The fields named `object`. */
const REQUEST_OBJECT = 5;
const RESPONSE_OBJECT = 3;

/** The kinds of google.protobuf.Value, by the number of their field. */
const KIND = { null: 1, number: 2, text: 3, flag: 4, struct: 5, list: 6 } as const;

/** How protobuf writes a field: as a number, as eight bytes, or as a length and so many bytes. */
const WIRE = { varint: 0, bits64: 1, bytes: 2 } as const;

/** Properties as a plain object, where the SDK's messages want protobuf's. */
export class PlainStruct extends Struct {
  constructor(private readonly object: WireObject) {
    super();
  }

  override toJavaScript(): Record<string, never> {
    return this.object as Record<string, never>;
  }
}

/** The service as the SDK describes it, but for how properties are read and written. */
export const MonitorService = {
  ...ResourceMonitorService,
  registerResource: {
    ...ResourceMonitorService.registerResource,
    requestDeserialize: readRequest,
    responseSerialize: writeResponse,
  },
};

function readRequest(bytes: Buffer): RegisterResourceRequest {
  const reader = Reader.create(bytes);
  const others: Uint8Array[] = [];
  let object: WireObject | undefined;
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.uint32();
    if (tag >>> 3 === REQUEST_OBJECT) {
      object = readStruct(reader);
    } else {
      reader.skipType(tag & 7);
      others.push(bytes.subarray(start, reader.pos));
    }
  }
  const request = RegisterResourceRequest.deserializeBinary(Buffer.concat(others));
  return object === undefined ? request : request.setObject(new PlainStruct(object));
}

function readStruct(reader: Reader): WireObject {
  const object: Record<string, WireValue> = {};
  readFields(reader, () => {
    let [key, value]: [string, WireValue] = ["", null];
    readFields(reader, (field) => {
      if (field === 1) key = reader.string();
      else value = readValue(reader);
    });
    object[key] = value;
  });
  return object;
}

/** Reads a message's length, and then each of its fields. */
function readFields(reader: Reader, readField: (field: number) => void): void {
  const end = reader.uint32() + reader.pos;
  while (reader.pos < end) readField(reader.uint32() >>> 3);
}

function readValue(reader: Reader): WireValue {
  let value: WireValue = null;
  readFields(reader, (kind) => {
    if (kind === KIND.text) value = reader.string();
    else if (kind === KIND.struct) value = readStruct(reader);
    else if (kind === KIND.list) value = readList(reader);
    else if (kind === KIND.number) value = reader.double();
    else if (kind === KIND.flag) value = reader.bool();
    else reader.uint32();
  });
  return value;
}

function readList(reader: Reader): WireValue[] {
  const list: WireValue[] = [];
  readFields(reader, () => list.push(readValue(reader)));
  return list;
}

/** The preview answers with these three fields and no others. */
function writeResponse(response: RegisterResourceResponse): Buffer {
  const object = response.getObject()?.toJavaScript() as WireObject;
  const writer = Writer.create();
  tag(writer, 1, WIRE.bytes).string(response.getUrn());
  tag(writer, 2, WIRE.bytes).string(response.getId());
  tag(writer, RESPONSE_OBJECT, WIRE.bytes);
  writeStruct(writer, object);
  return writer.finish() as Buffer;
}

/** Says which field follows, and how it is written. */
function tag(writer: Writer, field: number, wire: number): Writer {
  return writer.uint32((field << 3) | wire);
}

function writeStruct(writer: Writer, object: WireObject): void {
  writer.fork();
  for (const [key, value] of Object.entries(object)) {
    tag(writer, 1, WIRE.bytes).fork();
    tag(writer, 1, WIRE.bytes).string(key);
    tag(writer, 2, WIRE.bytes).fork();
    writeValue(writer, value);
    writer.ldelim().ldelim();
  }
  writer.ldelim();
}

function writeValue(writer: Writer, value: WireValue): void {
  if (typeof value === "string") tag(writer, KIND.text, WIRE.bytes).string(value);
  else if (typeof value === "number") tag(writer, KIND.number, WIRE.bits64).double(value);
  else if (typeof value === "boolean") tag(writer, KIND.flag, WIRE.varint).bool(value);
  else if (isArray(value)) writeList(tag(writer, KIND.list, WIRE.bytes), value);
  else if (isObject(value)) writeStruct(tag(writer, KIND.struct, WIRE.bytes), value);
  else tag(writer, KIND.null, WIRE.varint).uint32(0);
}

function writeList(writer: Writer, list: readonly WireValue[]): void {
  writer.fork();
  for (const item of list) {
    tag(writer, 1, WIRE.bytes).fork();
    writeValue(writer, item);
    writer.ldelim();
  }
  writer.ldelim();
}

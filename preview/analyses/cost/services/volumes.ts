/** EBS volumes: of their own, and those that an instance brings. */
import { type ResourceView } from "../../../../policy/views";
import { alwaysOn, type Charge, type PricedCharge, type Pricers, unpriced } from "../charge";

/** What every gp3 volume has without a charge: https://aws.amazon.com/ebs/general-purpose/ */
const GP3_IOPS = 3000;
const GP3_THROUGHPUT_MIBPS = 125;

/** A volume as it is asked for; undefined where nothing was written. */
export interface Volume {
  readonly type: string | undefined;
  readonly sizeGib: number | undefined;
  readonly iops: number | undefined;
  readonly throughputMibps: number | undefined;
}

export const volumes: Pricers = {
  "aws:ebs/volume:Volume": (volume) => priceVolume("volume", readVolume(volume, ""), [1, 1]),
};

/** The volume that stands at a path of a resource. */
export function readVolume(resource: ResourceView, path: string): Volume {
  const at = (property: string): string => (path === "" ? property : `${path}.${property}`);
  return {
    type: resource.text(at(path === "" ? "type" : "volumeType")),
    sizeGib: resource.number(at(path === "" ? "size" : "volumeSize")),
    iops: resource.number(at("iops")),
    throughputMibps: resource.number(at("throughput")),
  };
}

/** As many alike volumes as there are instances at least and at most. */
export function* priceVolume(
  what: string,
  volume: Volume,
  [least, most]: readonly [number, number],
): Generator<Charge> {
  const { type = "gp2", sizeGib, iops = 0, throughputMibps = 0 } = volume;
  if (sizeGib === undefined) {
    yield unpriced(`${what}, storage`, "its size is the image's or snapshot's, which the graph does not tell");
    return;
  }
  const each = (part: string, item: string, quantity: number): PricedCharge =>
    alwaysOn(`${what}, ${part}`, ["ebs", item], least * quantity, { maximumQuantity: most * quantity });
  // A type without a price, such as io2, finds none there.
  yield each(`${type} storage`, `${type}-storage`, sizeGib);
  if (type !== "gp3") return;
  if (iops > GP3_IOPS) yield each("IOPS above 3,000", "gp3-iops-above-3000", iops - GP3_IOPS);
  const extra = throughputMibps - GP3_THROUGHPUT_MIBPS;
  if (extra > 0) yield each("throughput above 125 MiB/s", "gp3-throughput-above-125", extra);
}

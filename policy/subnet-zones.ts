import { CannotTell, type ResourceView, type StackView } from "./views";

/** The Availability Zone of a subnet, by name or id; undefined where none is written. */
export function readZone(subnet: ResourceView): string | undefined {
  return subnet.text("availabilityZone") ?? subnet.text("availabilityZoneId");
}

/** The Availability Zone of each subnet that a property names, in their order; a zone appears as often as it is named. */
export function zonesOf(resource: ResourceView, path: string, stack: StackView): readonly string[] {
  return stack.referred(resource, path, "aws:ec2/subnet:Subnet").map((subnet) => {
    const zone = readZone(subnet);
    if (zone === undefined) throw new CannotTell(`the zone of ${subnet.name}`);
    return zone;
  });
}

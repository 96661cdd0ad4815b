/** The settings of what faces the reader: the CDN, and the accelerator where there is one. */
import type { JsonValue, ResourceGraph } from "../../policy/resource-graph";
import { isJsonObject } from "../../policy/views";
import { objectsIn, ofType } from "./lookup";
import { each, show } from "./show-setting";

type Rows = Readonly<Record<string, string>>;

export function readEdge(graph: ResourceGraph): Rows {
  const distributions = ofType(graph, "aws:cloudfront/distribution:Distribution");
  if (distributions.length === 0) return {};
  const webAcls = ofType(graph, "aws:wafv2/webAcl:WebAcl");
  const deliveries = ofType(graph, "aws:cloudwatch/logDelivery:LogDelivery");
  const keys = ofType(graph, "aws:cloudfront/publicKey:PublicKey").length;
  const shields = distributions.flatMap(({ inputs }) => shieldsOf(inputs["origins"]));
  return {
    Names: each(distributions, ({ inputs }) => showNames(inputs["aliases"])),
    "Price class": each(distributions, ({ inputs }) => show(inputs["priceClass"])),
    ...(shields.length > 0 && { "Origin Shield": [...new Set(shields)].join(", ") }),
    ...(keys > 0 && { "Media for": `holders of a signature, ${keys.toString()} ${keys === 1 ? "key" : "keys"}` }),
    Firewall: webAcls.length === 0 ? "none" : each(webAcls, ({ inputs }) => showFirewall(inputs["rules"])),
    "Access logs": deliveries.length === 0 ? "off" : "on",
    "Health check": show(ofType(graph, "aws:route53/healthCheck:HealthCheck").length > 0),
  };
}

export function readAccelerator(graph: ResourceGraph): Rows {
  const accelerators = ofType(graph, "aws:globalaccelerator/accelerator:Accelerator");
  if (accelerators.length === 0) return {};
  const listeners = ofType(graph, "aws:globalaccelerator/listener:Listener");
  const groups = ofType(graph, "aws:globalaccelerator/endpointGroup:EndpointGroup");
  const guards = ofType(graph, "aws:wafv2/webAclAssociation:WebAclAssociation").length;
  return {
    "Switched on": each(accelerators, ({ inputs }) => show(inputs["enabled"] ?? true)),
    Ports: each(listeners, ({ inputs }) => showPorts(inputs["portRanges"])),
    "Leads to": each(groups, ({ inputs }) => show(inputs["endpointGroupRegion"])),
    "Flow logs": each(accelerators, ({ inputs }) => (logsOf(inputs["attributes"]) ? "on" : "off")),
    "Web ACL at its end": guards > 0 ? "yes" : "no",
  };
}

function logsOf(attributes: JsonValue | undefined): boolean {
  return isJsonObject(attributes) && attributes["flowLogsEnabled"] === true;
}

function showPorts(ranges: JsonValue | undefined): string {
  return objectsIn(ranges)
    .map(({ fromPort, toPort }) => (fromPort === toPort ? show(fromPort) : `${show(fromPort)}-${show(toPort)}`))
    .join(", ");
}

function shieldsOf(origins: JsonValue | undefined): string[] {
  return objectsIn(origins)
    .map(({ originShield }) => originShield)
    .filter((shield) => isJsonObject(shield))
    .map(({ originShieldRegion }) => show(originShieldRegion));
}

function showNames(aliases: JsonValue | undefined): string {
  return Array.isArray(aliases) ? aliases.map(show).join(", ") : "CloudFront's own";
}

/** A firewall that only counts looks like one that blocks everywhere else. */
function showFirewall(rules: JsonValue | undefined): string {
  if (!Array.isArray(rules)) return show(rules);
  const isCounting = JSON.stringify(rules).includes('"count"');
  return `${rules.length.toString()} ${rules.length === 1 ? "rule" : "rules"}, ${isCounting ? "counting" : "blocking"}`;
}

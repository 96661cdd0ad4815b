import { isWorld } from "../../address-blocks";
import { notApplicable, type Outcome, type Rule, satisfied, violated } from "../../rule";
import type { ResourceView } from "../../views";

const RULE = "aws:ec2/networkAclRule:NetworkAclRule";
const CONTROL = "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21";
/** SSH and RDP. */
const ADMINISTRATION = [22, 3389];
const EVERY_PROTOCOL = ["-1", "all"];
const WITH_PORTS = ["6", "tcp", "17", "udp"];
const LAST_PORT = 65_535;

export const rule: Rule = {
  description: "No network ACL lets the world in to ports 22 and 3389.",
  family: "control",
  severity: "mandatory",
  sources: [CONTROL],
  controls: ["EC2.21", "CIS v5.0.0/5.2"],
  remedy: "Name the addresses that may administer, or none: people come in through Session Manager.",
  types: [RULE, "aws:ec2/networkAcl:NetworkAcl"],
  check: (resource) => {
    if (resource.type === RULE) {
      return resource.flag("egress") ? notApplicable : judgeEntry(resource, "", "ruleAction");
    }
    const outcomes = resource.elements("ingress").map((path) => judgeEntry(resource, `${path}.`, "action"));
    return outcomes.find(({ verdict }) => verdict === "violated") ?? satisfied;
  },
};

function judgeEntry(acl: ResourceView, at: string, action: string): Outcome {
  const source = ["cidrBlock", "ipv6CidrBlock"].find((property) => isWorld(acl.text(`${at}${property}`) ?? ""));
  if (source === undefined || acl.text(`${at}${action}`)?.toLowerCase() !== "allow") return satisfied;
  const [from, to] = portsOf(acl, at);
  const port = ADMINISTRATION.find((each) => from <= each && each <= to);
  if (port === undefined) return satisfied;
  return violated(`${at}${source}`, acl.text(`${at}${source}`), `name who may reach port ${port}, or deny it`);
}

function portsOf(acl: ResourceView, at: string): readonly [from: number, to: number] {
  const protocol = (acl.text(`${at}protocol`) ?? "-1").toLowerCase();
  if (EVERY_PROTOCOL.includes(protocol)) return [0, LAST_PORT];
  if (!WITH_PORTS.includes(protocol)) return [-1, -1];
  const from = acl.number(`${at}fromPort`) ?? 0;
  return [from, acl.number(`${at}toPort`) ?? from];
}

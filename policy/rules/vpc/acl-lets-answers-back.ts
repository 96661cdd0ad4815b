import { contains, readBlock } from "../../address-blocks";
import { type Entry, entriesOf, NETWORK_ACL } from "../../network-acls";
import { type Rule, satisfied, violated } from "../../rule";

/** Ports that a Linux client hears on: net.ipv4.ip_local_port_range. */
const ANSWERS = { from: 32_768, to: 60_999 };

export const rule: Rule = {
  description: "A network ACL that lets requests in lets the answers out, to the ports that clients hear on.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports"],
  remedy: "Keep `ANSWERS` in components/network/data-guard.ts: an ACL keeps no state, and what it drops times out.",
  types: [NETWORK_ACL],
  check: (acl) => {
    const ways = entriesOf(acl, "egress").filter(({ isAllow }) => isAllow);
    const mute = entriesOf(acl, "ingress").find((entry) => entry.isAllow && !ways.some((way) => letsBack(way, entry)));
    if (mute === undefined) return satisfied;
    return violated(mute.path, mute.block, `allow egress to ${mute.block} on ports ${ANSWERS.from} to ${ANSWERS.to}`);
  },
};

function letsBack(way: Entry, entry: Entry): boolean {
  const [to, from] = [readBlock(way.block), readBlock(entry.block)];
  if (to === undefined || from === undefined || !contains(to, from)) return false;
  return way.from <= ANSWERS.from && ANSWERS.to <= way.to;
}

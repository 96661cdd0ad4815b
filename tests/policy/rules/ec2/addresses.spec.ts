import { add, all, proveRules } from "../../../support/rules";

const ADDRESS = "aws:ec2/eip:Eip";

proveRules([
  {
    rule: "addresses-keep-within-the-quota",
    title: "a sixth address",
    change: all(...[3, 4, 5, 6].map((number) => add(ADDRESS, `address-${number}`, {}))),
    message: /^aws:ec2\/eip:Eip address-6: its number in the Region is 6; keep to 5, .*\(AddressLimitExceeded\)$/,
  },
  {
    rule: "address-is-in-use",
    title: "an address that nothing uses",
    change: add(ADDRESS, "spare", {}),
    message: /Eip spare: users is \[\]; name the address in a NAT gateway/,
    satisfiedBy: add(ADDRESS, "spare", { instance: "i-0123456789abcdef0" }),
  },
]);

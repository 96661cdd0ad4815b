/** Blocks of IP addresses as rules compare them. */
import * as ipaddr from "ipaddr.js";
import { remembered } from "./remembered";

export interface AddressBlock {
  readonly family: "ipv4" | "ipv6";
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
  /** The block as AWS writes it: with its first address. */
  readonly canonical: string;
}

/** No network of one owner is larger, so a larger block is meant to be everybody, however many of them it takes. */
const LARGEST_OWNED = { ipv4: 8, ipv6: 16 } as const;

const blocks = new Map<string, AddressBlock | undefined>();

/** A block such as `10.0.0.0/16`; undefined where the text is none. Rules ask for the same few thousands of times. */
export function readBlock(text: string): AddressBlock | undefined {
  return remembered(blocks, text, parseBlock);
}

function parseBlock(text: string): AddressBlock | undefined {
  if (!ipaddr.isValidCIDR(text)) return undefined;
  const [address, prefix] = ipaddr.parseCIDR(text);
  const bytes = address.toByteArray();
  const size = 1n << BigInt(bytes.length * 8 - prefix);
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const first = value - (value % size);
  const network =
    address.kind() === "ipv4"
      ? ipaddr.IPv4.networkAddressFromCIDR(text).toString()
      : ipaddr.IPv6.networkAddressFromCIDR(text).toString();
  return { family: address.kind(), prefix, first, last: first + size - 1n, canonical: `${network}/${prefix}` };
}

export function contains(outer: AddressBlock, inner: AddressBlock): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlap(one: AddressBlock, other: AddressBlock): boolean {
  return one.family === other.family && one.first <= other.last && other.first <= one.last;
}

/** Does the text stand for everybody on the internet, as `0.0.0.0/0` and its halves do? */
export function isWorld(text: string): boolean {
  const block = readBlock(text);
  return block !== undefined && block.prefix < LARGEST_OWNED[block.family];
}

/** Parses and compares IPv4 and IPv6 addresses and networks (L-39). */

export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

export interface IpNetwork {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  /** Whether it is an IPv6 address without a prefix length, which counts as that one address (E-89). */
  readonly isBareV6: boolean;
}

/** Parses an address of a request; undefined if it is none. An IPv4-mapped IPv6 address is the IPv4 address. */
export function parseAddress(text: string): IpAddress | undefined {
  const address = parseAnyAddress(text);
  if (address?.family === 6 && address.value >> 32n === 0xffffn) {
    return { family: 4, value: address.value & 0xffff_ffffn };
  }
  return address;
}

function parseAnyAddress(text: string): IpAddress | undefined {
  const v4 = parseV4(text);
  if (v4 !== undefined) return { family: 4, value: v4 };
  const v6 = text.includes(':') ? parseV6(text) : undefined;
  return v6 === undefined ? undefined : { family: 6, value: v6 };
}

/** Parses four decimal octets; leading zeros do not make them octal. */
function parseV4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  let value = 0n;
  for (const octet of octets) {
    if (!/^\d{1,10}$/.test(octet) || Number(octet) > 255) return undefined;
    value = value * 256n + BigInt(octet);
  }
  return value;
}

function parseV6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '', true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<number>(missing).fill(0), ...tail];
  return groups.reduce((value, group) => value * 65_536n + BigInt(group), 0n);
}

/** Parses groups of up to four hex digits; the last two may be written as an IPv4 address. */
function parseGroups(text: string, mayEndInV4: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const v4 = mayEndInV4 && i === parts.length - 1 && part.includes('.') ? parseV4(part) : undefined;
    if (v4 !== undefined) groups.push(Number(v4 >> 16n), Number(v4 & 0xffffn));
    else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** Parses a range of a policy; undefined: it is none, or an IPv6 network with host bits set, which matches nothing. */
export function parseNetwork(text: string): IpNetwork | undefined {
  const slash = text.indexOf('/');
  const address = parseAnyAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const width = address.family === 4 ? 32 : 128;
  const prefix = slash < 0 ? width : parsePrefix(text.slice(slash + 1), width);
  if (prefix === undefined) return undefined;
  const hostBits = (1n << BigInt(width - prefix)) - 1n;
  const first = address.value & ~hostBits;
  if (address.family === 6 && first !== address.value) return undefined;
  const isBareV6 = slash < 0 && address.family === 6;
  return { family: address.family, first, last: first | hostBits, isBareV6 };
}

function parsePrefix(text: string, width: number): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= width ? Number(text) : undefined;
}

/** Whether it matters if a bare address has the prefix /128, or the /32 that AWS documents (E-89). */
export function dependsOnPrefix({ isBareV6, first }: IpNetwork, address: IpAddress): boolean {
  return isBareV6 && address.family === 6 && address.value >> 96n === first >> 96n;
}

export function networkHolds(network: IpNetwork, address: IpAddress): boolean {
  return network.family === address.family && network.first <= address.value && address.value <= network.last;
}

export function addressText({ family, value }: IpAddress): string {
  const groups: string[] = [];
  const bits = family === 4 ? 8n : 16n;
  for (let i = family === 4 ? 4 : 8; i > 0; i -= 1) {
    const group = (value >> (bits * BigInt(i - 1))) & ((1n << bits) - 1n);
    groups.push(group.toString(family === 4 ? 10 : 16));
  }
  return groups.join(family === 4 ? '.' : ':');
}

/** Addresses and networks of both families, as bits in a BigInt (L-39). */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

export interface Network extends Address {
  readonly prefix: number;
}

const widths = { 4: 32, 6: 128 } as const;

function isNumber(text: string, radixDigits: string): boolean {
  return text !== '' && text.split('').every((char) => radixDigits.includes(char.toLowerCase()));
}

/** Four decimal octets; leading zeros do not matter. */
function parseV4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => isNumber(octet, '0123456789') && Number(octet) <= 255))
    return undefined;
  return octets.reduce((bits, octet) => bits * 256n + BigInt(Number(octet)), 0n);
}

/** Groups of one side of `::`; the last may be a dotted v4 address. */
function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const v4 = i === parts.length - 1 && part.includes('.') ? parseV4(part) : undefined;
    if (v4 !== undefined) groups.push(v4 >> 16n, v4 & 0xffffn);
    else if (part.length <= 4 && isNumber(part, '0123456789abcdef')) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

function parseV6(text: string): bigint | undefined {
  const [headText = '', tailText, ...more] = text.split('::');
  const head = groupsOf(headText);
  const tail = groupsOf(tailText ?? '');
  if (more.length > 0 || head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (tailText === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...new Array<bigint>(missing).fill(0n), ...tail];
  return groups.reduce((bits, group) => bits * 65_536n + group, 0n);
}

function parsePlain(text: string): Address | undefined {
  const v4 = parseV4(text);
  if (v4 !== undefined) return { family: 4, bits: v4 };
  const v6 = text.includes(':') ? parseV6(text) : undefined;
  return v6 === undefined ? undefined : { family: 6, bits: v6 };
}

/** An address of a request: a v4 address mapped into v6 is the v4 address. */
export function parseAddress(text: string): Address | undefined {
  const address = parsePlain(text);
  if (address?.family === 6 && address.bits >> 32n === 0xffffn)
    return { family: 4, bits: address.bits & 0xffff_ffffn };
  return address;
}

/** A network of a policy. Undefined also for a v6 network with host bits, since it matches nothing. */
export function parseNetwork(text: string): Network | undefined {
  const [addressText = '', prefixText, ...more] = text.split('/');
  const address = parsePlain(addressText);
  if (address === undefined || more.length > 0) return undefined;
  const width = widths[address.family];
  if (prefixText !== undefined && !isNumber(prefixText, '0123456789')) return undefined;
  const prefix = prefixText === undefined ? width : Number(prefixText);
  const host = prefix > width ? 0n : address.bits % (1n << BigInt(width - prefix));
  if (prefix > width || (address.family === 6 && host !== 0n)) return undefined;
  return { ...address, bits: address.bits - host, prefix };
}

export function isInside(address: Address, network: Network): boolean {
  const shift = BigInt(widths[network.family] - network.prefix);
  return address.family === network.family && address.bits >> shift === network.bits >> shift;
}

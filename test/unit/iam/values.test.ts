import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../../src/iam/match/compileOperand.js';
import { dateText, parseDate } from '../../../src/iam/match/date.js';
import {
  compareDecimals,
  decimalToScaled,
  parseDecimal,
  scaledText,
  type Decimal,
} from '../../../src/iam/match/decimal.js';
import {
  addressText,
  networkHolds,
  parseAddress,
  parseNetwork,
  type IpAddress,
  type IpNetwork,
} from '../../../src/iam/match/ipAddress.js';

describe('dates (L-36)', () => {
  it('agree with the calendar of the platform, day by day', () => {
    for (const year of [1600, 1899, 1900, 1970, 1999, 2000, 2023, 2024, 2100]) {
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const moment = new Date(Date.UTC(year, month - 1, day));
          const exists = moment.getUTCMonth() === month - 1;
          const text = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          expect([text, parseDate(text)]).toEqual([text, exists ? BigInt(moment.getTime()) : undefined]);
        }
      }
    }
  });

  it.each([
    ['1970-01', 0],
    ['1970-01-02T03:04', 97_440_000],
    ['1970-01-02T03:04:05', 97_445_000],
    ['1970-01-02T03:04:05Z', 97_445_000],
    ['1970-01-02T03:04:05.1239Z', 97_445_123],
    ['1970-01-02T03:04:05.1Z', 97_445_100],
    ['1970-01-01T23:59:59Z', 86_399_000],
    ['1970-01-01T05:30+05:30', 0],
    ['1970-01-01T00:00-08:15', 29_700_000],
    ['1970-01-01T23:59+23:59', 0],
    ['1969-12-31T23:59:59.5Z', -500],
    ['0', 0],
    ['+1.5', 1_500],
    ['-1.5', -1_500],
    ['1.9999', 1_999],
    ['012', 12_000],
  ])('%s', (text, milliseconds) => {
    expect(parseDate(text)).toBe(BigInt(milliseconds));
  });

  it.each([
    '',
    'x',
    'x1',
    '1x',
    '--1',
    '2024-00-01',
    '2024-13-01',
    'x2024-01-01',
    '2024-01-01x',
    '2024-01-01T24:00Z',
    '2024-01-01T10:60Z',
    '2024-01-01T10:59:60Z',
    '2024-01-01T10Z',
    '2024-01-01T10:00+24:00',
    '2024-01-01T10:00+10:60',
    '2024-01-01T10:00+1:00',
    '2024-01-01T10:00Zx',
    '24-01-01',
    '02024-01-01',
  ])('"%s" is none', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('are written as seconds, and read back', () => {
    const texts = [0n, 5_000n, 1_500n, 1n, -1n, -1_500n, 1_700_000_000_010n].map(dateText);
    expect(texts).toEqual(['0', '5', '1.5', '0.001', '-0.001', '-1.5', '1700000000.01']);
    expect(texts.map(parseDate)).toEqual([0n, 5_000n, 1_500n, 1n, -1n, -1_500n, 1_700_000_000_010n]);
  });
});

function decimal(text: string): Decimal {
  const number = parseDecimal(text);
  if (number === undefined) throw new Error(`${text} is no number`);
  return number;
}

describe('decimals (L-35)', () => {
  it('compare as written, to the last digit', () => {
    const ascending = [
      ['-1e20'],
      ['-10.5', '-0010.50', '-1.05e1', '-105e-1'],
      ['-2'],
      ['-1', '-1.0'],
      ['-.05', '-5e-2'],
      ['0', '-0', '+0', '00', '.0', '0.00', '0e9', '-0e-9'],
      ['1e-20'],
      ['.05', '0.050', '+5E-2'],
      ['.5', '0.5'],
      ['1', '01', '+1', '1e0', '1e+0', '10e-1'],
      ['1.00000000000000000000000001'],
      ['2'],
      ['10', '1e1', '1e01'],
      ['10000000000000', '1e13'],
      ['9007199254740992'],
      ['9007199254740993'],
      ['1e20'],
      ['1e21'],
    ].flatMap((texts, rank) => texts.map((text) => ({ text, rank, number: decimal(text) })));
    for (const a of ascending) {
      for (const b of ascending) {
        const order = Math.sign(compareDecimals(a.number, b.number));
        expect(`${a.text} ${b.text} ${String(order)}`).toBe(
          `${a.text} ${b.text} ${String(Math.sign(a.rank - b.rank))}`,
        );
      }
    }
  });

  it.each([
    '',
    '.',
    '+',
    '-',
    '1e',
    'e5',
    '.e5',
    '1.2.3',
    ' 1',
    '1 ',
    '10abc',
    'abc10',
    'NaN',
    '0x10',
    '1e5x',
  ])('"%s" is none', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('become integers of a scale and back', () => {
    const rows: readonly (readonly [string, bigint])[] = [
      ['0', 0n],
      ['0.01', 1n],
      ['-0.5', -50n],
      ['-12.3', -1_230n],
      ['100', 10_000n],
      ['10.01', 1_001n],
    ];
    for (const [text, scaled] of rows) {
      expect(decimalToScaled(decimal(text), 2)).toBe(scaled);
      expect(scaledText(scaled, 2)).toBe(text);
    }
  });
});

describe('addresses (L-39)', () => {
  it.each<[string, IpAddress['family'], bigint]>([
    ['0.0.0.0', 4, 0n],
    ['10.1.2.3', 4, 0x0a010203n],
    ['010.001.002.003', 4, 0x0a010203n],
    ['255.255.255.255', 4, 0xffffffffn],
    ['::', 6, 0n],
    ['::1', 6, 1n],
    ['1::', 6, 1n << 112n],
    ['1:2:3:4:5:6:7:8', 6, 0x00010002000300040005000600070008n],
    ['1:2:3:4:5:6:7::', 6, 0x00010002000300040005000600070000n],
    ['2001:DB8::00ff', 6, 0x20010db80000000000000000000000ffn],
    ['::ffff:10.1.2.3', 4, 0x0a010203n],
    ['::FFFF:a01:203', 4, 0x0a010203n],
    ['64:ff9b::10.1.2.3', 6, 0x0064ff9b00000000000000000a010203n],
    ['1:2:3:4:5:6:10.1.2.3', 6, 0x0001000200030004000500060a010203n],
  ])('%s', (text, family, value) => {
    expect(parseAddress(text)).toEqual({ family, value });
    expect(parseAddress(addressText({ family, value }))).toEqual({ family, value });
  });

  it.each([
    '',
    'x',
    '10.1.2',
    '10.1.2.3.4',
    '10.1.2.256',
    '10.1.2.3x',
    '10.1.2.x3',
    '10.1.2.-3',
    '10.1..3',
    '10.1.2.3/32',
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '1::2::3',
    '1:::2',
    '::1:',
    ':1::',
    'g::1',
    '::1g',
    '::g1',
    '1::x',
    '::12345',
    '12345::',
    '::10.1.2.3:1',
    '10.1.2.3::',
    '1:10.1.2.3::',
    '::10.1.2.256',
    '1:2:3:4:5:6:7:10.1.2.3',
  ])('"%s" is none', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  it('are written in full', () => {
    expect(addressText({ family: 4, value: 0x0a0102ffn })).toBe('10.1.2.255');
    expect(addressText({ family: 6, value: 0x20010db8n << 96n })).toBe('2001:db8:0:0:0:0:0:0');
  });

  const network = (family: 4 | 6, first: bigint, last: bigint, isBareV6 = false): IpNetwork => ({
    family,
    first,
    last,
    isBareV6,
  });

  it.each<[string, IpNetwork | undefined]>([
    ['10.1.2.3', network(4, 0x0a010203n, 0x0a010203n)],
    ['10.1.2.3/32', network(4, 0x0a010203n, 0x0a010203n)],
    ['10.1.2.3/08', network(4, 0x0a000000n, 0x0affffffn)],
    ['10.1.2.3/0', network(4, 0n, 0xffffffffn)],
    ['10.1.2.3/33', undefined],
    ['10.1.2.3/', undefined],
    ['10.1.2.3/x8', undefined],
    ['10.1.2.3/8x', undefined],
    ['10.1.2.3/-8', undefined],
    ['10.1.2.3/8/8', undefined],
    ['/8', undefined],
    ['::/128', network(6, 0n, 0n)],
    ['::/129', undefined],
    ['2001:db8::/32', network(6, 0x20010db8n << 96n, (0x20010db9n << 96n) - 1n)],
    ['2001:db8::1/32', undefined],
    ['::ffff:10.0.0.0/104', network(6, 0xffff0a000000n, 0xffff0affffffn)],
  ])('the network %s', (text, expected) => {
    expect(parseNetwork(text)).toEqual(expected);
  });

  it('are in a network from its first to its last, in its own family', () => {
    const inside = (family: 4 | 6, value: bigint): boolean =>
      networkHolds(network(4, 8n, 15n), { family, value });
    expect([7n, 8n, 15n, 16n].map((value) => inside(4, value))).toEqual([false, true, true, false]);
    expect(inside(6, 8n)).toBe(false);
  });
});

describe('base64 (L-38)', () => {
  it.each([
    ['AAEC', '\0\u0001\u0002'],
    ['QUI=', 'AB'],
    ['QQ==', 'A'],
    ['//79', '\u00ff\u00fe\u00fd'],
    ['+/++', '\u00fb\u00ff\u00be'],
    ['QUJDREVG', 'ABCDEF'],
  ])('%s', (text, bytes) => {
    expect(decodeBase64(text)).toBe(bytes);
  });

  it.each(['A', 'QQ', 'QUI', 'QUJDR', 'A===', '====', 'QQ=A', 'Q=Q=', '=QUI', 'QU-_', 'QU I', 'QUI=QUI='])(
    '"%s" is none',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );
});

/** The JSON reader: strict, bounded, and exact about where it stops. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { JsonNumber } from '../../../src/iam/language/json.js';
import { parseJson } from '../../../src/ingest/read/strictJson.js';
import { canonicalJson } from '../../../src/ingest/formats/shared/jsonValue.js';

function valueOf(text: string): unknown {
  const result = parseJson(text);
  if (!result.ok) throw new Error(`${result.path}: ${result.message}`);
  return result.value;
}

function refusalOf(text: string): string {
  const result = parseJson(text);
  return result.ok ? 'read' : `${result.path}: ${result.message}`;
}

describe('what is read', () => {
  it('keeps numbers as they are written (F-111, L-5)', () => {
    expect(valueOf('[9007199254740993, -0.50, 1E+2, 0]')).toEqual(
      ['9007199254740993', '-0.50', '1E+2', '0'].map((text) => new JsonNumber(text)),
    );
  });

  it('gives hostile keys no meaning (I4)', () => {
    const value = valueOf(
      '{"__proto__": {"admin": true}, "constructor": 1, "toString": 2, "hasOwnProperty": 3}',
    );
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(Object.keys({})).toEqual([]);
    expect('admin' in {}).toBe(false);
  });

  it('skips a byte order mark and takes CRLF as blanks (F-111)', () => {
    expect(canonicalJson(valueOf('\uFEFF{\r\n\t"a": [ ]\r\n}\r\n') as never)).toBe('{"a":[]}');
  });

  it('reads every escape and whole surrogate pairs', () => {
    expect(valueOf(String.raw`"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é"`)).toBe('"\\/\b\f\n\r\té😀é');
  });

  it('agrees with JSON.parse on every value that has one spelling', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        expect(JSON.parse(canonicalJson(valueOf(text) as never))).toEqual(JSON.parse(text));
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('refuses whatever JSON.parse refuses, and always with a path', () => {
    const brokenJson = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', '"', ',', '}', ']', ':', '\\', '\n', '0', '-', 'x'),
      )
      .map(
        ([text, at, insert]) =>
          text.slice(0, at % (text.length + 1)) + insert + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(brokenJson, (text) => {
        const result = parseJson(text);
        if (result.ok) expect(() => void JSON.parse(text)).not.toThrow();
        else expect(result.path).toMatch(/^\$/);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });
});

describe('repeated keys', () => {
  it('are reported with their paths, and the last value counts (F-111, L-3)', () => {
    const result = parseJson(
      '{"a": 1, "a": [{"b c": 1, "b c": 2, "b c": 3}], "__proto__": 1, "__proto__": 2}',
    );
    expect(result).toMatchObject({ ok: true, duplicateKeys: ['$.a', '$.a[0]["b c"]', '$.__proto__'] });
    expect(valueOf('{"a": "first", "a": "last"}')).toMatchObject({ a: 'last' });
  });

  it('are refused in masses, so that their paths cannot fill the memory', () => {
    const members = Array.from({ length: 1001 }, (_, index) => `"k${index}":1,"k${index}":2`);
    expect(refusalOf(`{${members.join(',')}}`)).toContain('More than 1000 keys are repeated');
  });
});

describe('what is refused', () => {
  it.each([
    [
      '{"RoleDetailList": [{"Arn": "x"}, {"Path',
      '$.RoleDetailList[1]: The JSON ends in the middle, at line 1 column 41, inside $.RoleDetailList[1].',
    ],
    ['{\n"a": [1,\n2', '$.a[1]: The JSON ends in the middle, at line 3 column 2, inside $.a[1].'],
    ['{"a": tru', '$.a: The JSON ends in the middle, at line 1 column 10, inside $.a.'],
    ['[-', '$[0]: The JSON ends in the middle, at line 1 column 3, inside $[0].'],
    ['{"a": "b\\u00', '$.a: The JSON ends in the middle, at line 1 column 13, inside $.a.'],
    ['{"a": 1} {"a": 2}', '$: There is more text after the end of the JSON value'],
    ['{"a": 1 "b": 2}', '$.a: Not JSON: expected a comma or }, at line 1 column 9.'],
    ['[1,]', '$[1]: Not JSON: expected a JSON value, at line 1 column 4.'],
    ['{"a": 1,}', '$.a: Not JSON: expected a key in double quotes'],
    ["{'a': 1}", '$: Not JSON: expected a key in double quotes'],
    ['[01]', '$[0]: Not JSON: expected a JSON value'],
    ['[NaN]', '$[0]: Not JSON: expected a JSON value'],
    ['{"a": nullx}', '$.a: Not JSON: expected a JSON value'],
    ['["a\nb"]', '$[0]: A string holds a line break'],
    [String.raw`["\x41"]`, '$[0]: Not JSON: expected one of'],
    [
      String.raw`["\u12g4"]`,
      '$[0]: Not JSON: expected four hexadecimal digits after \\u, at line 1 column 7.',
    ],
    [String.raw`["\ud800"]`, '$[0]: The string that begins here holds half a character'],
  ])('%j, with path and place', (text, refusal) => {
    expect(refusalOf(text)).toContain(refusal);
  });

  it('more than 64 levels, however many there are (I2)', () => {
    expect(refusalOf(`${'['.repeat(64)}${']'.repeat(64)}`)).toBe('read');
    expect(refusalOf(`${'['.repeat(65)}${']'.repeat(65)}`)).toContain('nested deeper than 64 levels');
    expect(refusalOf('{"a":'.repeat(1_000_000))).toMatch(
      /^\$(\.a){64}: The JSON is nested deeper than 64 levels/,
    );
  });
});

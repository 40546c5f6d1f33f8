import { areaFromText } from '../../../src/iam/permissions/areaFromText.js';
import { describe, expect, it } from 'vitest';
import {
  areaContains,
  areaOf,
  intersectAreas,
  openAreaOf,
  wholeArea,
  type Area,
} from '../../../src/iam/permissions/areas.js';
import { compilePolicy, type CompiledStatement } from '../../../src/iam/language/compile.js';
import type { ConditionContext, KeyState } from '../../../src/iam/match/conditionContext.js';
import { compileGlob, matchesGlob } from '../../../src/iam/match/wildcard.js';
import {
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../../src/iam/language/policyDocument.js';

function statement(written: JsonValue, kind: PolicyDocumentKind = 'IDENTITY'): CompiledStatement {
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: written }, kind);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const [compiled] = compilePolicy(parsed.document).statements;
  if (compiled === undefined) throw new Error('no statement');
  return compiled;
}

/** Keys that are known by their value, and all others unknown. */
function context(known: Readonly<Record<string, string>>): ConditionContext {
  const lookup = (key: string): KeyState => {
    const value = known[key];
    return value === undefined ? { kind: 'unknown', present: false } : { kind: 'known', values: [value] };
  };
  return { lookup, caveats: 0 } as unknown as ConditionContext;
}

const nothingKnown = context({});

type Written = Readonly<Record<string, JsonValue>>;

function areaFor(written: Written): Area {
  return areaOf(statement({ Effect: 'Allow', ...written }), nothingKnown).area;
}

/** What an area says in words: the patterns of its four lists. */
function words({ actions, resources }: Area): readonly (readonly string[])[] {
  return [actions.included, actions.excluded, resources.included, resources.excluded].map((patterns) =>
    patterns.map(({ text }) => text),
  );
}

const glob = memoized(compileGlob);

function memoized<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? work(text);
    known.set(text, value);
    return value;
  };
}

/** `action` in lower case. */
function covers(area: Area, action: string, arn: string): boolean {
  const [named = [], others = [], arns = [], otherArns = []] = words(area);
  const some = (patterns: readonly string[], text: string): boolean =>
    patterns.some((pattern) => matchesGlob(glob(pattern), text));
  const lower = (patterns: readonly string[]): readonly string[] =>
    patterns.map((pattern) => pattern.toLowerCase());
  return (
    some(lower(named), action) && !some(lower(others), action) && some(arns, arn) && !some(otherArns, arn)
  );
}

describe('an area', () => {
  it('is what a statement names, or everything else (L-7)', () => {
    expect(words(wholeArea)).toEqual([['*'], [], ['*'], []]);
    expect(words(areaFor({ Action: ['s3:Get*', 'EC2:*'], Resource: 'arn:aws:s3:::a*' }))).toEqual([
      ['s3:Get*', 'EC2:*'],
      [],
      ['arn:aws:s3:::a*'],
      [],
    ]);
    expect(words(areaFor({ NotAction: ['s3:*'], NotResource: ['arn:aws:s3:::a'] }))).toEqual([
      ['*'],
      ['s3:*'],
      ['*'],
      ['arn:aws:s3:::a'],
    ]);
  });

  it('reads *:* as *, and knows no action without a service (L-9)', () => {
    expect(words(areaFor({ Action: ['*:*'], Resource: '*' }))[0]).toEqual(['*']);
    expect(words(areaFor({ Action: ['Get', ':Get', 's3:Get'], Resource: '*' }))[0]).toEqual(['s3:Get']);
  });

  it('of a statement without a resource is about all of them (E-38)', () => {
    const trust = statement({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }, 'TRUST');
    expect(words(areaOf(trust, nothingKnown).area)).toEqual([['sts:AssumeRole'], [], ['*'], []]);
    expect(areaOf(trust, nothingKnown).exact).toBe(true);
    expect(openAreaOf(trust, nothingKnown)).toBeUndefined();
  });

  it('leaves out what matches nothing (L-13d, L-26)', () => {
    const typeWords = ['arn:aws:iam::1:us?r/ann', 'arn:aws:iam::1:us?r/${aws:username}'];
    const resources = [...typeWords, 'arn:aws:s3:${aws:username}::b', 'arn:aws:s3:::c'];
    const area = areaOf(statement({ Effect: 'Allow', Action: '*', Resource: resources }), nothingKnown);
    expect(words(area.area)[2]).toEqual(['arn:aws:s3:::c']);
    expect(area.exact).toBe(true);
  });

  it('fills in the variables that are known, and writes a star in them as a character (L-28, L-30)', () => {
    const resources = ['arn:aws:s3:::b/${aws:username}/?/*', 'arn:aws:s3:::${*}${?}${aws:userid}'];
    const written = statement({ Effect: 'Allow', Action: '*', Resource: resources });
    const known = context({ 'aws:username': 'a*b?', 'aws:userid': 'x' });
    expect(words(areaOf(written, known).area)[2]).toEqual([
      'arn:aws:s3:::b/a${*}b${?}/?/*',
      'arn:aws:s3:::${*}${?}x',
    ]);
    expect(areaOf(written, known).exact).toBe(true);
    expect(openAreaOf(written, known)).toBeUndefined();
  });

  it('of an Allow is what it surely covers, and of a Deny what it may, where a variable is unknown (L-29)', () => {
    const resources = ['arn:aws:s3:::b/${aws:username}', 'arn:aws:s3:::c'];
    const [open, sure] = ['arn:aws:s3:::b/*', 'arn:aws:s3:::c'];
    const of = (written: Written): readonly unknown[] => {
      const { area, exact } = areaOf(statement({ Action: 's3:*', ...written }), nothingKnown);
      return [exact, ...words(area).slice(2)];
    };
    expect(of({ Effect: 'Allow', Resource: resources })).toEqual([false, [sure], []]);
    expect(of({ Effect: 'Allow', NotResource: resources })).toEqual([false, ['*'], [open, sure]]);
    expect(of({ Effect: 'Deny', Resource: resources })).toEqual([false, [open, sure], []]);
    expect(of({ Effect: 'Deny', NotResource: resources })).toEqual([false, ['*'], [sure]]);
  });

  it('of an Allow that hangs on an unknown variable is kept apart, with a star for the variable', () => {
    const resources = ['arn:aws:s3:::c', 'arn:aws:s3:::b/${aws:username}', 'arn:aws:s3:${aws:username}::d'];
    const open = openAreaOf(
      statement({ Effect: 'Allow', Action: 's3:*', Resource: resources }),
      nothingKnown,
    );
    expect(open && words(open)).toEqual([['s3:*'], [], ['arn:aws:s3:::b/*'], []]);
    const closed = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::c' };
    expect(openAreaOf(statement(closed), nothingKnown)).toBeUndefined();
    const others = { Effect: 'Allow', Action: 's3:*', NotResource: resources };
    expect(openAreaOf(statement(others), nothingKnown)).toBeUndefined();
  });

  it('is not exact where a Deny is not written as AWS accepts it (L-9)', () => {
    const written = { Effect: 'Deny', Action: ['s*:Get', 's3:Get'], Resource: '*' };
    expect(areaOf(statement(written), nothingKnown).exact).toBe(false);
  });

  it('can be written as text', () => {
    const area = areaFromText(['iam:Pass*', 'x'], ['arn:*:iam::aws:policy/*', '*']);
    expect(words(area)).toEqual([['iam:Pass*'], [], ['arn:*:iam::aws:policy/*', '*'], []]);
    expect(area.resources.included.map(({ parts }) => parts.length)).toEqual([6, 1]);
    expect(areaContains(area, areaFromText(['IAM:PassRole'], ['arn:aws:iam::aws:policy/x']))).toBe(true);
  });
});

describe('two areas', () => {
  const resource = (name: string): string => `arn:aws:s3:::${name}`;
  const meet = (a: Written, b: Written): readonly (readonly string[])[] | undefined => {
    const area = intersectAreas(areaFor(a), areaFor(b));
    return area && words(area);
  };

  it('have in common what both name', () => {
    expect(
      meet(
        { Action: 's3:Get*', Resource: resource('a*') },
        { Action: 's3:*Object', Resource: resource('*b') },
      ),
    ).toEqual([['s3:get*object'], [], [resource('a*b')], []]);
  });

  it('have nothing in common where actions or resources have nothing', () => {
    const all = { Action: '*', Resource: '*' };
    expect(meet({ Action: 's3:*', Resource: '*' }, { Action: 'ec2:*', Resource: '*' })).toBeUndefined();
    expect(meet({ ...all, Resource: resource('a') }, { ...all, Resource: resource('b') })).toBeUndefined();
    expect(
      meet({ ...all, Resource: resource('a') }, { Action: '*', NotResource: resource('a*') }),
    ).toBeUndefined();
    expect(meet({ ...all, Action: 's3:Get' }, { NotAction: 's3:*', Resource: '*' })).toBeUndefined();
  });

  it('list no pattern twice, none that another holds, and no exception that takes nothing away', () => {
    const all = { Action: '*', Resource: '*' };
    const names = ['s3:Get*', 's3:GetObject', 's3:*', 's3:*', 'S3:*', 'ec2:Run'];
    expect(meet({ Action: names, Resource: '*' }, all)?.[0]).toEqual(['s3:*', 'ec2:Run']);
    expect(meet(all, { Action: names, Resource: '*' })?.[0]).toEqual(['s3:*', 'ec2:Run']);
    expect(
      meet({ NotAction: ['s3:*', 'ec2:*'], Resource: '*' }, { Action: 'ec2:*', Resource: '*' }),
    ).toBeUndefined();
    expect(
      meet({ NotAction: ['s3:Put*', 'ec2:*', 's3:Put*'], Resource: '*' }, { Action: 's3:*', Resource: '*' }),
    ).toEqual([['s3:*'], ['s3:Put*'], ['*'], []]);
    expect(
      meet(
        { Action: '*', NotResource: [resource('a*'), resource('b')] },
        { ...all, Resource: resource('*c') },
      ),
    ).toEqual([['*'], [], [resource('*c')], [resource('a*')]]);
  });

  const actions = [['*'], ['s3:Get*'], ['s3:*Object', 'ec2:*']];
  const resources = [['*'], [resource('a*')], [resource('*b'), resource('a')]];
  const areas = actions.flatMap((action) =>
    resources.flatMap((arn) =>
      ['Action', 'NotAction'].flatMap((name) =>
        ['Resource', 'NotResource'].map((other) => areaFor({ [name]: action, [other]: arn })),
      ),
    ),
  );
  const samples = ['s3:getobject', 's3:getacl', 's3:putobject', 'ec2:run'].flatMap((action) =>
    ['a', 'ab', 'b', 'c'].map((name) => [action, resource(name)] as const),
  );
  const profiles = areas.map((area) => samples.map(([action, arn]) => covers(area, action, arn)));

  it('have in common exactly what both cover', () => {
    for (const [i, a] of areas.entries()) {
      for (const [j, b] of areas.entries()) {
        const common = intersectAreas(a, b);
        const got = samples.map(([action, arn]) => common !== undefined && covers(common, action, arn));
        const both = samples.map((_, at) => profiles[i]?.[at] === true && profiles[j]?.[at] === true);
        if (got.join() !== both.join()) expect([words(a), words(b), got]).toEqual([words(a), words(b), both]);
      }
    }
  });

  it('contain one another only where one covers all that the other covers', () => {
    let contained = 0;
    for (const [i, outer] of areas.entries()) {
      for (const [j, inner] of areas.entries()) {
        if (!areaContains(outer, inner)) continue;
        contained += 1;
        const missing = samples.filter((_, at) => profiles[j]?.[at] === true && profiles[i]?.[at] !== true);
        if (missing.length > 0) expect([words(outer), words(inner), missing]).toEqual([]);
      }
      expect(areaContains(outer, outer)).toBe(true);
      if (intersectAreas(outer, outer) !== undefined) expect(areaContains(wholeArea, outer)).toBe(true);
    }
    expect(contained).toBeGreaterThan(areas.length);
  });

  it('contain one another past exceptions that the other has too, or does not come near', () => {
    const outer = areaFor({ NotAction: 's3:Put*', Resource: '*' });
    const contains = (written: Written): boolean => areaContains(outer, areaFor(written));
    expect(contains({ Action: 's3:Get*', Resource: '*' })).toBe(true);
    expect(contains({ Action: 's3:P*', Resource: '*' })).toBe(false);
    expect(contains({ NotAction: ['s3:P*', 'ec2:*'], Resource: '*' })).toBe(true);
    expect(contains({ NotAction: ['ec2:*', 's3:PutObject'], Resource: '*' })).toBe(false);
    const some = areaFor({ Action: ['s3:Get*', 'ec2:*'], Resource: [resource('a*'), 'x:*'] });
    expect(
      areaContains(some, areaFor({ Action: ['s3:GetObject', 'ec2:Run'], Resource: resource('ab') })),
    ).toBe(true);
    expect(areaContains(some, areaFor({ Action: ['s3:GetObject', 'sqs:*'], Resource: resource('ab') }))).toBe(
      false,
    );
    expect(
      areaContains(some, areaFor({ Action: 's3:GetObject', Resource: [resource('ab'), resource('b')] })),
    ).toBe(false);
    expect(areaContains(some, areaFor({ Action: 's3:GetObject', Resource: '*' }))).toBe(false);
  });
});

/** Policy sets that say the same of assuming by different documents: their edges are the same, and each cites its own. */
import { expect, test } from 'vitest';
import type { CanAssumeEdge } from '../../../src/graph/contract/graphWriter.js';
import { AssumedRoles } from '../../../src/derive/assumeRole/assumedRoles.js';
import { assumersAmong, assumersOf } from '../../../src/derive/equivalence/assumers.js';
import { deriveAssumeEdges } from '../../../src/derive/deriveAssumeEdges.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { documentsOf, ownOf } from '../../../src/derive/equivalence/statementContents.js';
import { startsOf } from '../../support/edgeStarts.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { parse } from '../../support/importedGraph.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';
import { type Json, allow } from '../../support/statements.js';
import { atOnce } from '../../../src/graph/contract/turns.js';
type Members = Readonly<Record<string, Member>>;

const account = '111111111111';
const user = (name: string): string => `arn:aws:iam::${account}:user/${name}`;
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const reading = (name: string): Json => allow('s3:GetObject', `arn:aws:s3:::${name}/*`);
const trusting = (more: Json = {}): readonly Json[] => [
  {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'sts:AssumeRole',
    ...more,
  },
];
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const assume = allow('sts:AssumeRole');
const assumeWithMfa = allow('sts:AssumeRole', role('a*'), mfa);
/** Of a Deny that AWS may not accept, the edge says by name which it is (L-9). */
const doubtful = { Effect: 'Deny', Action: '*s:AssumeRole', Resource: '*' };
const targets: Members = {
  [role('any')]: { trust: trusting() },
  [role('also')]: { trust: trusting() },
  [role('mfa')]: { trust: trusting(mfa) },
};
const silent: Members = { [user('kai')]: { own: [reading('k')] }, [user('lou')]: { own: [reading('l')] } };
/** In each line users who say the same. */
const equivalent: readonly Members[] = [
  { [user('ann')]: { own: [reading('a'), assume] }, [user('bob')]: { own: [assume, reading('b')] } },
  {
    [user('cyd')]: { own: [reading('c'), assumeWithMfa, reading('cc')] },
    [user('dan')]: { own: [assumeWithMfa, reading('d')] },
  },
  {
    [user('eli')]: { own: [reading('e'), assume, doubtful] },
    [user('fay')]: { own: [assume, doubtful, reading('f')] },
  },
  { [user('gus')]: { own: [assume, assume] }, [user('hal')]: { own: [assume, reading('h'), assume] } },
  { [user('ivy')]: { own: [{ ...assume, Sid: 'Named' }] } },
  { [user('jon')]: { own: [assume], boundary: [allow('sts:*')] } },
  silent,
];

function factsOf(members: Members) {
  const { accounts } = mergeAccountExports(exportsOfEstate({ members }).map(parse));
  return accounts.map((one) => atOnce(normalizeAccount(one, new Map())).facts);
}

const setsIn = (members: Members) => factsOf(members).flatMap(({ policySets }) => policySets);

const edgesIn = (members: Members): readonly CanAssumeEdge[] =>
  atOnce(deriveAssumeEdges(factsOf(members), noNeighbors));

/** Members of sets whose edges start at one place, a line each. */
const together = (members: Members): readonly string[] =>
  assumersAmong(setsIn(members))
    .map((sets) => sets.flatMap((set) => set.members.map(({ identifier }) => identifier)))
    .map((some) => some.toSorted().join())
    .toSorted();

const everybody = Object.assign({}, ...equivalent) as Members;

test('sets that say the same of assuming are together, and no others (E-37)', () => {
  const expected = equivalent.flatMap((some) =>
    some === silent ? Object.keys(some) : [Object.keys(some).join()],
  );
  expect(together(everybody)).toEqual(expected.toSorted());
});

test('those that say nothing are together where a role lets in whoever it is (E-37)', () => {
  const open = { [role('open')]: { trust: trusting({ Principal: { AWS: '*' } }) } };
  expect(together({ ...silent, ...open })).toEqual([role('open'), Object.keys(silent).join()]);
  expect(edgesIn({ ...silent, ...open }).filter(({ source }) => source.kind === 'SET')).toHaveLength(2);
});

test('documents of which one reads policy variables and one does not are not together (L-2)', () => {
  const own = allow('sts:AssumeRole', `arn:aws:iam::${account}:role/\${aws:username}`);
  const text = JSON.stringify(
    exportsOfEstate({
      members: { [user('ann')]: { own: [own] }, [user('bob')]: { own: [own, reading('b')] } },
    }),
  );
  const older = text.replace('2012-10-17', '2008-10-17');
  const startsIn = (exports: string): number => {
    const { accounts } = mergeAccountExports((JSON.parse(exports) as readonly Json[]).map(parse));
    const sets = accounts.flatMap((one) => atOnce(normalizeAccount(one, new Map())).facts.policySets);
    return new Set(sets.map(assumersOf)).size;
  };
  expect([startsIn(text), startsIn(older)]).toEqual([1, 2]);
});

test.each(equivalent.flatMap((some) => Object.entries(some)))(
  'the edges of %s are those that it has where nobody says the same (E-37)',
  (arn, member) => {
    const edgesOf = (members: Members): readonly unknown[] => {
      const [facts] = factsOf(members);
      const set = facts?.policySets.find((one) => one.members.some(({ identifier }) => identifier === arn));
      const documents = set && facts ? documentsOf(set, facts.documents) : [];
      return edgesIn(members)
        .filter(({ source }) => startsOf(source, facts?.policySets ?? []).includes(arn))
        .map(({ targetArn, grant }) => ({ targetArn, grant: ownOf(grant, documents) }));
    };
    const among = edgesOf({ ...everybody, ...targets });
    expect(among).toEqual(edgesOf({ [arn]: member, ...targets }));
    expect(among).toHaveLength(JSON.stringify(member).includes('sts:AssumeRole') ? targetsOf(arn) : 0);
  },
);

/** Those with MFA name but roles that begin with an a. */
const targetsOf = (arn: string): number => ([user('cyd'), user('dan')].includes(arn) ? 2 : 3);

test('edges are as many as there are things said of assuming, but for what names its document (E-37, L-9)', () => {
  const words = equivalent.filter((some) => JSON.stringify(some).includes('*s:AssumeRole'));
  const counted = (some: Members): number =>
    some === silent ? 0 : targetsOf(Object.keys(some)[0] ?? '') * (words.includes(some) ? 2 : 1);
  const expected = equivalent.map(counted).reduce((sum, count) => sum + count, 0);
  expect(edgesIn({ ...everybody, ...targets })).toHaveLength(expected);
});

test('users of whom a condition lets in some share an edge each way, and roles of one trust policy are judged once (E-37)', () => {
  const names = Array.from({ length: 6 }, (_, index) => `user-${index}`);
  const odd = ['1', '3', '5'].map((end) => user(`user-${end}`));
  const byName = { Condition: { ArnLike: { 'aws:PrincipalArn': odd } } };
  const members = {
    ...Object.fromEntries(names.map((name) => [user(name), { own: [reading(name), assume] }])),
    ...Object.fromEntries(['r', 's', 't'].map((name) => [role(name), { trust: trusting(byName) }])),
  };
  expect(edgesIn(members).map(({ source, targetArn }) => [source, targetArn])).toEqual(
    ['r', 's', 't'].map((name) => [{ kind: 'PRINCIPALS', identifiers: odd }, role(name)]),
  );
});

test('a role that a condition lets in, and one of its sessions by name, have one edge: the firmer (E-37)', () => {
  const [x, target] = [role('x'), role('target')];
  const root = { AWS: `arn:aws:iam::${account}:root` };
  const session = { AWS: `arn:aws:sts::${account}:assumed-role/x/deploy` };
  const trust = [
    ...trusting({ Condition: { ArnEquals: { 'aws:PrincipalArn': x } }, Principal: root }),
    ...trusting({ Principal: session }),
  ];
  const found = edgesIn({ [x]: { own: [assume], trust: [] }, [target]: { trust } });
  expect(found.map(({ source, grant }) => [source, grant.decision])).toEqual([
    [{ kind: 'PRINCIPALS', identifiers: [x] }, 'ALLOWED'],
  ]);
});

test('a member whose edge others share has its own document as its evidence (E-37, T-030)', () => {
  const names = ['alice', 'bob'];
  const lets = { Condition: { ArnLike: { 'aws:PrincipalArn': names.map(user) } } };
  const [facts] = factsOf({
    ...Object.fromEntries(names.map((name) => [user(name), { own: [assume, reading(name)] }])),
    [role('target')]: { trust: trusting(lets) },
  });
  if (!facts) throw new TypeError('no account');
  const assumed = new AssumedRoles(atOnce(deriveAssumeEdges([facts], noNeighbors)));
  for (const set of facts.policySets.filter(({ kind }) => kind === 'USER')) {
    const [{ identifier } = { identifier: '' }] = set.members;
    const evidence = assumed.from(identifier, set, facts.documents).get(role('target'))?.evidence ?? [];
    const own = evidence.filter(({ layer }) => layer === 'IDENTITY').map(({ policyId }) => policyId);
    expect(own).toEqual(set.identityHashes);
  }
});

/** Policy sets that say the same of assuming by different documents: judged once, and each edge cites its own document. */
import { expect, test } from 'vitest';
import type { CanAssumeEdge } from '../../../src/graph/graphWriter.js';
import { AlikeSets } from '../../../src/ingest/alikeSets.js';
import { deriveEdges } from '../../../src/ingest/derive.js';
import { mergeAccountExports } from '../../../src/ingest/formats/mergePages.js';
import { normalise } from '../../../src/ingest/normalise.js';
import { startsOf } from '../../support/edgeStarts.js';
import { parse } from '../../support/importedGraph.js';
import { exportsOfEstate, type Member } from '../../support/roleEstate.js';

type Json = Readonly<Record<string, unknown>>;
type Members = Readonly<Record<string, Member>>;

const account = '111111111111';
const user = (name: string): string => `arn:aws:iam::${account}:user/${name}`;
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const allow = (Action: string, Resource = '*', more: Json = {}): Json => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
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
/** In each line users who say the same. */
const alike: readonly Members[] = [
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
  { [user('kai')]: { own: [reading('k')] }, [user('lou')]: { own: [reading('l')] } },
];

function factsOf(members: Members) {
  const { accounts } = mergeAccountExports(exportsOfEstate({ members }).map(parse));
  return accounts.map((one) => normalise(one, new Map()).facts);
}

const setsIn = (members: Members) => factsOf(members).flatMap(({ policySets }) => policySets);

const edgesIn = (members: Members): readonly CanAssumeEdge[] =>
  deriveEdges(factsOf(members), {
    trustingRoles: [],
    policySets: [],
    documents: new Map(),
    importedAccounts: new Set(),
    organizations: { anyImported: false, places: new Map() },
  });

test('sets that say the same of assuming are alike, and no others (E-37)', () => {
  const members = Object.assign({}, ...alike) as Members;
  const documents = new Map(factsOf(members).flatMap((facts) => [...facts.documents]));
  const groups = new AlikeSets(documents).groupsOf(setsIn(members));
  const names = groups.map((sets) => sets.flatMap((set) => set.members.map(({ identifier }) => identifier)));
  const expected = alike.map((some) => Object.keys(some));
  expect(names.map((some) => some.toSorted().join()).toSorted()).toEqual(
    expected.map((some) => some.join()).toSorted(),
  );
});

test('documents of which one reads policy variables and one does not are not alike (L-2)', () => {
  const own = allow('sts:AssumeRole', `arn:aws:iam::${account}:role/\${aws:username}`);
  const text = JSON.stringify(
    exportsOfEstate({
      members: { [user('ann')]: { own: [own] }, [user('bob')]: { own: [own, reading('b')] } },
    }),
  );
  const older = text.replace('2012-10-17', '2008-10-17');
  const groupsOf = (exports: string): number => {
    const { accounts } = mergeAccountExports((JSON.parse(exports) as readonly Json[]).map(parse));
    const facts = accounts.map((one) => normalise(one, new Map()).facts);
    const documents = new Map(facts.flatMap((one) => [...one.documents]));
    return new AlikeSets(documents).groupsOf(facts.flatMap(({ policySets }) => policySets)).length;
  };
  expect([groupsOf(text), groupsOf(older)]).toEqual([1, 2]);
});

test.each(alike.flatMap((some) => Object.entries(some)))(
  'the edges of %s are those that it has where nobody says the same (E-37)',
  (arn, member) => {
    const edgesOf = (members: Members): readonly unknown[] => {
      const sets = setsIn(members);
      return edgesIn(members)
        .filter(({ source }) => startsOf(source, sets).includes(arn))
        .map(({ targetArn, grant }) => ({ targetArn, grant }));
    };
    const together = edgesOf({ ...(Object.assign({}, ...alike) as Members), ...targets });
    expect(together).toEqual(edgesOf({ [arn]: member, ...targets }));
    expect(together).toHaveLength(JSON.stringify(member).includes('sts:AssumeRole') ? targetsOf(arn) : 0);
  },
);

/** Those with MFA name but roles that begin with an a. */
const targetsOf = (arn: string): number => ([user('cyd'), user('dan')].includes(arn) ? 2 : 3);

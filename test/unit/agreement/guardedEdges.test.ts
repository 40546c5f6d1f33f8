/** Edges under guardrails are what `can` says, for every principal on every role of a generated estate. */
import { expect, test } from 'vitest';
import { can } from '../../../src/access/can.js';
import { deriveEdges } from '../../../src/ingest/derive.js';
import { mergeAccountExports } from '../../../src/ingest/formats/mergePages.js';
import { normalise } from '../../../src/ingest/normalise.js';
import { generateEstate } from '../../support/generateAccounts.js';
import { startsOf } from '../../support/edgeStarts.js';
import { importedGraph, parse } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, rcpFullAccess, type Level } from '../../support/organizations.js';

const [first, second, third] = ['200000000001', '200000000002', '200000000003'] as const;
const deny = (condition: object = {}, resource = '*') => ({
  Effect: 'Deny',
  Action: 'sts:AssumeRole',
  Resource: resource,
  ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
});
const levels = (base: Level, ...more: readonly Level[]): readonly Level[] =>
  [0, 1, 2].map((index) => ({ ...base, ...more[index] }));

const usersOnly = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } };
const tagged = { StringEquals: { 'aws:PrincipalTag/team': 'payments' } };
const perimeter = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } };

const places = {
  [first]: { scp: levels(fullAccess, {}, { Away: deny({}, `arn:aws:iam::${second}:role/*`) }) },
  [second]: { scp: levels(fullAccess, { Users: deny(usersOnly) }) },
  [third]: { rcp: levels(rcpFullAccess, { Perimeter: { ...deny(perimeter), Principal: '*' } }) },
};

test.each([
  ['no organization', { anyImported: false, places: new Map() }],
  ['guardrails in every account', organizationOf(places)],
  ['one account outside', organizationOf({ [second]: places[second], [third]: places[third] })],
  ['guardrails that were not collected', organizationOf({ ...places, [first]: { scp: 'NOT_COLLECTED' } })],
  [
    'a Deny of some by their tags',
    organizationOf({ ...places, [second]: { rcp: levels({ Tags: { ...deny(tagged), Principal: '*' } }) } }),
  ],
])('%s (E-19, E-20, E-37)', async (_, organizations) => {
  const documents = generateEstate(3, 14, 5).map(({ document }) => document);
  const { accounts, awsManagedPolicies } = mergeAccountExports(documents.map(parse));
  const facts = accounts.map((account) => normalise(account, awsManagedPolicies).facts);
  const edges = deriveEdges(facts, {
    trustingRoles: [],
    policySets: [],
    documents: new Map(),
    importedAccounts: new Set(),
    organizations,
  });
  const sets = facts.flatMap(({ policySets }) => policySets);
  const stored = new Map<string, string>();
  for (const { source, targetArn, grant } of edges) {
    for (const identifier of startsOf(source, sets)) {
      const pair = `${identifier} ${targetArn}`;
      if (stored.get(pair) !== 'ALLOWED') stored.set(pair, grant.decision);
    }
  }
  const everyone = sets.flatMap(({ members }) => members);
  const reader = inMemoryReader({ ...importedGraph(documents), organizations });
  const expected = new Map<string, string>();
  for (const { identifier } of everyone) {
    for (const role of everyone.filter(({ kind }) => kind === 'ROLE')) {
      const { decision } = await can(reader, {
        principal: identifier,
        action: 'sts:AssumeRole',
        resource: role.identifier,
        context: [],
        unlistedContextKeys: 'UNKNOWN',
      });
      if (decision === 'ALLOWED' || decision === 'CONDITIONAL')
        expected.set(`${identifier} ${role.identifier}`, decision);
    }
  }
  const known = new Set(everyone.map(({ identifier }) => identifier));
  const own = [...stored].filter(([pair]) => known.has(pair.split(' ')[0] ?? ''));
  expect(expected.size).toBeGreaterThan(5);
  expect(Object.fromEntries(own)).toEqual(Object.fromEntries(expected));
});

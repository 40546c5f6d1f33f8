/** Principals that are alike escalate at once: what is told of each is what is told of it where it is judged by itself. */
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type { EscalationAlternative } from '../../../src/graph/model/graph.js';
import type { PolicySet } from '../../../src/graph/model/storedPolicies.js';
import type { AccountIndex } from '../../../src/escalation/context/accountIndex.js';
import type * as alikeCallers from '../../../src/derive/equivalence/equivalentCallers.js';
import { deriveAssumeEdges } from '../../../src/derive/deriveAssumeEdges.js';
import { deriveEscalations } from '../../../src/derive/deriveEscalations.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { documentsOf, ownOf } from '../../../src/derive/equivalence/statementContents.js';
import { startsOf } from '../../support/edgeStarts.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { parse } from '../../support/importedGraph.js';
import { exportsOfEstate, type Member, type RoleEstate } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';
import { type Json, allow } from '../../support/statements.js';
import { atOnce } from '../../../src/graph/contract/turns.js';
type Members = Readonly<Record<string, Member>>;

/** Whether sets are put together. */
let together = true;
beforeEach(() => {
  together = true;
});

vi.mock('../../../src/derive/equivalence/equivalentCallers.js', async (original) => {
  const actual = await original<typeof alikeCallers>();
  return {
    groupEquivalentCallers: (estate: AccountIndex) =>
      together
        ? actual.groupEquivalentCallers(estate)
        : estate.around.policySets.map((set) => ({ sets: [set], common: new Set(set.identityHashes) })),
  };
});

const account = '111111111111';
const user = (name: string): string => `arn:aws:iam::${account}:user/${name}`;
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const reading = (name: string): Json => allow('s3:GetObject', `arn:aws:s3:::${name}/*`);
const trusting = (Principal: Json): readonly Json[] => [
  { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
];
const launching = allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']);

interface Derived {
  /** Of each principal: target, and by which ways, as its own. */
  readonly escalated: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly findings: ReadonlyMap<string, readonly string[]>;
  readonly edges: number;
}

function derived(members: Members, isTogether: boolean, groups: RoleEstate['groups'] = {}): Derived {
  together = isTogether;
  const { accounts } = mergeAccountExports(exportsOfEstate({ members, groups }).map(parse));
  const facts = accounts.map((one) => atOnce(normalizeAccount(one, new Map())).facts);
  const found = atOnce(
    deriveEscalations(
      facts,
      atOnce(deriveAssumeEdges(facts, noNeighbors)),
      noNeighbors,
      defaultDerivationRules,
    ),
  );
  const sets = facts.flatMap(({ policySets }) => policySets);
  const documents = new Map(facts.flatMap((one) => [...one.documents]));
  const setOf = (arn: string): PolicySet | undefined =>
    sets.find((set) => set.members.some(({ identifier }) => identifier === arn));
  const wayOf = (arn: string) => (way: EscalationAlternative) => {
    const set = setOf(arn);
    const { evidence, ...own } = set ? ownOf(way, documentsOf(set, documents)) : way;
    return JSON.stringify([own, evidence.map((statement) => JSON.stringify(statement)).toSorted()]);
  };
  const escalated = new Map<string, Map<string, string>>();
  for (const { source, targetArn, grant } of found.edges)
    for (const arn of startsOf(source, sets).filter((one) => one !== targetArn)) {
      const targets = escalated.get(arn) ?? new Map<string, string>();
      escalated.set(
        arn,
        targets.set(targetArn, [grant.decision, ...grant.alternatives.map(wayOf(arn)).toSorted()].join('\n')),
      );
    }
  const findings = found.findings.flatMap(({ source, alternatives }) =>
    startsOf(source, sets).map((arn) => [arn, alternatives.map(wayOf(arn)).toSorted()] as const),
  );
  return { escalated, findings: new Map(findings), edges: found.edges.length };
}

const count = 8;
const some = (make: (index: number) => readonly [string, Member]): Members =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
const services = some((index) => [
  role(`worker-${index}`),
  { trust: trusting({ Service: 'lambda.amazonaws.com' }), own: [reading(`w${index}`)] },
]);

test.each<readonly [string, (index: number) => Member]>([
  ['a policy of its own that allows it', (index) => ({ own: [reading(`${index}`), launching] })],
  ['a policy of its own beside', (index) => ({ own: [launching], beside: [reading(`${index}`)] })],
])('developers with %s have the edges of one (T-071)', (_, member) => {
  const members = { ...services, ...some((index) => [user(`dev-${index}`), member(index)]) };
  const found = derived(members, true);
  expect(found.edges).toBe(count);
  const apart = derived(members, false);
  expect(apart.edges).toBe(count * count);
  expect(found.escalated).toEqual(apart.escalated);
});

test('who may take over its equals is told of all but itself (T-020)', () => {
  const members = some((index) => [
    user(`dev-${index}`),
    { own: [reading(`${index}`), allow('iam:CreateAccessKey')] },
  ]);
  const found = derived(members, true);
  expect(found.edges).toBe(count);
  expect(found.escalated).toEqual(derived(members, false).escalated);
});

test('who gains the same, each by joining the same groups, has the edges of one (T-009)', () => {
  const joining = allow('iam:AddUserToGroup');
  const members = {
    ...services,
    ...some((index) => [user(`dev-${index}`), { own: [reading(`${index}`), joining] }]),
  };
  const groups = { [`arn:aws:iam::${account}:group/launchers`]: [launching, allow('iam:CreateAccessKey')] };
  const found = derived(members, true, groups);
  expect(found.edges).toBe(count + count);
  const apart = derived(members, false, groups);
  expect(apart.edges).toBe(count * count + count * (count - 1));
  expect(found.escalated).toEqual(apart.escalated);
  expect(found.findings).toEqual(apart.findings);
});

test('whom a trust policy names is told apart, and nobody else (T-031)', () => {
  const named = { [role('named')]: { trust: trusting({ AWS: user('dev-3') }), own: [allow('*')] } };
  const devs = some((index) => [user(`dev-${index}`), { own: [reading(`${index}`), launching] }]);
  const members = { ...services, ...devs, ...named };
  expect(derived(members, true).escalated).toEqual(derived(members, false).escalated);
});

test('where words tell of a document, the rest is told of all (T-071, T-153)', () => {
  const own = [launching, allow('kms:PutKeyPolicy', `arn:aws:kms:eu-west-1:${account}:key/*`)];
  const devs = some((index) => [user(`dev-${index}`), { own: [reading(`${index}`), ...own] }]);
  const members = { ...services, ...devs };
  const [found, apart] = [derived(members, true), derived(members, false)];
  expect(found.edges).toBe(count);
  expect(found.escalated).toEqual(apart.escalated);
  expect(found.findings).toEqual(apart.findings);
  expect(JSON.stringify([...found.findings])).toContain('(statement 2 of ');
});

test.each([0, 1, 2, 3])(
  'who may strengthen only dev-%i, which is one of them, is told so (T-182)',
  (index) => {
    const strengthening = (more: Json) => allow('iam:AttachUserPolicy', user(`dev-${index}`), more);
    const only = {
      Condition: { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AWSLambda_FullAccess' } },
    };
    for (const more of [{}, only]) {
      const members = some((at) => [user(`dev-${at}`), { own: [reading(`${at}`), strengthening(more)] }]);
      const [found, apart] = [derived(members, true), derived(members, false)];
      expect(found.findings).toEqual(apart.findings);
      expect(found.escalated).toEqual(apart.escalated);
    }
  },
);

const relevantTo: readonly Json[] = [
  launching,
  allow('iam:CreateAccessKey', user('*')),
  allow(['iam:CreateLoginProfile', 'iam:UpdateLoginProfile'], user('dev-1*')),
  allow('iam:PutUserPolicy', `arn:aws:iam::${account}:user/\${aws:username}`),
  allow('iam:AttachRolePolicy', role('worker-*')),
  allow('lambda:UpdateFunctionCode'),
  allow(['ssm:SendCommand', 'ec2:RunInstances', 'iam:PassRole'], '*', {
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  }),
  allow('sts:AssumeRole', role('worker-1*')),
  { Effect: 'Deny', Action: 'iam:PassRole', Resource: role('worker-2*') },
  allow(['sagemaker:*', 'cloudformation:*', 'glue:*']),
  allow('iam:AddUserToGroup'),
  { Effect: 'Deny', Action: '*m:PassRole', Resource: '*' },
];

const memberOf = (name: string) =>
  fc
    .record({
      own: fc.subarray(relevantTo.slice(0, 3)),
      beside: fc.subarray([...relevantTo]),
      isSilent: fc.boolean(),
    })
    .map(({ own, beside, isSilent }): Member => ({
      own,
      beside: [...beside, ...(isSilent ? [] : [reading(name)])],
    }));

test('of random estates each principal is told what it is told by itself (G-8, G-11)', () => {
  const kinds = fc.tuple(memberOf('a'), memberOf('b'));
  fc.assert(
    fc.property(
      kinds,
      fc.array(fc.nat(1), { minLength: 4, maxLength: 8 }),
      fc.boolean(),
      (both, choices, isRole) => {
        const members = Object.fromEntries(
          choices.map((choice, index) => {
            const { own = [], beside = [] } = both[choice] ?? {};
            const member = { own: [...own, reading(`own-${index}`)], beside };
            return isRole && index % 2 === 0
              ? [role(`dev-${index}`), { ...member, trust: trusting({ Service: 'lambda.amazonaws.com' }) }]
              : [user(`dev-${index}`), member];
          }),
        );
        const all = {
          ...services,
          ...members,
          [role('admin')]: { own: [allow('*')], trust: trusting({ Service: 'lambda.amazonaws.com' }) },
        };
        const groups = { [`arn:aws:iam::${account}:group/launchers`]: [launching] };
        const [found, apart] = [derived(all, true, groups), derived(all, false, groups)];
        expect(found.escalated).toEqual(apart.escalated);
        expect(found.findings).toEqual(apart.findings);
      },
    ),
    runs(60),
  );
});

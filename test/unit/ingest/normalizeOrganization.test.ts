/** From the files of an import, and of the imports before it, to the facts of an organization. */
import { describe, expect, it } from 'vitest';
import { mergeUnits } from '../../../src/ingest/merge/mergeUnits.js';
import { organizationKind } from '../../../src/ingest/merge/organizationKind.js';
import { normalizeOrganization } from '../../../src/ingest/normalize/organization/normalizeOrganization.js';
import {
  account,
  allowAll,
  attached,
  combined,
  deny,
  denySummary,
  DENY_ID,
  described,
  factsOf,
  fullAccess,
  LONER,
  MANAGEMENT,
  MEMBER,
  organization,
  ORGANIZATION,
  parse,
  PRODUCTION,
  root,
  ROOT,
  unit,
  hashOf,
  type ComparableFacts,
  wholeOf,
  WORKLOADS,
} from './organizations.js';

/** Outputs of the CLI, one file each, that say the same as `combined`. */
const outputs = (): Record<string, object> => ({
  'organization.json': { Organization: organization() },
  'roots.json': { Roots: [root()] },
  'units-root.json': { OrganizationalUnits: [unit(WORKLOADS, 'workloads')], ParentId: ROOT },
  'units-workloads.json': { OrganizationalUnits: [unit(PRODUCTION, 'production')], ParentId: WORKLOADS },
  'units-production.json': { OrganizationalUnits: [], ParentId: PRODUCTION },
  'accounts-root.json': { Accounts: [account(MANAGEMENT, 'management')], ParentId: ROOT },
  'accounts-workloads.json': { Accounts: [], ParentId: WORKLOADS },
  'accounts-production.json': { Accounts: [account(MEMBER, 'shop')], ParentId: PRODUCTION },
  'policies.json': { Policies: [fullAccess, denySummary] },
  'policy-1.json': { Policy: described(fullAccess, allowAll) },
  'policy-2.json': { Policy: described(denySummary, deny('organizations:LeaveOrganization')) },
  'targets-1.json': {
    Targets: [ROOT, WORKLOADS, PRODUCTION, MANAGEMENT, MEMBER].map((TargetId) => ({ TargetId })),
    PolicyId: 'p-FullAWSAccess',
  },
  'targets-2.json': { Targets: [{ TargetId: WORKLOADS, Type: 'ORGANIZATIONAL_UNIT' }], PolicyId: DENY_ID },
  'administrators.json': { DelegatedAdministrators: [] },
});

const at = (facts: ComparableFacts, targetId: string): readonly string[] =>
  facts.attachments
    .filter((one) => one.targetId === targetId)
    .map((one) => one.policyUid.split('/')[1] ?? '');

const collectedAt = (facts: ComparableFacts, id: string) =>
  [...facts.roots, ...facts.units, ...facts.accounts].find((one) => one.id === id)?.guardrailsCollected;

const parts = async (files: Readonly<Record<string, object>>) =>
  (await Promise.all(Object.entries(files).map(([name, value]) => parse(value, name)))).flatMap(
    ({ organizations = [] }) => organizations,
  );

const stored = (...ids: readonly string[]) => new Map(ids.map((id) => [id, new Map<string, string>()]));

describe('the facts of an organization', () => {
  it('are the same of the combined file and of the outputs of the CLI, in any order (F-161 to F-166)', async () => {
    const expected = await factsOf({ 'combined.json': combined() });
    expect(expected.dataGaps).toEqual([]);
    expect(at(expected, WORKLOADS)).toEqual(['p-FullAWSAccess', DENY_ID]);
    expect(await factsOf(outputs())).toEqual(expected);
    expect(await factsOf(Object.fromEntries(Object.entries(outputs()).reverse()))).toEqual(expected);
  });

  it('are the same when each output comes by an import of its own, describe-organization first', async () => {
    const expected = await factsOf({ 'combined.json': combined() });
    const oneByOne = Object.entries(outputs()).map(([name, value]) => ({ [name]: value }));
    expect(await factsOf(...oneByOne)).toEqual(expected);
  });

  const { 'accounts-root.json': _ofRoot, ...withoutRoot } = outputs();
  const { 'units-production.json': _belowProduction, ...withoutUnits } = outputs();
  const ofAll = { Accounts: [account(MANAGEMENT, 'management'), account(MEMBER, 'shop')] };
  it.each([
    ['all of them in one file', { 'a.json': combined() }, true],
    ['those of each parent', outputs(), true],
    ['those of each parent but the root', withoutRoot, false],
    ['those of each parent whose units are known', withoutUnits, false],
    ['some, of no known parent', { 'a.json': { Organization: organization() }, 'b.json': ofAll }, false],
    ['none', { 'a.json': { Organization: organization() } }, false],
  ])(
    'say whether all accounts are known, by %s (F-41), and have the management account',
    async (_by, files, known) => {
      const facts = await factsOf(files);
      expect(facts.areAccountsKnown).toBe(known);
      expect(facts.accounts.map(({ id }) => id)).toContain(MANAGEMENT);
    },
  );

  it('have each document by content, and the unreadable ones quarantined (F-20)', async () => {
    const broken = { PolicySummary: denySummary, Content: '{"Statement": [' };
    const whole = await wholeOf({
      'a.json': combined({ Policies: [described(fullAccess, allowAll), broken] }),
    });
    const result = normalizeOrganization(whole);
    if ('problems' in result) throw new Error('refused');
    expect(result.quarantined).toMatchObject([
      { owner: 'service control policy DenyLeaving', at: { file: 'a.json', path: '$.Policies[1].Content' } },
    ]);
    expect(result.facts.dataGaps).toMatchObject([{ kind: 'POLICY_QUARANTINED', accountId: MANAGEMENT }]);
  });

  it('tell whether a policy type is enabled by the roots alone (E-19j, F-37)', async () => {
    const facts = await factsOf({
      'a.json': combined({
        Roots: [root({ PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'PENDING_ENABLE' }] })],
      }),
    });
    expect(facts.guardrails).toEqual({ serviceControl: 'DISABLED', resourceControl: 'DISABLED' });
  });

  it('have no guardrails with consolidated billing only (E-19j)', async () => {
    const Organization = organization({ FeatureSet: 'CONSOLIDATED_BILLING' });
    const facts = await factsOf({ 'a.json': combined({ Organization }) });
    expect(facts.guardrails).toEqual({ serviceControl: 'DISABLED', resourceControl: 'DISABLED' });
  });

  it('leave it open which types are enabled without roots, unless something is attached (F-41)', async () => {
    const facts = await factsOf({ 'a.json': combined({ Roots: undefined }) });
    expect(facts.guardrails).toEqual({ serviceControl: 'ENABLED', resourceControl: 'UNKNOWN' });
    expect(facts.dataGaps.map(({ message }) => message)).toContain(
      `${ORGANIZATION}: which policy types are enabled is not known. Run aws organizations list-roots.`,
    );
  });

  it('tell none from not collected: with PolicyTargets a target without entries has none (F-41, F-168)', async () => {
    const PolicyTargets = attached('p-FullAWSAccess', ROOT, WORKLOADS, PRODUCTION, MANAGEMENT);
    const facts = await factsOf({ 'a.json': combined({ PolicyTargets }) });
    expect([at(facts, MEMBER), collectedAt(facts, MEMBER)]).toEqual([[], ['serviceControl']]);
    const without = await factsOf({ 'a.json': combined({ PolicyTargets: undefined }) });
    expect([at(without, MEMBER), collectedAt(without, MEMBER)]).toEqual([[], []]);
  });

  it("do not know what is attached as long as one policy's targets were not collected (F-41)", async () => {
    const { 'targets-2.json': _left, ...rest } = outputs();
    const facts = await factsOf(rest);
    expect(collectedAt(facts, WORKLOADS)).toEqual([]);
    expect(facts.dataGaps.map(({ message }) => message)).toContain(
      `${ORGANIZATION}: which service control policies are attached to 5 targets is not known. Run aws organizations list-policies, and list-targets-for-policy for each.`,
    );
  });

  it('know one target by list-policies-for-target (F-38)', async () => {
    const { 'targets-1.json': _one, 'targets-2.json': _two, ...rest } = outputs();
    const facts = await factsOf({ ...rest, 'member.json': { Policies: [fullAccess], TargetId: MEMBER } });
    expect([at(facts, MEMBER), collectedAt(facts, MEMBER)]).toEqual([
      ['p-FullAWSAccess'],
      ['serviceControl'],
    ]);
    expect(collectedAt(facts, WORKLOADS)).toEqual([]);
  });

  it('have attached policies of unknown content: without Content, or not in Policies (F-168)', async () => {
    const facts = await factsOf({
      'a.json': combined({
        Policies: [fullAccess],
        PolicyTargets: [...attached('p-FullAWSAccess', ROOT), ...attached('p-unlisted1', MEMBER)],
      }),
    });
    expect(facts.policies.map(({ policyId, kind, documentHash }) => [policyId, kind, documentHash])).toEqual([
      ['p-FullAWSAccess', 'SERVICE_CONTROL', undefined],
      ['p-unlisted1', 'SERVICE_CONTROL', undefined],
    ]);
    // It may be of either type.
    expect(facts.attachments.filter(({ targetId }) => targetId === MEMBER).map(({ type }) => type)).toEqual([
      'serviceControl',
      'resourceControl',
    ]);
    expect(facts.dataGaps.filter(({ kind }) => kind === 'POLICY_NOT_IMPORTED')).toHaveLength(2);
  });

  it('leave out policies of other types and where they are attached (F-39)', async () => {
    const tag = { ...denySummary, Id: 'p-tagtagtag', Arn: undefined, Type: 'TAG_POLICY' };
    const base = combined() as { Policies: object[]; PolicyTargets: object[] };
    const facts = await factsOf({
      'a.json': {
        ...base,
        Policies: [...base.Policies, tag],
        PolicyTargets: [...base.PolicyTargets, ...attached('p-tagtagtag', ROOT)],
      },
    });
    expect(facts).toEqual(await factsOf({ 'a.json': combined() }));
  });

  it('keep an account whose place is not known, and say so (F-167)', async () => {
    const facts = await factsOf({ 'a.json': combined({ Accounts: [account(MEMBER, 'shop')] }) });
    expect(facts.accounts.map(({ id, parentId }) => [id, parentId])).toEqual([
      [MEMBER, undefined],
      [MANAGEMENT, undefined],
    ]);
    expect(facts.dataGaps.map(({ message }) => message)).toContain(
      `${ORGANIZATION}: the place of one account in its tree is not known. Run aws organizations list-accounts-for-parent for each parent.`,
    );
  });

  it('are refused where a unit stands above itself', async () => {
    const OrganizationalUnits = [
      unit(WORKLOADS, 'workloads', { ParentId: PRODUCTION }),
      unit(PRODUCTION, 'production', { ParentId: WORKLOADS }),
    ];
    const result = normalizeOrganization(await wholeOf({ 'a.json': combined({ OrganizationalUnits }) }));
    expect(result).toMatchObject({
      problems: [
        { file: 'a.json', path: '$.OrganizationalUnits[0]' },
        { file: 'a.json', path: '$.OrganizationalUnits[1]' },
      ],
    });
  });
});

describe('a later import of an organization', () => {
  it('keeps the lists that it lacks, and fields of elements that it names (F-114)', async () => {
    const first = { 'a.json': combined() };
    const facts = await factsOf(first, { 'b.json': { Policies: [fullAccess, denySummary] } });
    expect(facts).toEqual(await factsOf(first));
  });

  it('changes the content of one policy', async () => {
    const facts = await factsOf(
      { 'a.json': combined() },
      { 'b.json': { Policy: described(denySummary, deny('s3:*')) } },
    );
    const expected = await factsOf({
      'a.json': combined({
        Policies: [described(fullAccess, allowAll), described(denySummary, deny('s3:*'))],
      }),
    });
    expect(facts).toEqual(expected);
  });

  it("detaches what a policy's targets no longer name", async () => {
    const facts = await factsOf({ 'a.json': combined() }, { 'b.json': { Targets: [], PolicyId: DENY_ID } });
    expect(at(facts, WORKLOADS)).toEqual(['p-FullAWSAccess']);
    expect(collectedAt(facts, WORKLOADS)).toEqual(['serviceControl']);
  });

  it('moves an account, or loses its place where it left a parent to nobody knows where', async () => {
    const moved = await factsOf(
      { 'a.json': combined() },
      { 'b.json': { Accounts: [account(MEMBER, 'shop')], ParentId: WORKLOADS } },
    );
    expect(moved.accounts.find(({ id }) => id === MEMBER)?.parentId).toBe(WORKLOADS);
    const left = await factsOf(
      { 'a.json': combined() },
      { 'b.json': { Accounts: [], ParentId: PRODUCTION } },
    );
    expect(left.accounts.map(({ id, parentId }) => [id, parentId])).toEqual([
      [MANAGEMENT, ROOT],
      [MEMBER, undefined],
    ]);
  });

  it('removes an account that a whole list lacks', async () => {
    const Accounts = [account(MANAGEMENT, 'management', { ParentId: ROOT })];
    const facts = await factsOf({ 'a.json': combined() }, { 'b.json': combined({ Accounts }) });
    expect(facts.accounts.map(({ id }) => id)).toEqual([MANAGEMENT]);
  });

  it('does not take a new account for one without policies: nobody looked (F-41)', async () => {
    const more = { 'b.json': { Accounts: [account(LONER, 'loner')], ParentId: ROOT } };
    const facts = await factsOf(
      { 'a.json': combined({ Accounts: [account(MANAGEMENT, 'm'), account(MEMBER, 's')] }) },
      more,
    );
    expect(collectedAt(facts, LONER)).toEqual([]);
    expect(collectedAt(facts, WORKLOADS)).toEqual(['serviceControl']);
    const looked = await factsOf({ 'a.json': combined() }, more, {
      'c.json': { PolicyTargets: attached('p-FullAWSAccess', ROOT) },
    });
    expect(collectedAt(looked, LONER)).toEqual(['serviceControl']);
  });

  it('is another where no more than a list is whole now: what it lacks later is gone (F-116)', async () => {
    const units = [unit(WORKLOADS, 'workloads', { ParentId: ROOT })];
    const first = { 'a.json': combined({ OrganizationalUnits: units, Accounts: [], PolicyTargets: [] }) };
    const whole = { 'b.json': { OrganizationalUnits: [], ParentId: WORKLOADS } };
    const hash = await hashOf(first, whole);
    expect(hash).not.toBe(await hashOf(first));
    expect(await hashOf(first, whole, whole, first)).toBe(hash);
  });

  it('is completed by a page after which more follows, and loses nothing (F-116)', async () => {
    const cut = { Accounts: [account(LONER, 'loner')], ParentId: PRODUCTION, NextToken: 'more' };
    const facts = await factsOf({ 'a.json': combined() }, { 'b.json': cut });
    expect(facts.accounts.map(({ id, parentId }) => [id, parentId])).toEqual([
      [MANAGEMENT, ROOT],
      [MEMBER, PRODUCTION],
      [LONER, PRODUCTION],
    ]);
  });
});

describe('the parts of one import', () => {
  it('are refused where two disagree, and both are named', async () => {
    const other = { Accounts: [account(MEMBER, 'shop')], ParentId: WORKLOADS };
    const merged = mergeUnits(
      organizationKind,
      await parts({ 'a.json': combined(), 'b.json': other }),
      stored(),
    );
    expect(merged.units).toEqual([]);
    expect(merged.refused.get(ORGANIZATION)).toEqual({
      files: ['a.json', 'b.json'],
      problems: [
        {
          file: 'b.json',
          path: '$.Accounts[0]',
          message: `${MEMBER} is also in a.json at $.Accounts[1], with another parentId. Give only one of them, or export the organization again.`,
        },
      ],
    });
  });

  it('are refused as a whole for a problem in one of them', async () => {
    const files = { 'a.json': combined(), 'b.json': { Targets: [{ TargetId: ROOT }] } };
    const merged = mergeUnits(organizationKind, await parts(files), stored());
    expect([merged.units, [...merged.refused.keys()]]).toEqual([[], [ORGANIZATION]]);
  });

  it('are refused where two organizations have the same account', async () => {
    const other = JSON.parse(
      JSON.stringify({ Organization: organization(), Accounts: [account(MEMBER, 'shop')] })
        .replaceAll(ORGANIZATION, 'o-zzzzzzzzzz')
        .replaceAll(MANAGEMENT, '999999999999'),
    ) as object;
    const merged = mergeUnits(
      organizationKind,
      await parts({ 'a.json': combined(), 'b.json': other }),
      stored(),
    );
    expect(merged.units).toEqual([]);
    expect([...merged.refused].map(([id, { files, problems }]) => [id, files, problems])).toEqual([
      [
        'o-zzzzzzzzzz',
        ['b.json'],
        [
          {
            file: 'b.json',
            path: '$.Accounts[0]',
            message: `${MEMBER} is also in ${ORGANIZATION}, in a.json at $.Accounts[1]. Give only one of them.`,
          },
        ],
      ],
      [
        ORGANIZATION,
        ['a.json'],
        [
          {
            file: 'a.json',
            path: '$.Accounts[1]',
            message: `${MEMBER} is also in o-zzzzzzzzzz, in b.json at $.Accounts[0]. Give only one of them.`,
          },
        ],
      ],
    ]);
  });

  const targets = { 'targets.json': { Targets: [{ TargetId: ROOT }], PolicyId: DENY_ID } };

  it('belong to the only organization of the import, or else the only one stored', async () => {
    const together = mergeUnits(
      organizationKind,
      await parts({ ...targets, 'a.json': combined() }),
      stored('o-other'),
    );
    expect(together.units.map(({ id }) => id)).toEqual([ORGANIZATION]);
    const alone = mergeUnits(organizationKind, await parts(targets), stored(ORGANIZATION));
    expect(alone.units.map(({ id }) => id)).toEqual([ORGANIZATION]);
  });

  it.each([
    [
      [],
      'and no organization is known. Import the output of aws organizations describe-organization with it.',
    ],
    [
      ['o-one', 'o-two'],
      'and it may be of any of o-one, o-two. Import it together with files of its organization only.',
    ],
  ])('are refused where they may be of any organization, or of none (%#)', async (known, why) => {
    const merged = mergeUnits(organizationKind, await parts(targets), stored(...known));
    expect(merged.units).toEqual([]);
    expect(merged.problems).toEqual([
      { file: 'targets.json', path: '$', message: `Nothing here says of which organization this is, ${why}` },
    ]);
  });
});

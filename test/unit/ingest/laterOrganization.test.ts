/** What later lists of an organization say about what earlier ones held: stale facts give way, and nothing returns. */
import { describe, expect, it } from 'vitest';
import {
  account,
  administrator,
  attached,
  combined,
  denySummary,
  DENY_ID,
  described,
  factsOf,
  fullAccess,
  LONER,
  MANAGEMENT,
  MEMBER,
  ORGANIZATION,
  PRODUCTION,
  root,
  ROOT,
  unit,
  WORKLOADS,
  type ComparableFacts,
} from './organizations.js';

const scp = { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' };
const rcp = { Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' };
const rcpSummary = { ...denySummary, Id: 'p-rcp00001', Arn: undefined, Name: 'DenyOthers', ...rcp };
const denyOthers = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }],
};
const everywhere = [ROOT, WORKLOADS, PRODUCTION, MANAGEMENT, MEMBER];

const first = { 'a.json': combined() };
const roots = (...types: readonly object[]) => ({ 'roots.json': { Roots: [root({ PolicyTypes: types })] } });
const targetsOf = (PolicyId: string, ...ids: readonly string[]) => ({
  Targets: ids.map((TargetId) => ({ TargetId })),
  PolicyId,
});
/** The resource control policy as list-policies, describe-policy and list-targets-for-policy print it. */
const withResourceControl = {
  'policies.json': { Policies: [rcpSummary] },
  'policy.json': { Policy: described(rcpSummary, denyOthers) },
  'targets.json': targetsOf('p-rcp00001', ...everywhere),
};

const collected = (facts: ComparableFacts, type: string) =>
  [...facts.roots, ...facts.units, ...facts.accounts].flatMap(({ id, guardrailsCollected: all }) =>
    all.some((one) => one === type) ? id : [],
  );
const attachments = (facts: ComparableFacts, type: string) =>
  facts.attachments.flatMap((one) => (one.type === type ? one.targetId : []));
const messages = ({ dataGaps }: ComparableFacts) => dataGaps.map(({ message }) => message);

const unknownTypes = `${ORGANIZATION}: which policy types are enabled is not known. Run aws organizations list-roots.`;

describe('policy types that earlier roots tell (E-19j, F-37)', () => {
  it('give way where a policy of another type is attached since', async () => {
    const facts = await factsOf(first, withResourceControl);
    expect(facts.guardrails).toEqual({ serviceControl: 'ENABLED', resourceControl: 'ENABLED' });
    expect(collected(facts, 'resourceControl')).toEqual(everywhere);
    expect(messages(facts)).toEqual([unknownTypes]);
  });

  it("give way to AWS's own policy, whose type its id tells", async () => {
    const facts = await factsOf(first, { 'b.json': targetsOf('p-RCPFullAWSAccess', ROOT) });
    expect(facts.guardrails.resourceControl).toBe('ENABLED');
  });

  it('are those of the roots where these come with the attachments, or after them', async () => {
    const together = await factsOf(first, { ...withResourceControl, ...roots(scp) });
    expect(together.guardrails.resourceControl).toBe('DISABLED');
    const later = await factsOf(first, withResourceControl, roots(scp), { 'd.json': { Policies: [] } });
    expect(later.guardrails.resourceControl).toBe('DISABLED');
  });
});

describe('attachments of a type that is disabled meanwhile (F-41)', () => {
  it('are gone: AWS does not attach them again with the type', async () => {
    const facts = await factsOf(
      first,
      { ...withResourceControl, ...roots(scp, rcp) },
      roots(scp),
      roots(scp, rcp),
    );
    expect(attachments(facts, 'resourceControl')).toEqual([]);
    expect(collected(facts, 'resourceControl')).toEqual([]);
    expect(facts.guardrails.resourceControl).toBe('ENABLED');
  });

  it('are not known of a type that is enabled since, rather than none, which would deny all', async () => {
    const facts = await factsOf(first, roots(scp, rcp));
    expect(collected(facts, 'resourceControl')).toEqual([]);
    const one = await factsOf(first, roots(scp, rcp), {
      'c.json': { Policies: [rcpSummary], TargetId: MEMBER },
    });
    expect(collected(one, 'resourceControl')).toEqual([MEMBER]);
  });

  it('are not known where none is left of an enabled type, since AWS leaves one at every target', async () => {
    const facts = await factsOf(first, {
      'b.json': [targetsOf('p-FullAWSAccess'), targetsOf(DENY_ID)],
    });
    expect(collected(facts, 'serviceControl')).toEqual([]);
  });
});

describe('what a later list removes', () => {
  const gone = { 'policies.json': { Policies: [fullAccess] } };

  it('takes a deleted policy from where it was attached', async () => {
    const facts = await factsOf(first, gone);
    expect(facts.policies.map(({ policyId }) => policyId)).toEqual(['p-FullAWSAccess']);
    expect([attachments(facts, 'resourceControl'), messages(facts)]).toEqual([[], []]);
  });

  it('keeps a policy that is still said to be attached, of unknown content', async () => {
    const facts = await factsOf(first, { ...gone, 'targets.json': targetsOf(DENY_ID, WORKLOADS) });
    expect(facts.policies.map(({ policyId }) => policyId)).toContain(DENY_ID);
  });

  it('takes an account that left from policies and delegation', async () => {
    const more = [
      account(MANAGEMENT, 'm', { ParentId: ROOT }),
      account(MEMBER, 's', { ParentId: PRODUCTION }),
    ];
    const loner = account(LONER, 'loner', { ParentId: ROOT });
    const before = combined({
      Accounts: [...more, loner],
      PolicyTargets: [...attached('p-FullAWSAccess', ...everywhere, LONER), ...attached(DENY_ID, WORKLOADS)],
      DelegatedAdministrators: [administrator(LONER, 'sso.amazonaws.com')],
    });
    expect(messages(await factsOf({ 'a.json': before }, { 'accounts.json': { Accounts: more } }))).toEqual(
      [],
    );
  });
});

describe('an account that is gone from its parent (F-41)', () => {
  const below = (ParentId: string, ...Accounts: readonly object[]) => ({ Accounts, ParentId });
  const units = (ParentId: string, ...ids: readonly string[]) => ({
    OrganizationalUnits: ids.map((id) => unit(id, id)),
    ParentId,
  });
  const whole = { 'a.json': combined() };
  const production = { 'p.json': [units(PRODUCTION), below(PRODUCTION)] };
  const rest = {
    'u.json': [units(ROOT, WORKLOADS), units(WORKLOADS, PRODUCTION)],
    'a.json': [below(ROOT, account(MANAGEMENT, 'management')), below(WORKLOADS)],
  };
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);

  it('left where the import lists each parent and none holds it', async () => {
    const { accounts, areAccountsKnown, dataGaps } = await factsOf(whole, { ...rest, ...production });
    expect([idsOf(accounts), areAccountsKnown]).toEqual([[MANAGEMENT], true]);
    expect(dataGaps).toEqual([]);
  });

  it('left with its unit and those below, though the management account is in no list', async () => {
    const {
      accounts,
      units: left,
      areAccountsKnown,
    } = await factsOf(whole, {
      'a.json': [units(ROOT), below(ROOT)],
    });
    expect([idsOf(accounts), idsOf(left), areAccountsKnown]).toEqual([[MANAGEMENT], [], true]);
  });

  it('may have left where the import lists some parents only', async () => {
    const some = await factsOf(whole, production);
    expect([idsOf(some.accounts), some.areAccountsKnown]).toEqual([[MANAGEMENT, MEMBER], false]);
    const byParents = {
      'o.json': combined({ OrganizationalUnits: undefined, Accounts: undefined }),
      ...rest,
    };
    const listed = { 'b.json': [units(PRODUCTION), below(PRODUCTION, account(MEMBER, 'shop'))] };
    expect((await factsOf({ ...byParents, ...listed })).areAccountsKnown).toBe(true);
    expect((await factsOf({ ...byParents, ...listed }, production)).areAccountsKnown).toBe(false);
  });
});

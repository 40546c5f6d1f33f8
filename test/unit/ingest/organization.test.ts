/** How outputs of AWS Organizations are told apart, read and refused. */
import { describe, expect, it } from 'vitest';
import { complaints } from './exports.js';
import {
  account,
  attached,
  combined,
  deny,
  denySummary,
  DENY_ID,
  described,
  fullAccess,
  LONER,
  MANAGEMENT,
  MEMBER,
  organization,
  ORGANIZATION,
  parse,
  parseOrganizationText,
  PRODUCTION,
  root,
  ROOT,
  unit,
  WORKLOADS,
} from './organizations.js';

async function only(value: object) {
  const { organizations = [], problems, notes } = await parse(value);
  const [part, ...more] = organizations;
  if (part === undefined || more.length > 0) throw new Error(`${organizations.length} parts`);
  return { part, problems: complaints(problems), notes: complaints(notes) };
}

describe('an output of AWS Organizations', () => {
  it('is the combined file: every list, each whole (F-161 to F-166)', async () => {
    const { part, problems, notes } = await only(combined());
    expect([problems, notes]).toEqual([[], []]);
    expect(part).toMatchObject({
      organizationId: ORGANIZATION,
      managementAccountId: MANAGEMENT,
      partition: 'aws',
      organization: [{ id: ORGANIZATION, featureSet: 'ALL' }],
      roots: [{ id: ROOT, enabledPolicyTypes: ['SERVICE_CONTROL_POLICY'] }],
      units: [
        { id: WORKLOADS, parentId: ROOT },
        { id: PRODUCTION, parentId: WORKLOADS },
      ],
      accounts: [
        { id: MANAGEMENT, parentId: ROOT },
        { id: MEMBER, parentId: PRODUCTION, status: 'ACTIVE', joinedAt: 1_704_164_645_678 },
      ],
      policies: [{ id: 'p-FullAWSAccess' }, { id: DENY_ID }],
    });
    expect(part.targets).toHaveLength(6);
    expect(part.covers).toEqual([
      'organization:*',
      'roots:*',
      'units:*',
      'accounts:*',
      'policies:*',
      'targets:*',
      'delegatedAdministrators:*',
    ]);
  });

  it('keeps no e-mail address', async () => {
    expect(JSON.stringify(await parse(combined()))).not.toContain('example.com');
  });

  it.each([
    ['describe-organization (F-25)', { Organization: organization() }, ['organization:*']],
    ['list-roots (F-26)', { Roots: [root()] }, ['roots:*']],
    [
      'list-organizational-units-for-parent with ParentId beside (F-27)',
      { OrganizationalUnits: [unit(WORKLOADS, 'workloads')], ParentId: ROOT },
      [`units:${ROOT}`],
    ],
    [
      'list-organizational-units-for-parent with Path (F-27)',
      {
        OrganizationalUnits: [
          unit(WORKLOADS, 'workloads', { Path: `${ORGANIZATION}/${ROOT}/${WORKLOADS}/` }),
        ],
      },
      [`units:${ROOT}`],
    ],
    [
      'list-accounts-for-parent with ParentId beside (F-28)',
      { Accounts: [account(MEMBER, 'shop')], ParentId: PRODUCTION },
      [`accounts:${PRODUCTION}`],
    ],
    [
      'list-accounts with Paths, which names several parents (F-28)',
      {
        Accounts: [
          account(MANAGEMENT, 'management', { Paths: [`${ORGANIZATION}/${ROOT}/${MANAGEMENT}/`] }),
          account(MEMBER, 'shop', {
            Paths: [`${ORGANIZATION}/${ROOT}/${WORKLOADS}/${PRODUCTION}/${MEMBER}/`],
          }),
        ],
      },
      ['accounts:*'],
    ],
    ['a list of accounts that says no place', { Accounts: [account(MEMBER, 'shop')] }, []],
    ['list-policies (F-30)', { Policies: [fullAccess, denySummary] }, ['policies:SERVICE_CONTROL_POLICY']],
    ['describe-policy (F-31)', { Policy: described(denySummary, deny('s3:*')) }, []],
    [
      'list-targets-for-policy with PolicyId beside (F-32)',
      { Targets: [{ TargetId: ROOT, Name: 'Root', Type: 'ROOT' }], PolicyId: DENY_ID },
      [`targets:${DENY_ID}`],
    ],
    ['no targets of a policy', { Targets: [], PolicyId: DENY_ID }, [`targets:${DENY_ID}`]],
    [
      'list-policies-for-target with TargetId beside (F-30)',
      { Policies: [fullAccess], TargetId: MEMBER },
      [`targets:${MEMBER}:SERVICE_CONTROL_POLICY`],
    ],
    ['list-parents (F-29)', { Parents: [{ Id: ROOT, Type: 'ROOT' }], ChildId: MEMBER }, []],
    [
      'list-children (F-29)',
      { Children: [{ Id: MEMBER, Type: 'ACCOUNT' }], ParentId: ROOT },
      [`accounts:${ROOT}`],
    ],
  ])('is %s', async (_name, value, covers) => {
    const { part, problems } = await only({ ...value, $metadata: {}, ResponseMetadata: { RequestId: '1' } });
    expect(problems).toEqual([]);
    expect(part.covers).toEqual(covers);
  });

  it('may be an array of pages; what more follows of is not whole (F-36, F-116)', async () => {
    const { organizations = [], problems } = await parse([
      { Accounts: [account(MEMBER, 'shop')], ParentId: ROOT, NextToken: 'more' },
      { Accounts: [], ParentId: ROOT },
    ]);
    expect(problems).toEqual([]);
    expect(organizations.map(({ covers }) => covers)).toEqual([[], [`accounts:${ROOT}`]]);
  });

  it('places units and accounts by list-parents and list-children (F-29)', async () => {
    const { part } = await only({ Parents: [{ Id: ROOT, Type: 'ROOT' }], ChildId: WORKLOADS });
    expect(part.units).toMatchObject([{ id: WORKLOADS, parentId: ROOT }]);
    const children = await only({ Children: [{ Id: MEMBER, Type: 'ACCOUNT' }], ParentId: WORKLOADS });
    expect(children.part.accounts).toMatchObject([{ id: MEMBER, parentId: WORKLOADS }]);
  });

  it('attaches each policy of list-policies-for-target to its target (F-38)', async () => {
    const { part } = await only({ Policies: [fullAccess, denySummary], TargetId: MEMBER });
    expect(part.targets.map(({ policyId, targetId }) => [policyId, targetId])).toEqual([
      ['p-FullAWSAccess', MEMBER],
      [DENY_ID, MEMBER],
    ]);
    expect(part.policies.every(({ content }) => content === undefined)).toBe(true);
  });

  it('may lack any list, or have it empty or null (F-113)', async () => {
    const { part, problems } = await only({ Organization: organization(), Roots: null, Accounts: [] });
    expect(problems).toEqual([]);
    expect(part.covers).toEqual(['organization:*', 'accounts:*']);
  });

  it.each([
    ['IAM', { Policies: [{ PolicyName: 'p', PolicyId: 'ANPA', Arn: `arn:aws:iam::${MEMBER}:policy/p` }] }],
    ['EventBridge', { Targets: [{ Id: '1', Arn: 'arn:aws:lambda:eu-west-1:1:function:f' }] }],
    ['another service', { Accounts: [{ id: '1' }] }],
  ])('is not a list of the same name of %s', async (_name, value) => {
    await expect(parse(value)).rejects.toThrow('taken for nothing known');
  });
});

describe('an element of an organization', () => {
  it('says by State before Status what an account is (F-42)', async () => {
    const { part } = await only({
      Accounts: [account(MEMBER, 'shop', { State: 'CLOSED', Status: 'SUSPENDED' })],
    });
    expect(part.accounts[0]?.status).toBe('CLOSED');
    const older = await only({
      Accounts: [account(MEMBER, 'shop', { State: undefined, Status: 'SUSPENDED' })],
    });
    expect(older.part.accounts[0]?.status).toBe('SUSPENDED');
  });

  it('counts as ACTIVE without either, with one note (F-42)', async () => {
    const neither = { State: undefined, Status: undefined };
    const { part, notes } = await only({
      Accounts: [account(MEMBER, 'shop', neither), account(LONER, 'loner', neither)],
    });
    expect(part.accounts.map(({ status }) => status)).toEqual([undefined, undefined]);
    expect(notes).toEqual(['$.Accounts: 2 accounts have neither State nor Status, and so counts as ACTIVE.']);
  });

  it('has its ParentId before its Path, with a note where they differ (F-167)', async () => {
    const Path = `${ORGANIZATION}/${ROOT}/${WORKLOADS}/`;
    const { part, notes } = await only({
      OrganizationalUnits: [unit(WORKLOADS, 'workloads', { Path, ParentId: PRODUCTION })],
    });
    expect(part.units[0]?.parentId).toBe(PRODUCTION);
    expect(notes).toEqual([
      `$.OrganizationalUnits[0]: ParentId says ${PRODUCTION} and the path ${ROOT}; ParentId counts.`,
    ]);
  });

  it('has no known place with neither, and with paths that disagree (F-167)', async () => {
    const Paths = [`${ORGANIZATION}/${ROOT}/${MEMBER}/`, `${ORGANIZATION}/${ROOT}/${WORKLOADS}/${MEMBER}/`];
    const { part } = await only({ Accounts: [account(MEMBER, 'shop', { Paths }), account(LONER, 'loner')] });
    expect(part.accounts.map(({ parentId }) => parentId)).toEqual([undefined, undefined]);
  });

  it('is a policy of a type that takes no part, known or not, without an error (F-39)', async () => {
    const tag = { ...denySummary, Id: 'p-tagtagtag', Arn: undefined, Type: 'TAG_POLICY' };
    const future = { ...tag, Id: 'p-future001', Type: 'FUTURE_POLICY' };
    const { part, problems } = await only({ Policies: [tag, described(future, { rules: {} })] });
    expect(problems).toEqual([]);
    expect(part.policies.map(({ id, type, content }) => [id, type, content])).toEqual([
      ['p-tagtagtag', 'OTHER', undefined],
      ['p-future001', 'OTHER', undefined],
    ]);
  });

  it('has its Content as text or as an object (F-31, F-168)', async () => {
    const asText = await only({ Policy: described(denySummary, deny('s3:*')) });
    const asObject = await only({ Policy: { PolicySummary: denySummary, Content: deny('s3:*') } });
    const [text, object] = [asText, asObject].map(({ part }) => part.policies[0]?.content);
    expect(text).toMatchObject({ kind: 'DOCUMENT' });
    expect(object).toEqual(text);
  });

  it('keeps unreadable Content, to be quarantined, and refuses nothing (F-20)', async () => {
    const { part, problems } = await only({
      Policy: { PolicySummary: denySummary, Content: '{"Statement": [' },
    });
    expect(problems).toEqual([]);
    expect(part.policies[0]?.content).toMatchObject({ kind: 'UNREADABLE', path: '$.Policy.Content' });
  });
});

describe('a problem in an organization', () => {
  it.each([
    [
      { Targets: [{ TargetId: ROOT, Type: 'ROOT' }] },
      '$: PolicyId is missing, and nothing else here says which policy is attached to these. Put "PolicyId": "p-…" beside "Targets", with the value that the command was given.',
    ],
    [
      { Parents: [{ Id: ROOT, Type: 'ROOT' }] },
      '$: ChildId is missing, and nothing else here says whose parent this is. Put "ChildId": "111122223333" beside "Parents", with the value that the command was given.',
    ],
    [
      { Children: [{ Id: MEMBER, Type: 'ACCOUNT' }] },
      '$: ParentId is missing, and nothing else here says whose children these are. Put "ParentId": "ou-…" beside "Children", with the value that the command was given.',
    ],
    [
      { PolicyTargets: [{ TargetId: ROOT }] },
      '$.PolicyTargets[0]: PolicyId is missing. Put the id of the policy that is attached here.',
    ],
    [
      { PolicyTargets: attached('p-x', 'nowhere') },
      '$.PolicyTargets[0].TargetId: "nowhere" is no id such as r-ab12 or ou-ab12-11111111 or 111122223333. Correct it.',
    ],
    [
      { Policies: [{ ...denySummary, Arn: undefined, Type: undefined }] },
      `$.Policies[0]: ${DENY_ID} has no Type, so nobody can tell what it applies to. Export again.`,
    ],
    [
      { Policies: [{ ...denySummary, Arn: {} }] },
      '$.Policies[0].Arn: Expected a string, found an object. Correct it or export again.',
    ],
    [
      { OrganizationalUnits: [{ Name: 'workloads' }] },
      '$.OrganizationalUnits[0]: Id is missing. Export again.',
    ],
    [
      [{ Roots: [root()] }, { Buckets: [] }],
      '$[1]: This is no output of AWS Organizations. Take it out, or give it by itself.',
    ],
  ])('says where it is and what to do, and refuses the organization (%#)', async (value, complaint) => {
    const { organizations = [], problems, refusedAccountIds } = await parse(value);
    expect(complaints(problems)).toEqual([complaint]);
    expect(organizations.every(({ refused }) => refused)).toBe(true);
    expect(refusedAccountIds).toEqual([]);
  });

  it('is an account id as a number', async () => {
    const { problems } = await only({ Accounts: [account(MEMBER, 'shop', { Id: 222222222222 })] });
    expect(problems).toEqual([
      '$.Accounts[0].Id: Expected a string, found the number "222222222222". Correct it or export again.',
    ]);
  });

  it('is a key that is there twice, but not inside Content (F-111, L-3)', async () => {
    const twice = `{"Organization": {"Id": "${ORGANIZATION}", "Id": "${ORGANIZATION}", "MasterAccountId": "${MANAGEMENT}"}}`;
    expect(complaints(parseOrganizationText(twice).problems)).toEqual([
      '$.Organization.Id: This key is in its object more than once, so one value hides another. Keep one.',
    ]);
    const inside = `{"Policy": {"PolicySummary": ${JSON.stringify(denySummary)}, "Content": {"Version": "2012-10-17", "Version": "2012-10-17"}}}`;
    expect((await parseOrganizationText(inside)).problems).toEqual([]);
  });

  it('is a file with two organizations', async () => {
    const other = 'arn:aws:organizations::999999999999:account/o-zzzzzzzzzz/333333333333';
    const { problems } = await only({ Accounts: [account(MEMBER, 'shop'), { Id: LONER, Arn: other }] });
    expect(problems).toContain(
      `$.Accounts[1].Arn: This is of o-zzzzzzzzzz, and something before it in this file of ${ORGANIZATION}. Give each organization in files of its own.`,
    );
  });

  it('is not what is not used yet, which is noted (F-169)', async () => {
    const { notes, problems } = await only(combined({ EnabledFeatures: [] }));
    expect(problems).toEqual([]);
    expect(notes).toEqual(['$.EnabledFeatures: EnabledFeatures is not used yet; left out.']);
  });
});

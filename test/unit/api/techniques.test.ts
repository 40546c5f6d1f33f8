/** Techniques through the API: one by its id, and lists of them. */
import { describe, expect, it } from 'vitest';
import { requiredPermissions } from '../../../src/escalation/catalog/requiredPermissions.js';
import { techniques as known } from '../../../src/escalation/catalog/techniques.js';
import { dataOf } from './services.js';

interface Page {
  readonly nodes: readonly { readonly id: string; readonly status: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function techniques(given: string): Promise<Page> {
  const answer = await dataOf(
    `{ techniques(${given}) { nodes { id status } totalCount pageInfo { hasNextPage endCursor } } }`,
  );
  return answer['techniques'] as Page;
}

const permission = (action: string, on: string) => ({
  ...{ action, on },
  ...{ resource: null, passedTo: [], withoutKeys: [], opens: [] },
});

const requiredBy = async (id: string, selection = 'action on') =>
  (await dataOf(`{ technique(id: "${id}") { required { allOf { ${selection} } } } }`))['technique'];

const idsOf = ({ nodes }: Page): readonly string[] => nodes.map(({ id }) => id);

describe('a technique', () => {
  it('says what it requires, and what it gives', async () => {
    const { technique } = await dataOf(
      '{ technique(id: "T-071") { name required { allOf { action on resource passedTo withoutKeys opens } } optional preconditions gains { kind text } sources status marks enabledByDefault closing } }',
    );
    expect(technique).toEqual({
      name: 'Lambda create and invoke',
      required: [
        {
          allOf: [
            { ...permission('iam:PassRole', 'ROLE'), passedTo: ['lambda.amazonaws.com'] },
            permission('lambda:CreateFunction', 'SOMETHING'),
            permission('lambda:InvokeFunction', 'SOMETHING'),
          ],
        },
      ],
      optional: [],
      preconditions: [],
      gains: [{ kind: 'BECOME_ROLE', text: 'Becomes the role.' }],
      sources: ['pc:lambda-001', 'rh:15', 'iv:15', 'pm'],
      status: 'CATALOGUED',
      marks: [],
      enabledByDefault: true,
      closing:
        'Limit iam:PassRole to lambda.amazonaws.com to the roles that are meant for functions, and lambda:CreateFunction to those who set them up.',
    });
  });

  it('says how bad it is, and why', async () => {
    const { technique } = await dataOf('{ technique(id: "T-123") { severity severityReason } }');
    expect(technique).toEqual({
      severity: 'MEDIUM',
      severityReason:
        'It gives all rights of a role, but only if something invokes the function, which no import decides.',
    });
  });

  it('is found in public catalogs, by a link where its page is known', async () => {
    const { technique } = await dataOf('{ technique(id: "T-071") { references { catalog id url } } }');
    expect(technique).toEqual({
      references: [
        {
          catalog: 'pathfinding.cloud',
          id: 'lambda-001',
          url: 'https://pathfinding.cloud/paths/lambda-001',
        },
        { catalog: "Rhino Security Labs' list", id: '15', url: null },
        { catalog: 'iam-vulnerable', id: '15', url: null },
        { catalog: 'PMapper', id: null, url: null },
        {
          catalog: 'MITRE ATT&CK',
          id: 'T1548.005',
          url: 'https://attack.mitre.org/techniques/T1548/005/',
        },
        { catalog: 'MITRE ATT&CK', id: 'T1648', url: 'https://attack.mitre.org/techniques/T1648/' },
      ],
    });
  });

  it('that was derived for this project is found in MITRE ATT&CK alone', async () => {
    const { technique } = await dataOf('{ technique(id: "T-180b") { sources references { catalog id } } }');
    expect(technique).toEqual({ sources: ['d'], references: [{ catalog: 'MITRE ATT&CK', id: 'T1666' }] });
  });

  it('whose alternatives differ in what they give says all that it gives (T-042)', async () => {
    const { technique } = await dataOf('{ technique(id: "T-042") { gains { kind } } }');
    expect(technique).toEqual({ gains: [{ kind: 'BECOME_ROLE' }, { kind: 'ADMINISTRATION' }] });
  });

  it('requires one way of several, alternatives multiplied out (T-042)', async () => {
    const provider = { action: 'iam:CreateOpenIDConnectProvider', on: 'SOMETHING' };
    const role = { action: 'iam:CreateRole', on: 'NEW' };
    expect(await requiredBy('T-042')).toEqual({
      required: [
        { allOf: [provider, { action: 'iam:UpdateAssumeRolePolicy', on: 'ROLE' }] },
        { allOf: [provider, role, { action: 'iam:PutRolePolicy', on: 'NEW' }] },
        { allOf: [provider, role, { action: 'iam:AttachRolePolicy', on: 'NEW' }] },
      ],
    });
  });

  it('requires to pass a role in a profile to EC2 (T-051), and to assume one (T-033)', async () => {
    expect(await requiredBy('T-051', 'action on passedTo')).toMatchObject({
      required: [
        { allOf: [{ action: 'iam:PassRole', on: 'ROLE_IN_PROFILE', passedTo: ['ec2.amazonaws.com'] }, {}] },
      ],
    });
    expect(await requiredBy('T-033')).toMatchObject({
      required: [
        { allOf: [{ on: 'ROLE' }, { action: 'sts:AssumeRole', on: 'ROLE' }] },
        { allOf: [{ on: 'ROLE' }, { action: 'sts:AssumeRole', on: 'ROLE' }] },
        { allOf: [{ on: 'BOUNDARY_OF_ROLE' }, { action: 'sts:AssumeRole', on: 'ROLE' }] },
        { allOf: [{ on: 'BOUNDARY_OF_ROLE' }, { action: 'sts:AssumeRole', on: 'ROLE' }] },
      ],
    });
  });

  it('names the ARN that is needed (T-177a), the keys left out (T-015), what a policy opens (T-125), what helps', async () => {
    expect(await requiredBy('T-177a', 'resource')).toEqual({
      required: [{ allOf: [{ resource: 'arn:*:iam::*:role/OrganizationAccountAccessRole' }] }],
    });
    expect(await requiredBy('T-015', 'withoutKeys')).toMatchObject({
      required: [
        { allOf: [{ withoutKeys: ['iam:PermissionsBoundary'] }, { withoutKeys: [] }] },
        { allOf: [{ withoutKeys: ['iam:PermissionsBoundary'] }, { withoutKeys: [] }] },
      ],
    });
    const opens = ['lambda:UpdateFunctionCode'];
    expect(await requiredBy('T-125', 'opens')).toEqual({
      required: [{ allOf: [{ opens }] }, { allOf: [{ opens }, { opens: [] }, { opens: [] }] }],
    });
    expect(await dataOf('{ technique(id: "T-015") { optional } }')).toEqual({
      technique: { optional: ['sts:AssumeRole', 'iam:PassRole'] },
    });
  });

  it('that somebody outside uses requires no permission (T-041)', async () => {
    expect(await requiredBy('T-041')).toEqual({ required: [{ allOf: [] }] });
  });

  it('that is off says so, with its marks', async () => {
    const { technique } = await dataOf('{ technique(id: "T-111") { marks enabledByDefault } }');
    expect(technique).toEqual({ marks: ['END_OF_LIFE'], enabledByDefault: false });
  });

  it('that is not there is null, whatever the case of its id', async () => {
    expect(await dataOf('{ technique(id: "T-999") { id } }')).toEqual({ technique: null });
    expect(await dataOf('{ technique(id: "t-071") { id } }')).toEqual({ technique: null });
  });
});

describe('the list', () => {
  it('comes in pages, each technique once', async () => {
    const first = await techniques('first: 100');
    const pages = [first];
    for (let last = first; last.pageInfo.hasNextPage; pages.push(last))
      last = await techniques(`first: 100, after: "${last.pageInfo.endCursor}"`);
    const ids = pages.flatMap(idsOf);
    expect(pages.length).toBe(Math.ceil(known.length / 100));
    expect(ids.length).toBe(known.length);
    expect(new Set(ids).size).toBe(known.length);
    expect(first.totalCount).toBe(known.length);
  });

  it('follows the tables: T-187 belongs to writes on oneself, T-182 to those that take over a principal', async () => {
    const { nodes } = await techniques('first: 3, filter: { text: "iam:PutRolePolicy @ R" }');
    expect(nodes.map(({ id }) => id)).toEqual(['T-029', 'T-032', 'T-036']);
    const before = await techniques('first: 100, filter: { text: "T-18" }');
    expect(idsOf(before).slice(0, 3)).toEqual(['T-187', 'T-188', 'T-182']);
  });

  it('is narrowed by status', async () => {
    const documented = await techniques('first: 100, filter: { status: DOCUMENTED }');
    const expected = known.filter((one) => one.status === 'DOCUMENTED').map(({ id }) => id);
    expect(expected).toEqual(expect.arrayContaining(['T-014', 'T-046', 'T-182', 'T-183', 'T-185', 'T-186']));
    expect(idsOf(documented)).toEqual(expected.slice(0, 100));
    expect(documented.totalCount).toBe(expected.length);
  });

  it('is narrowed by text in any case, of names and of actions, and by all that is asked', async () => {
    expect(idsOf(await techniques('first: 9, filter: { text: "ROGUE oidc" }'))).toEqual(['T-042']);
    // Written as PASS in the notation.
    const passing = known.filter((one) =>
      requiredPermissions(one).some(({ allOf }) => allOf.some(({ action }) => action === 'iam:PassRole')),
    );
    const { totalCount } = await techniques('first: 1, filter: { text: "iam:PassRole" }');
    expect(totalCount).toBeGreaterThanOrEqual(passing.length);
    expect(idsOf(await techniques('first: 9, filter: { text: "codestar:createproject" }'))).toEqual([
      'T-111',
    ]);
    expect(idsOf(await techniques('first: 9, filter: { text: "rogue oidc", status: DOCUMENTED }'))).toEqual(
      [],
    );
  });
});

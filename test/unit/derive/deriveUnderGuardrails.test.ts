/** Who may assume what under the guardrails of an organization. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IamRole } from '../../../src/graph/model/graph.js';
import type { DocumentFact, StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import type { AccountFacts, PolicySetFact, RoleFact } from '../../../src/graph/contract/graphWriter.js';
import { deriveAssumeEdges } from '../../../src/derive/deriveAssumeEdges.js';
import { fullAccess, organizationOf, rcpFullAccess, type Place } from '../../support/organizations.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

const home = '111122223333';
const other = '444455556666';
const full = { Effect: 'Allow', Action: '*', Resource: '*' };

function documentOf(use: string, statement: object): DocumentFact {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  return { hash: createHash('sha256').update(`${use} ${text}`).digest('hex'), text, statements: () => [] };
}

const arnOf = (accountId: string, name: string): string => `arn:aws:iam::${accountId}:role/${name}`;
const everything = documentOf('IDENTITY', full);

interface Given {
  readonly accountId: string;
  readonly names: readonly string[];
  readonly trusts: readonly string[];
}

/** Roles with the same policies, and the same trust policy. */
function accountOf({ accountId, names, trusts }: Given): AccountFacts {
  const trust = documentOf('TRUST', {
    Effect: 'Allow',
    Principal: { AWS: trusts },
    Action: 'sts:AssumeRole',
  });
  const members = names.map((name): IamRole => ({
    type: 'PRINCIPAL',
    kind: 'ROLE',
    identifier: arnOf(accountId, name),
    name,
    accountId,
    path: '/',
    uniqueId: `AROA${name.toUpperCase()}`,
    tags: [],
    serviceLinked: false,
  }));
  const set: PolicySetFact = {
    uid: `set of ${accountId}`,
    accountId,
    partition: 'aws',
    kind: 'ROLE',
    identityHashes: [everything.hash],
    partial: false,
    mayAssume: true,
    mayAssumeIn: ['*'],
    boundary: { status: 'NONE' },
    members,
  };
  const roles = members.map((member): RoleFact => ({
    ...member,
    arn: member.identifier,
    policyUids: [],
    policySetUid: set.uid,
    trustHash: trust.hash,
    trusts: trusts.map((identifier) => ({ identifier, statementIndexes: [0] })),
    singledOut: [],
  }));
  return {
    accountId,
    partition: 'aws',
    contentHash: '',
    derivationHash: '',
    users: [],
    roles,
    groups: [],
    policies: [],
    resources: [],
    instanceProfiles: [],
    workloads: [],
    identityProviders: [],
    completeness: [],
    inventory: [],
    principalsCollected: true,
    policySets: [set],
    documents: new Map([everything, trust].map((document) => [document.hash, document])),
    versionDocuments: new Map(),
    dataGaps: [],
    principalGaps: [],
    unreadTrusts: [],
    missingProviders: [],
  };
}

const sources = accountOf({ accountId: home, names: ['worker', 'admin'], trusts: [] });
const targets = accountOf({ accountId: other, names: ['target'], trusts: [`arn:aws:iam::${home}:root`] });

const none: StoredOrganizations = { anyImported: false, places: new Map() };

const edges = (organizations: StoredOrganizations, accounts = [sources, targets]) =>
  atOnce(
    deriveAssumeEdges(accounts, {
      ...noNeighbors,
      importedAccounts: new Set([home, other]),
      organizations,
    }),
  );

const under = (place: Place, elsewhere: Place = {}) =>
  edges(organizationOf({ [home]: place, [other]: elsewhere }));

const said = (found: ReturnType<typeof edges>): readonly string[] =>
  found.map(({ source, grant }) =>
    [source.kind === 'SET' ? source.setUid : source.identifiers.join(), grant.decision].join(' '),
  );

describe('edges', () => {
  it('are of the whole set where no guardrail tells its members apart (E-37)', () => {
    expect(said(edges(none))).toEqual([`set of ${home} ALLOWED`]);
    expect(said(under({}))).toEqual([`set of ${home} ALLOWED`]);
  });

  it("end where a service control policy of the source's account stops them (E-19, E-36)", () => {
    const deny = { NoRoles: { Effect: 'Deny', Action: 'sts:*', Resource: '*' } };
    const scp = [fullAccess, { ...fullAccess, ...deny }, fullAccess];
    expect(said(under({ scp }))).toEqual([]);
    expect(said(under({}, { scp }))).toEqual([`set of ${home} ALLOWED`]);
    expect(said(under({ scp: [fullAccess, {}, fullAccess] }))).toEqual([]);
  });

  it("end where a resource control policy of the role's account stops them (E-20, E-20e)", () => {
    const deny = { NoRoles: { Effect: 'Deny', Principal: '*', Action: 'sts:*', Resource: '*' } };
    const rcp = [rcpFullAccess, { ...rcpFullAccess, ...deny }, rcpFullAccess];
    expect(said(under({}, { rcp }))).toEqual([]);
    expect(said(under({ rcp }))).toEqual([`set of ${home} ALLOWED`]);
  });

  it('are judged apart where accounts with the same roles differ (E-20, E-70)', () => {
    const third = '777788889999';
    const trusts = [`arn:aws:iam::${home}:root`];
    const accounts = [sources, targets, accountOf({ accountId: third, names: ['target'], trusts })];
    const targetsUnder = (scp: Place, rcp: Place) =>
      edges(organizationOf({ [home]: scp, [other]: {}, [third]: rcp }), accounts).map((one) => one.targetArn);
    const both = [arnOf(other, 'target'), arnOf(third, 'target')];
    expect(targetsUnder({}, {})).toEqual(both);
    const deny = { Effect: 'Deny', Action: 'sts:*', Resource: '*' };
    const rcp = [rcpFullAccess, { NoRoles: { ...deny, Principal: '*' } }, rcpFullAccess];
    expect(targetsUnder({}, { rcp })).toEqual(both.slice(0, 1));
    expect(targetsUnder({}, { rcp: 'NOT_COLLECTED' })).toEqual(both.slice(0, 1));
    const Condition = { StringEquals: { 'aws:ResourceAccount': third } };
    const scp = [fullAccess, { ...fullAccess, NotThere: { ...deny, Condition } }, fullAccess];
    expect(targetsUnder({ scp }, {})).toEqual(both.slice(0, 1));
    const named = { ...deny, Resource: `arn:aws:iam::${third}:role/*` };
    expect(targetsUnder({ scp: [fullAccess, { ...fullAccess, named }, fullAccess] }, {})).toEqual(
      both.slice(0, 1),
    );
  });

  it('are of single principals where a guardrail spares some (E-19a)', () => {
    const spared = (action: string) => ({
      Spared: {
        Effect: 'Deny',
        Action: action,
        Resource: '*',
        Condition: { ArnNotLike: { 'aws:PrincipalArn': arnOf('*', 'admin') } },
      },
    });
    const scp = (action: string) => [{ ...fullAccess, ...spared(action) }, fullAccess, fullAccess];
    expect(said(under({ scp: scp('sts:AssumeRole') }))).toEqual([`${arnOf(home, 'admin')} ALLOWED`]);
    // Of another action it says nothing here: then the set has one edge.
    expect(said(under({ scp: scp('s3:*') }))).toEqual([`set of ${home} ALLOWED`]);
  });

  it('are none that is known where guardrails were not collected (U-9f)', () => {
    expect(said(under({ scp: 'NOT_COLLECTED' }))).toEqual([]);
    expect(said(under({}, { rcp: 'NOT_COLLECTED' }))).toEqual([]);
  });

  it('are as without organization where an account is in none that was imported (E-19d, U-9a)', () => {
    const found = edges(organizationOf({ [other]: {} }));
    expect(said(found)).toEqual([`set of ${home} ALLOWED`]);
    expect(found.flatMap(({ grant }) => grant.dataGaps)).toEqual([]);
  });

  it('cite guardrails by policy and level, everything else by document (U-10)', () => {
    const [edge] = under({});
    const levels = ['r-ab12', 'ou-ab12-cd345678', home];
    expect(edge?.grant.evidence).toEqual([
      ...levels.map((level) => ({
        layer: 'SERVICE_CONTROL',
        policyUid: 'policy FullAWSAccess',
        level,
        index: 0,
        effect: 'ALLOW',
      })),
      expect.objectContaining({ layer: 'TRUST' }),
      { layer: 'IDENTITY', documentHash: everything.hash, index: 0, effect: 'ALLOW' },
    ]);
  });

  it('know the organization of an account that was never imported (E-64(aws:PrincipalOrgID))', () => {
    const outside = '777788889999';
    const open = accountOf({ accountId: other, names: ['target'], trusts: [`arn:aws:iam::${outside}:root`] });
    const perimeter = {
      Perimeter: {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:*',
        Resource: '*',
        Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } },
      },
    };
    const rcp = [rcpFullAccess, rcpFullAccess, perimeter];
    const conditions = (organizations: StoredOrganizations) =>
      edges(organizations, [open]).map(({ grant }) => grant.conditions.map(({ key }) => key));
    expect(conditions(organizationOf({ [other]: { rcp }, [outside]: {} }))).toEqual([[]]);
    expect(conditions(organizationOf({ [other]: { rcp } }))).toEqual([['aws:PrincipalOrgID']]);
  });
});

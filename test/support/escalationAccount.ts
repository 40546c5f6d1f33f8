/** Small accounts for the tests of escalation: users, roles, groups and policies in few words, and what is derived of them. */
import { clockOfImport } from '../../src/iam/facts/clock.js';
import type { EscalationAlternative } from '../../src/graph/model/graph.js';
import type {
  AccountFacts,
  Escalations,
  EscalationEdge,
  ManagedOrganization,
} from '../../src/graph/contract/graphWriter.js';
import { IDENTITY_CENTER } from '../../src/graph/model/delegatedServices.js';
import type { StoredOrganizations } from '../../src/graph/model/storedPolicies.js';
import { deriveAssumeEdges } from '../../src/derive/deriveAssumeEdges.js';
import { deriveEscalations } from '../../src/derive/deriveEscalations.js';
import {
  accountWith,
  coverageOf,
  type AccountLists,
  type CoverageDetail,
  type CredentialDetail,
  type GroupDetail,
  type IdentityProviderDetail,
  type InlinePolicyDetail,
  type ManagedPolicyDetail,
  type PolicyText,
  type RoleDetail,
  type RunsAs,
  type UserDetail,
  type WorkloadDetail,
} from '../../src/ingest/formats/account/accountExport.js';
import { kindInScopes } from '../../src/ingest/formats/account/scopes.js';
import { passedByService } from '../../src/iam/facts/passedOn.js';
import { missingRegions } from '../../src/graph/model/regions.js';
import { normalizeAccount } from '../../src/ingest/normalize/normalizeAccount.js';
import { defaultDerivationRules, type DerivationRules } from '../../src/derive/derivationRules.js';
import { startsOf } from './edgeStarts.js';
import { noNeighbors } from './noNeighbors.js';
import { resourceControlsAround } from './organizations.js';
import { atOnce } from '../../src/graph/contract/turns.js';

export const home = '111122223333';

export const arnOf = (
  kind: 'user' | 'role' | 'group' | 'policy' | 'instance-profile',
  name: string,
): string => `arn:aws:iam::${home}:${kind}/${name}`;

export const rootArn = `arn:aws:iam::${home}:root`;

export type Statement = Readonly<Record<string, unknown>>;

const origin = { file: 'account.json', path: '$' };

const documentOf = (statements: readonly Statement[]): PolicyText => ({
  ...origin,
  kind: 'DOCUMENT',
  text: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  duplicateKeys: [],
});

export const allow = (
  action: string | readonly string[],
  resource: unknown = '*',
  more: Statement = {},
): Statement => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});

export const deny = (
  action: string | readonly string[],
  resource: unknown = '*',
  more: Statement = {},
): Statement => ({
  Effect: 'Deny',
  Action: action,
  Resource: resource,
  ...more,
});

export interface Holds {
  /** One inline policy. */
  readonly may?: readonly Statement[];
  /** Further inline policies. */
  readonly inline?: Readonly<Record<string, readonly Statement[]>>;
  /** Names of managed policies, or ARNs of those of AWS. */
  readonly attached?: readonly string[];
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface UserIs extends Holds {
  readonly groups?: readonly string[];
  readonly credentials?: Pick<CredentialDetail, 'passwordEnabled' | 'mfaActive'> & { readonly keys?: number };
}

export interface RoleIs extends Holds {
  readonly path?: string;
  /** Services, ARNs, or a whole trust policy. */
  readonly trusts?: readonly string[];
  readonly trust?: readonly Statement[];
  readonly profile?: string;
}

export interface WorkloadIs {
  readonly arn: string;
  readonly runsAs?: readonly RunsAs[];
  readonly versions?: WorkloadDetail['versions'];
  readonly codeFrom?: readonly string[];
}

export interface AccountIs {
  readonly users?: Readonly<Record<string, UserIs>>;
  readonly roles?: Readonly<Record<string, RoleIs>>;
  /** undefined: they were not collected. */
  readonly groups?: Readonly<Record<string, Holds>> | undefined;
  /** Versions, the one that counts first. */
  readonly policies?: Readonly<Record<string, readonly (readonly Statement[])[]>>;
  readonly workloads?: readonly WorkloadIs[];
  /** Kinds of workloads that were looked for: in every region, or in those that follow `@`. */
  readonly inventoried?: readonly string[];
  /** The same for those of which an earlier version of the collection left out what has no role (G-12). */
  readonly inventoriedWithRoles?: readonly string[];
  /** The same for those that a collection could not read, or not whole. */
  readonly denied?: readonly string[];
  /** Regions that the account has enabled; missing: they were not listed. */
  readonly enabled?: readonly string[];
  /** All identity providers; missing: they were not collected. */
  readonly providers?: readonly string[];
}

const policyArn = (name: string): string => (name.startsWith('arn:') ? name : arnOf('policy', name));

function inlineOf({ may, inline = {} }: Holds): readonly InlinePolicyDetail[] {
  const all = may === undefined ? inline : { ...inline, own: may };
  return Object.entries(all).map(([name, statements]) => ({ name, document: documentOf(statements) }));
}

function held(arn: string, name: string, is: Holds, path = '/') {
  return {
    arn,
    name,
    path,
    origin,
    inlinePolicies: inlineOf(is),
    attachedPolicies: (is.attached ?? []).map((policy) => ({
      name: policy.slice(policy.lastIndexOf('/') + 1),
      arn: policyArn(policy),
    })),
    tags: Object.entries(is.tags ?? {}),
    ...(is.boundary === undefined ? {} : { permissionsBoundaryArn: policyArn(is.boundary) }),
  };
}

const userDetail = ([name, is]: readonly [string, UserIs]): UserDetail => ({
  ...held(arnOf('user', name), name, is),
  userId: `AIDA${name.toUpperCase()}`,
  groupNames: is.groups ?? [],
});

const principalOf = (name: string): Statement => {
  if (/-provider\/|^cognito-identity\./.test(name)) return { Federated: name };
  return name.endsWith('.amazonaws.com') ? { Service: name } : { AWS: name };
};

const trustStatement = (name: string): Statement => ({
  Effect: 'Allow',
  Principal: principalOf(name),
  Action: /oidc-provider|^cognito-identity\./.test(name)
    ? 'sts:AssumeRoleWithWebIdentity'
    : name.includes('saml-provider')
      ? 'sts:AssumeRoleWithSAML'
      : ['sts:AssumeRole', ...passedByService({ kind: 'service', service: name })],
});

function roleDetail([name, is]: readonly [string, RoleIs]): RoleDetail {
  const { path = '/', trusts = [], trust = trusts.map(trustStatement), profile } = is;
  const arn = `arn:aws:iam::${home}:role${path}${name}`;
  const profileArn = arnOf('instance-profile', profile ?? '');
  return {
    ...held(arn, name, is, path),
    roleId: `AROA${name.toUpperCase()}`,
    trustPolicy: documentOf(trust),
    instanceProfiles:
      profile === undefined ? [] : [{ arn: profileArn, name: profile, path: '/', origin, tags: [] }],
  };
}

const groupDetail = ([name, is]: readonly [string, Holds]): GroupDetail => {
  const { tags: _tags, ...detail } = held(arnOf('group', name), name, is);
  return { ...detail, groupId: `AGPA${name.toUpperCase()}` };
};

const policyDetail = ([name, versions]: readonly [
  string,
  readonly (readonly Statement[])[],
]): ManagedPolicyDetail => ({
  arn: arnOf('policy', name),
  name,
  path: '/',
  origin,
  policyId: `ANPA${name.toUpperCase()}`,
  defaultVersionId: 'v1',
  versions: versions.map((statements, index) => ({
    versionId: `v${index + 1}`,
    isDefault: index === 0,
    document: documentOf(statements),
  })),
});

function credentialDetail([name, { credentials }]: readonly [string, UserIs]): readonly CredentialDetail[] {
  if (credentials === undefined) return [];
  const { keys, ...detail } = credentials;
  const accessKeys = Array.from({ length: keys ?? 0 }, (_, index) => ({
    id: `AKIA${name.toUpperCase()}${index}`,
    status: 'ACTIVE' as const,
  }));
  return [{ arn: arnOf('user', name), origin, ...detail, ...(keys === undefined ? {} : { accessKeys }) }];
}

const workloadDetail = ({ arn, runsAs = [], versions, codeFrom }: WorkloadIs): WorkloadDetail => ({
  arn,
  kind: kindInScopes(arn),
  name: arn.slice(arn.lastIndexOf('/') + 1),
  origin,
  runsAs,
  ...(versions === undefined ? {} : { versions }),
  ...(codeFrom === undefined ? {} : { codeFrom }),
});

/** In every region, or where it says: `lambda:function@eu-west-1`. */
function coverage(kindAndRegion: string, status: CoverageDetail['status']): readonly CoverageDetail[] {
  const [kind = '', ...only] = kindAndRegion.split('@');
  const regions = only.length > 0 ? only : missingRegions('aws', []);
  return regions.map((region) => ({
    arn: `workloads:${kind}@${region}`,
    origin,
    list: 'workloads',
    kind,
    region,
    status,
    withoutRole: true,
  }));
}

const enabledRegions = (regions: readonly string[]): CoverageDetail => ({
  ...coverageOf('regions', '*', ''),
  origin,
  status: 'COLLECTED',
  regions,
});

const allProviders: CoverageDetail = {
  arn: 'identityProviders:*@',
  origin,
  list: 'identityProviders',
  kind: '*',
  region: '',
  status: 'COLLECTED',
};

const providerDetail = (arn: string): IdentityProviderDetail => ({
  arn,
  origin,
  kind: arn.includes(':saml-provider/') ? 'SAML' : 'OIDC',
});

export function factsOf(is: AccountIs, accountId = home) {
  const {
    users = {},
    roles = {},
    policies = {},
    workloads,
    inventoried = [],
    inventoriedWithRoles = [],
    denied = [],
    enabled,
    providers,
  } = is;
  const lists: Partial<AccountLists> = {
    users: Object.entries(users).map(userDetail),
    roles: Object.entries(roles).map(roleDetail),
    ...('groups' in is && is.groups === undefined
      ? {}
      : { groups: Object.entries(is.groups ?? {}).map(groupDetail) }),
    policies: Object.entries(policies).map(policyDetail),
    credentials: Object.entries(users).flatMap(credentialDetail),
    coverage: [
      ...inventoried.flatMap((one) => coverage(one, 'COLLECTED')),
      ...inventoriedWithRoles
        .flatMap((one) => coverage(one, 'COLLECTED'))
        .map(({ withoutRole: _, ...entry }) => entry),
      ...denied.flatMap((one) => coverage(one, 'DENIED')),
      ...(enabled === undefined ? [] : [enabledRegions(enabled)]),
      ...(providers === undefined ? [] : [allProviders]),
    ],
    identityProviders: (providers ?? []).map(providerDetail),
    ...(workloads === undefined ? {} : { workloads: workloads.map(workloadDetail) }),
  };
  return atOnce(normalizeAccount(accountWith({ accountId, partition: 'aws' }, lists), new Map())).facts;
}

export const noOrganization: StoredOrganizations = { anyImported: false, places: new Map() };

/** With Identity Center, where the account manages its organization or administers that for it. */
function managedIn({ places }: StoredOrganizations): readonly ManagedOrganization[] {
  const place = places.get(home);
  const isDelegated = place?.delegatedServices?.includes(IDENTITY_CENTER) === true;
  if (place === undefined || !(isDelegated || place.managementAccountId === home)) return [];
  const { managementAccountId } = place;
  return [
    {
      managementAccountId,
      accountIds: [...places.keys()].filter((id) => id !== managementAccountId),
      identityCenterAdministrators: isDelegated ? [home] : [],
      hasIdentityCenter: true,
      permissionSetRoles: [],
    },
  ];
}

type Around = readonly [organizations?: StoredOrganizations, rules?: Partial<DerivationRules>];

export const escalationsIn = (is: AccountIs, ...around: Around): Escalations =>
  escalationsOf(factsOf(is), ...around);

function escalationsOf(
  facts: AccountFacts,
  organizations: StoredOrganizations = noOrganization,
  rules: Partial<DerivationRules> = {},
): Escalations {
  const neighbors = {
    ...noNeighbors,
    ...resourceControlsAround(organizations, [facts]),
    managed: managedIn(organizations),
    importedAccounts: new Set([home]),
    organizations,
    ...(rules.now === undefined ? {} : { clock: clockOfImport(rules.now()) }),
  };
  return atOnce(
    deriveEscalations([facts], atOnce(deriveAssumeEdges([facts], neighbors)), neighbors, {
      ...defaultDerivationRules,
      ...rules,
    }),
  );
}

/** Who a source stands for, by name. */
const namesOf = (source: EscalationEdge['source'], { policySets }: AccountFacts): readonly string[] =>
  startsOf(source, policySets).map(nameOf);

export const nameOf = (arn: string): string =>
  arn.endsWith(':root') ? 'account' : arn.slice(arn.lastIndexOf('/') + 1);

/** All ways of one principal, edges and findings alike. */
export function mechanismsOf(
  name: string,
  is: AccountIs,
  ...around: Around
): readonly EscalationAlternative[] {
  const facts = factsOf(is);
  const { edges, findings } = escalationsOf(facts, ...around);
  const isOf = (source: EscalationEdge['source']): boolean => namesOf(source, facts).includes(name);
  return [
    ...edges.filter(({ source }) => isOf(source)).flatMap(({ grant }) => grant.alternatives),
    ...findings.filter(({ source }) => isOf(source)).flatMap(({ alternatives }) => alternatives),
  ];
}

/** `mallory T-003 account ALLOWED`, one line for each way. */
export function waysIn(is: AccountIs, ...around: Around): readonly string[] {
  const facts = factsOf(is);
  const { edges, findings } = escalationsOf(facts, ...around);
  const told = edges.flatMap(({ source, targetArn, grant }) =>
    namesOf(source, facts).flatMap((name) =>
      grant.alternatives.map((way) => `${name} ${way.techniqueId} ${nameOf(targetArn)} ${way.decision}`),
    ),
  );
  const found = findings.flatMap(({ source, alternatives }) =>
    namesOf(source, facts).flatMap((name) =>
      alternatives.map((way) => `${name} ${way.techniqueId} - ${way.decision}`),
    ),
  );
  return [...told, ...found].sort();
}

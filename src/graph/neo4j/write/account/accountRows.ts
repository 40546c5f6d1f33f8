/** Makes the rows of accounts: the nodes and relationships that they own, and what was derived about them. */
import type {
  AccountFacts,
  AccountProposal,
  Escalations,
  IdentityProviderFact,
  ImportProposal,
  PolicyFact,
  ResourceFact,
  RoleFact,
  Trust,
  UserFact,
  WorkloadFact,
} from '../../../contract/graphWriter.js';
import type { Work } from '../../../contract/turns.js';
import { groupBy } from '../../../model/groupBy.js';
import { namedPrincipal } from '../../../model/principals/namedPrincipal.js';
import { keyOfRole } from '../../../model/principals/roleSessionKey.js';
import {
  credentialFields,
  groupFields,
  identityProviderFields,
  instanceProfileFields,
  otherPrincipalFields,
  policyFields,
  resourceFields,
  roleFields,
  userFields,
  workloadFields,
} from '../../../model/stored/tables.js';
import { encode } from '../../../model/stored/field.js';
import {
  joinRows,
  rowsOf,
  unlessEmpty,
  type LinksOf,
  type NodeRow,
  type SharedNode,
  type Table,
  type UnitRows,
} from '../unitRows.js';
import { INCOMPLETE_HASH } from '../writeUnits.js';
import { derivedRows, findingsOfSets } from './edgeRows.js';
import { namedPrincipals } from './namedPrincipals.js';
import { rootArn } from '../../../../iam/language/arn.js';

/** Returns the rows of accounts, with derived ones and nodes that accounts share. */
export function* accountRows(proposal: ImportProposal): Work<UnitRows> {
  const { escalations } = proposal;
  const accounts = proposal.accounts.map(({ facts }) => facts);
  const findings = findingsOfSets(escalations.findings);
  const rows: Partial<UnitRows>[] = [];
  for (const facts of accounts) {
    yield;
    rows.push(...principals(facts, escalations));
    yield;
    rows.push(...policySets(facts, findings), ...others(facts));
  }
  rows.push({ shared: [...awsPolicies(accounts), ...namedPrincipals(accounts, escalations)] });
  rows.push(yield* derivedRows(proposal));
  return joinRows(rows);
}

/** Returns the nodes that accounts own, without policy sets, which have no dates. */
export function* ownedNodes(
  accounts: readonly AccountProposal[],
  administrators: Escalations['administrators'],
): Work<readonly NodeRow[]> {
  const nodes: NodeRow[] = [];
  for (const { facts } of accounts) {
    yield;
    const rows = joinRows([...principals(facts, { administrators }), ...others(facts)]);
    nodes.push(...rows.nodes);
  }
  return nodes;
}

/** Leaves a resource that several accounts list, such as a bucket that was made again elsewhere, to the last of them. */
export function eachResourceOnce(accounts: readonly AccountProposal[]): readonly AccountProposal[] {
  const owners = new Map(
    accounts.flatMap(({ facts }) => facts.resources.map(({ arn }) => [arn, facts.accountId])),
  );
  return accounts.map((account) => {
    const { facts } = account;
    const resources = facts.resources.filter(({ arn }) => owners.get(arn) === facts.accountId);
    if (resources.length === facts.resources.length) return account;
    return { ...account, facts: { ...facts, resources, contentHash: INCOMPLETE_HASH } };
  });
}

function heldLinks({ policySets: sets }: AccountFacts): readonly LinksOf<UserFact | RoleFact>[] {
  const assumersOf = new Map(sets.map(({ uid, assumersUid }) => [uid, assumersUid]));
  return [
    ['Principal HAS_POLICY Policy', ({ policyUids }) => policyUids],
    ['Principal HAS_BOUNDARY Policy', ({ boundaryUid }) => [boundaryUid]],
    ['Principal GOVERNED_BY PolicySet', ({ policySetUid: uid }) => [uid, assumersOf.get(uid)]],
  ];
}

const targetsOf = (trusts: readonly Trust[]) =>
  trusts.map(({ identifier: to, statementIndexes: statements }) => ({ to, properties: { statements } }));

type Administrators = Pick<Escalations, 'administrators'>;

function principals(facts: AccountFacts, escalations: Administrators): readonly Partial<UnitRows>[] {
  const { accountId, principalsCollected } = facts;
  return [
    rowsOf(accountId, principalsCollected ? [{ ...facts, arn: rootArn(facts) }] : [], root),
    rowsOf(accountId, facts.users, users(facts, escalations)),
    rowsOf(accountId, facts.roles, roles(facts, escalations)),
    ...(['SAML', 'OIDC'] as const).map((kind) =>
      rowsOf(
        accountId,
        facts.identityProviders.filter((provider) => provider.kind === kind),
        identityProviders(facts, kind),
      ),
    ),
  ];
}

const root: Table<AccountFacts & { readonly arn: string }> = {
  label: 'Principal',
  otherLabel: 'AccountRoot',
  propertiesOf: ({ arn, rootCredentials = {} }) => ({
    ...encode(otherPrincipalFields, namedPrincipal(arn)),
    ...encode(credentialFields, rootCredentials),
  }),
};

const users = (facts: AccountFacts, { administrators }: Administrators): Table<UserFact> => ({
  label: 'Principal',
  otherLabel: 'IamUser',
  propertiesOf: (user) => {
    const { accountId } = facts;
    const administration = administrators.get(user.arn);
    return {
      ...encode(userFields, { ...user, kind: 'USER', identifier: user.arn, accountId, administration }),
      ...encode(credentialFields, user.credentials ?? {}),
      missingGroups: user.missingGroups,
      administrator: administration?.decision,
    };
  },
  links: [...heldLinks(facts), ['Principal MEMBER_OF IamGroup', ({ groupArns }) => groupArns]],
});

const roles = (facts: AccountFacts, { administrators }: Administrators): Table<RoleFact> => ({
  label: 'Principal',
  otherLabel: 'IamRole',
  propertiesOf: (role) => {
    const { accountId, partition } = facts;
    const administration = administrators.get(role.arn);
    return {
      ...encode(roleFields, { ...role, kind: 'ROLE', identifier: role.arn, accountId, administration }),
      sessionKey: keyOfRole(partition, accountId, role.name),
      administrator: administration?.decision,
    };
  },
  links: [
    ...heldLinks(facts),
    ['Principal TRUST_POLICY PolicyDocument', ({ trustHash }) => [trustHash]],
    ['Principal TRUSTS Principal', ({ trusts }) => targetsOf(trusts)],
    ['Principal SINGLES_OUT Principal', ({ singledOut }) => singledOut],
  ],
});

/** Identity providers, with the same fields as those that policies only name. */
const identityProviders = (
  { accountId, partition }: AccountFacts,
  kind: IdentityProviderFact['kind'],
): Table<IdentityProviderFact> => ({
  label: 'Principal',
  otherLabel: kind === 'SAML' ? 'SamlProvider' : 'OidcProvider',
  propertiesOf: (provider) => ({
    ...encode(otherPrincipalFields, { ...namedPrincipal(provider.arn), accountId }),
    ...encode(identityProviderFields, provider),
    partition,
  }),
});

/** Returns the policy sets of principals, and the sets that represent several which can assume the same. */
function policySets(
  { accountId, policySets: sets }: AccountFacts,
  findings: ReturnType<typeof findingsOfSets>,
): readonly Partial<UnitRows>[] {
  const assumers = [...groupBy(sets, ({ assumersUid }) => assumersUid)].flatMap(([uid, alike]) =>
    uid === undefined ? [] : [{ uid, alike }],
  );
  return [
    rowsOf(accountId, sets, {
      label: 'PolicySet',
      propertiesOf: ({ uid, kind, partition, members, boundary, partial, mayAssume, ...set }) => ({
        shared: true,
        accountId,
        partition,
        kind,
        name: `${members.length} ${kind === 'USER' ? 'user' : 'role'}${members.length === 1 ? '' : 's'}`,
        partial,
        mayAssume,
        mayAssumeIn: unlessEmpty(set.mayAssumeIn),
        assumersUid: set.assumersUid,
        boundaryStatus: boundary.status,
        ...findings.get(uid),
      }),
      links: [
        ['PolicySet INCLUDES PolicyDocument', ({ identityHashes }) => identityHashes],
        [
          'PolicySet BOUNDED_BY PolicyDocument',
          ({ boundary }) => (boundary.status === 'COLLECTED' ? [boundary.documentHash] : []),
        ],
      ],
    }),
    // Has no `shared`: it is neither a shared set nor principals' own set.
    rowsOf(accountId, assumers, {
      label: 'PolicySet',
      propertiesOf: ({ alike }) => ({ accountId, name: `${alike.length} sets that can assume the same` }),
    }),
  ];
}

const others = (facts: AccountFacts): readonly Partial<UnitRows>[] => {
  const { accountId } = facts;
  return [
    rowsOf(accountId, facts.groups, {
      label: 'IamGroup',
      propertiesOf: (group) => encode(groupFields, { ...group, accountId }),
      links: [['IamGroup HAS_POLICY Policy', ({ policyUids }) => policyUids]],
    }),
    rowsOf(
      accountId,
      facts.policies.filter(({ kind }) => kind !== 'AWS_MANAGED'),
      policies(accountId),
    ),
    rowsOf(accountId, facts.instanceProfiles, {
      label: 'InstanceProfile',
      propertiesOf: (profile) => ({ ...encode(instanceProfileFields, profile), accountId }),
      links: [['InstanceProfile CONTAINS Principal', ({ roleArn }) => [roleArn]]],
    }),
    rowsOf(accountId, facts.resources, resources(accountId)),
    rowsOf(accountId, facts.workloads, workloads(accountId)),
  ];
};

const policies = (accountId: string | undefined): Table<PolicyFact> => ({
  label: 'Policy',
  propertiesOf: (policy) => ({
    ...encode(policyFields, { ...policy, accountId }),
    path: policy.path,
    uniqueId: policy.uniqueId,
    createdAt: policy.createdAt,
    updatedAt: policy.updatedAt,
  }),
  links: [['Policy HAS_DOCUMENT PolicyDocument', ({ documentHash }) => [documentHash]]],
});

const resources = (accountId: string): Table<ResourceFact> => ({
  label: 'Resource',
  propertiesOf: (resource) => ({
    ...encode(resourceFields, { ...resource, accountId }),
    allowsAnyone: resource.allowsAnyone,
    namesOutsiders: resource.namesOutsiders,
    exposureUnknown: resource.exposureUnknown,
  }),
  links: [
    ['Resource RESOURCE_POLICY PolicyDocument', ({ policyHash }) => [policyHash]],
    ['Resource TRUSTS Principal', ({ trusts }) => targetsOf(trusts)],
    ['Resource SINGLES_OUT Principal', ({ singledOut }) => singledOut],
  ],
});

const workloads = (accountId: string): Table<WorkloadFact> => ({
  label: 'Workload',
  propertiesOf: (workload) => encode(workloadFields, { ...workload, accountId }),
  links: [
    [
      'Workload RUNS_AS Principal',
      ({ roles: used }) => used.map(({ arn: to, use }) => ({ to, properties: { use } })),
    ],
    ['Workload USES_PROFILE InstanceProfile', ({ instanceProfileArns }) => instanceProfileArns],
  ],
});

/** Returns AWS managed policies, which accounts share. */
function awsPolicies(accounts: readonly AccountFacts[]): readonly SharedNode[] {
  const held = accounts.flatMap((facts) => facts.policies);
  const byUid = new Map(
    held.flatMap((policy) => (policy.kind === 'AWS_MANAGED' ? [[policy.uid, policy]] : [])),
  );
  return [...byUid.values()].flatMap((policy) => {
    const { nodes, links } = rowsOf('', [policy], policies(undefined));
    return nodes.map((node) => ({ ...node, initial: node.properties, properties: {}, links }));
  });
}

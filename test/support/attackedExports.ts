/** A small estate as the exports of its accounts, and as the graph that an import makes of them. */
import { importedEstate } from './importedHops.js';
import type { InMemoryGraph } from './inMemoryFacts.js';
import { fullAccess, organizationOf } from './organizations.js';
import {
  accountOf,
  isUser,
  nameOf,
  type AttackedEstate,
  type AttackedMember,
  type Document,
  type Holder,
} from './attackedEstate.js';
import type { Json } from './statements.js';

export const documentOf = (Statement: Document): Json => ({ Version: '2012-10-17', Statement });

const inlineOf = ({ inline }: Holder): readonly Json[] =>
  Object.entries(inline).map(([PolicyName, statements]) => ({
    PolicyName,
    PolicyDocument: documentOf(statements),
  }));

const attachedOf = ({ attached }: Holder): readonly Json[] =>
  attached.map((arn) => ({ PolicyName: nameOf(arn), PolicyArn: arn }));

const detailsOf = (arn: string, member: AttackedMember): Json => ({
  Path: arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1),
  Arn: arn,
  AttachedManagedPolicies: attachedOf(member),
  Tags: Object.entries(member.tags).map(([Key, Value]) => ({ Key, Value })),
  ...(member.boundary === undefined
    ? {}
    : {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: member.boundary,
        },
      }),
});

const userOf = ([arn, member]: readonly [string, AttackedMember]): Json => ({
  ...detailsOf(arn, member),
  UserName: nameOf(arn),
  UserId: `AIDA${accountOf(arn).slice(-4)}${nameOf(arn)}`,
  UserPolicyList: inlineOf(member),
  GroupList: member.groups.map(nameOf),
});

const roleOf = ([arn, member]: readonly [string, AttackedMember]): Json => ({
  ...detailsOf(arn, member),
  RoleName: nameOf(arn),
  RoleId: `AROA${accountOf(arn).slice(-4)}${nameOf(arn)}`,
  RolePolicyList: inlineOf(member),
  AssumeRolePolicyDocument: documentOf(member.trust ?? []),
  InstanceProfileList: [],
});

const groupOf = ([arn, holder]: readonly [string, Holder]): Json => ({
  Path: arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1),
  Arn: arn,
  GroupName: nameOf(arn),
  GroupId: `AGPA${accountOf(arn).slice(-4)}${nameOf(arn)}`,
  GroupPolicyList: inlineOf(holder),
  AttachedManagedPolicies: attachedOf(holder),
});

const policyOf = ([arn, versions]: readonly [string, readonly Document[]]): Json => ({
  PolicyName: nameOf(arn),
  PolicyId: `ANPA${accountOf(arn).slice(-4)}${nameOf(arn)}`,
  Arn: arn,
  Path: arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1),
  DefaultVersionId: 'v1',
  PolicyVersionList: versions.map((statements, index) => ({
    VersionId: `v${index + 1}`,
    IsDefaultVersion: index === 0,
    Document: documentOf(statements),
  })),
});

/** One for each account, and one for each queue. */
export function exportsOf({ members, groups, policies, queues = {} }: AttackedEstate): readonly Json[] {
  const accounts = [...new Set(Object.keys(members).map(accountOf))];
  const ofQueues = Object.entries(queues).map(([ResourceArn, statements]) => ({
    ResourceArn,
    Policy: documentOf(statements),
  }));
  const ofAccounts = accounts.map((account) => {
    const inAccount = <T>(all: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
      Object.entries(all).filter(([arn]) => accountOf(arn) === account);
    const own = inAccount(members);
    return {
      UserDetailList: own.filter(([arn]) => isUser(arn)).map(userOf),
      GroupDetailList: inAccount(groups).map(groupOf),
      RoleDetailList: own.filter(([arn]) => !isUser(arn)).map(roleOf),
      Policies: inAccount(policies).map(policyOf),
    };
  });
  return [...ofAccounts, ...ofQueues];
}

/** With an organization where guardrails are over its accounts. */
export function graphOfAttacked(estate: AttackedEstate): InMemoryGraph {
  const { guardrails } = estate;
  if (Object.keys(guardrails).length === 0) return importedEstate(exportsOf(estate));
  const accounts = [...new Set(Object.keys(estate.members).map(accountOf))];
  const places = accounts.map((account) => {
    const denied = guardrails[account];
    const level = denied === undefined ? fullAccess : { ...fullAccess, guardrail: denied };
    return [account, { scp: [fullAccess, fullAccess, level] }] as const;
  });
  return importedEstate(exportsOf(estate), organizationOf(Object.fromEntries(places)));
}

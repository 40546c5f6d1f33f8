/** Users, groups and roles of some accounts, each with its statements, as exports; and with the change of a near miss put in. */
import type { NearMiss } from '../../src/access/shared/diagnosisAnswer.js';
import type { Json } from './statements.js';

export interface Member {
  /** Statements of an identity policy of its own. */
  readonly own?: readonly Json[];
  /** Statements of a second one. */
  readonly beside?: readonly Json[];
  readonly boundary?: readonly Json[] | 'NOT_IMPORTED';
  /** Names of managed policies of its account that the export does not hold. */
  readonly notImported?: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
  /** Of a role: statements of its trust policy. */
  readonly trust?: readonly Json[];
  /** Of a user: names. */
  readonly groups?: readonly string[];
}

export interface RoleEstate {
  /** Users and roles by ARN. */
  readonly members: Readonly<Record<string, Member>>;
  /** Statements of groups by ARN. */
  readonly groups?: Readonly<Record<string, readonly Json[]>>;
}

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';
const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
const document = (Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement });
const inline = (statements: readonly Json[] = [], PolicyName = 'own') =>
  statements.length === 0 ? [] : [{ PolicyName, PolicyDocument: document(statements) }];
const inlineOf = ({ own, beside }: Member) => [...inline(own), ...inline(beside, 'beside')];
const boundaryOf = (arn: string): string => `arn:aws:iam::${accountOf(arn)}:policy/limit-${nameOf(arn)}`;
export const idOf = (prefix: string, arn: string): string =>
  `${prefix}${accountOf(arn).slice(-4)}${nameOf(arn)}`;

const detailsOf = (arn: string, { boundary, notImported = [], tags = {} }: Member): Json => ({
  Path: arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1),
  Arn: arn,
  AttachedManagedPolicies: notImported.map((PolicyName) => ({
    PolicyName,
    PolicyArn: `arn:aws:iam::${accountOf(arn)}:policy/${PolicyName}`,
  })),
  Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  ...(boundary
    ? {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: boundaryOf(arn),
        },
      }
    : {}),
});

const userOf = (arn: string, member: Member): Json => ({
  ...detailsOf(arn, member),
  UserName: nameOf(arn),
  UserId: idOf('AIDA', arn),
  UserPolicyList: inlineOf(member),
  GroupList: member.groups ?? [],
});

const roleOf = (arn: string, member: Member): Json => ({
  ...detailsOf(arn, member),
  RoleName: nameOf(arn),
  RoleId: idOf('AROA', arn),
  RolePolicyList: inlineOf(member),
  AssumeRolePolicyDocument: document(member.trust ?? []),
  InstanceProfileList: [],
});

const groupOf = (arn: string, statements: readonly Json[]): Json => ({
  Path: '/',
  Arn: arn,
  GroupName: nameOf(arn),
  GroupId: idOf('AGPA', arn),
  GroupPolicyList: inline(statements),
  AttachedManagedPolicies: [],
});

const limitOf = (arn: string, statements: readonly Json[]): Json => ({
  PolicyName: nameOf(boundaryOf(arn)),
  Arn: boundaryOf(arn),
  DefaultVersionId: 'v1',
  PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: document(statements) }],
});

/** One for each account. */
export function exportsOfEstate({ members, groups = {} }: RoleEstate): readonly Json[] {
  const accounts = [...new Set(Object.keys(members).map(accountOf))];
  return accounts.map((account) => {
    const own = Object.entries(members).filter(([arn]) => accountOf(arn) === account);
    return {
      UserDetailList: own.filter(([arn]) => arn.includes(':user/')).map(([arn, one]) => userOf(arn, one)),
      GroupDetailList: Object.entries(groups)
        .filter(([arn]) => accountOf(arn) === account)
        .map(([arn, statements]) => groupOf(arn, statements)),
      RoleDetailList: own.filter(([arn]) => arn.includes(':role/')).map(([arn, one]) => roleOf(arn, one)),
      Policies: own.flatMap(([arn, { boundary }]) =>
        Array.isArray(boundary) ? [limitOf(arn, boundary as readonly Json[])] : [],
      ),
    };
  });
}

const policyIn = (statements: readonly Json[] | 'NOT_IMPORTED' = []): readonly Json[] =>
  statements === 'NOT_IMPORTED' ? [] : statements;

/** `into`: where a permission goes that is missing. */
export function changedBy(
  { change, missing, from, to }: NearMiss,
  estate: RoleEstate,
  into: 'own' | 'boundary' = 'own',
): RoleEstate {
  if (change === undefined) throw new Error('it takes no policy');
  const { Statement: statements } = JSON.parse(change) as { readonly Statement: readonly Json[] };
  const isTrust = missing === 'TRUST_POLICY';
  const arn = isTrust ? to.identifier : from.identifier;
  const member = estate.members[arn] ?? {};
  const changed = isTrust
    ? { ...member, trust: statements }
    : { ...member, [into]: [...policyIn(member[into]), ...statements] };
  return { ...estate, members: { ...estate.members, [arn]: changed } };
}

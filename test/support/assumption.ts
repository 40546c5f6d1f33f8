/** Exports of a principal and of a role that it may or may not assume, put together piece by piece. */
import type { CrossAccountAccess, CrossAccountStepKind } from '../../src/access/shared/diagnosisAnswer.js';
import type { Json } from './statements.js';

export const SOURCE = '111111111111';
export const TARGET = '222222222222';
/** Never imported. */
export const OUTSIDE = '999999999999';

export const arn = (accountId: string, resource: string): string => `arn:aws:iam::${accountId}:${resource}`;
export const ann = arn(SOURCE, 'user/ann');
export const bob = arn(SOURCE, 'user/bob');
export const worker = arn(SOURCE, 'role/worker');
export const role = arn(TARGET, 'role/reader');

export const allow = (action: string, resource: string, condition?: Json): Json => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...(condition ? { Condition: condition } : {}),
});
export const deny = (action: string, resource: string, condition?: Json): Json => ({
  ...allow(action, resource, condition),
  Sid: 'Never',
  Effect: 'Deny',
});
export const trusts = (principal: Json, more: Json = {}): Json => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
  ...more,
});

export const assume = allow('sts:AssumeRole', role);
export const trustsSource = trusts({ AWS: arn(SOURCE, 'root') });

export const document = (statements: readonly Json[]): Json => ({
  Version: '2012-10-17',
  Statement: statements,
});

export interface Estate {
  /** Policies that ann and worker hold themselves, each a document. */
  readonly own?: readonly Json[];
  /** Statements of the boundary of ann and worker. */
  readonly boundary?: readonly Json[];
  /** Of each group of the account: its statements and members. */
  readonly groups?: Readonly<
    Record<string, { readonly statements: readonly Json[]; readonly members: readonly string[] }>
  >;
  /** Statements of the trust policy, or the whole of it. */
  readonly trust: readonly Json[] | Json;
  /** Policies of the role. */
  readonly permissions?: readonly Json[];
  /** In whose account the role is. */
  readonly roleArn?: string;
}

const boundaryArn = arn(SOURCE, 'policy/limit');
const inlined = (documents: readonly Json[] = []) =>
  documents.map((PolicyDocument, index) => ({ PolicyName: `own-${index}`, PolicyDocument }));

const details = (
  kind: 'User' | 'Role',
  resource: string,
  { own, boundary }: Pick<Estate, 'own' | 'boundary'>,
): Json => ({
  Path: resource.slice(resource.indexOf('/'), resource.lastIndexOf('/') + 1),
  [`${kind}Name`]: resource.slice(resource.lastIndexOf('/') + 1),
  [`${kind}Id`]: `A${kind === 'User' ? 'IDA' : 'ROA'}${resource
    .replaceAll(/[^a-z0-9]/g, '')
    .toUpperCase()
    .slice(-16)}`,
  Arn: resource,
  [`${kind}PolicyList`]: inlined(own),
  AttachedManagedPolicies: [],
  Tags: [{ Key: 'team', Value: 'blue' }],
  ...(boundary
    ? { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundaryArn } }
    : {}),
});

const service = { Service: 'ec2.amazonaws.com' };

function roleDetail(resource: string, trust: Estate['trust'], own: Pick<Estate, 'own' | 'boundary'>): Json {
  const AssumeRolePolicyDocument = Array.isArray(trust) ? document(trust as readonly Json[]) : trust;
  return { ...details('Role', resource, own), AssumeRolePolicyDocument, InstanceProfileList: [] };
}

function exportOf(
  users: readonly Json[],
  groups: readonly Json[],
  roles: readonly Json[],
  policies: readonly Json[],
): Json {
  return { UserDetailList: users, GroupDetailList: groups, RoleDetailList: roles, Policies: policies };
}

/** Both accounts as `aws iam get-account-authorization-details` prints them. */
export function exportsOf(estate: Estate): readonly Json[] {
  const {
    groups = {},
    boundary,
    trust,
    permissions = [document([allow('s3:GetObject', 'arn:aws:s3:::data/*')])],
  } = estate;
  const roleArn = estate.roleArn ?? role;
  const target = roleDetail(roleArn, trust, { own: permissions });
  const isHere = roleArn.includes(SOURCE);
  const membersOf = (name: string): readonly string[] =>
    Object.keys(groups).filter((group) => groups[group]?.members.includes(name));
  const users = ['ann', 'bob', 'cid'].map((name) => ({
    ...details('User', arn(SOURCE, `user/${name}`), name === 'ann' ? estate : {}),
    GroupList: membersOf(name),
  }));
  const groupDetails = Object.entries(groups).map(([name, { statements }]) => ({
    Path: '/',
    GroupName: name,
    GroupId: `AGPA${name.toUpperCase()}`,
    Arn: arn(SOURCE, `group/${name}`),
    GroupPolicyList: [{ PolicyName: `of-${name}`, PolicyDocument: document(statements) }],
    AttachedManagedPolicies: [],
  }));
  const limit = {
    PolicyName: 'limit',
    Arn: boundaryArn,
    DefaultVersionId: 'v1',
    PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: document(boundary ?? []) }],
  };
  const own = [roleDetail(worker, [trusts(service)], estate), ...(isHere ? [target] : [])];
  const source = exportOf(users, groupDetails, own, boundary ? [limit] : []);
  const other = roleDetail(arn(TARGET, 'role/other'), [trusts(service)], {});
  return [source, exportOf([], [], isHere ? [other] : [other, target], [])];
}

export const fixOf = ({ steps }: CrossAccountAccess, kind: CrossAccountStepKind): Json | undefined => {
  const fix = steps.find(({ step }) => step === kind)?.fix;
  return fix === undefined ? undefined : (JSON.parse(fix) as Json);
};

/** With the fixes of an answer put in their places; `into`: where that of the caller's own permission goes. */
export function repaired(
  estate: Estate,
  answer: CrossAccountAccess,
  into: readonly ('own' | 'boundary')[] = ['own'],
): Estate {
  const permission = fixOf(answer, 'ASSUME_ROLE_PERMISSION');
  const statements = (permission?.['Statement'] ?? []) as readonly Json[];
  return {
    ...estate,
    trust: fixOf(answer, 'TRUST_POLICY') ?? estate.trust,
    ...(permission && into.includes('own') ? { own: [...(estate.own ?? []), permission] } : {}),
    ...(permission && into.includes('boundary')
      ? { boundary: [...(estate.boundary ?? []), ...statements] }
      : {}),
  };
}

/**
 * Small estates of three accounts, statement by statement: `a1` is role `a` of the first account, `u1` its user, `g1`
 * its group, `root1` the account itself, `a1/n` the session `n` of the role.
 */
import { idOf, type Member, type RoleEstate } from './roleEstate.js';
import type { Json } from './statements.js';

/** Of the GitHub provider, whose host names its claims. */
const HOST = 'token.actions.githubusercontent.com';
export const SUBJECT = `${HOST}:sub`;
/** One that AWS knows without an account's making. */
export const GOOGLE = 'accounts.google.com';

export type Key =
  | 'aws:SourceVpce'
  | 'aws:SourceAccount'
  | 'aws:MultiFactorAuthPresent'
  | 'aws:FederatedProvider'
  | 'aws:SourceIdentity'
  | 'aws:userid'
  | 'aws:PrincipalTag/team'
  | 'aws:RequestTag/team'
  | 'aws:ResourceTag/team'
  | 'aws:TagKeys'
  | 'sts:TransitiveTagKeys'
  | 'sts:SourceIdentity'
  | 'sts:RoleSessionName'
  | 'sts:ExternalId'
  | typeof SUBJECT;

export interface Test {
  readonly operator:
    | 'StringEquals'
    | 'StringNotEquals'
    | 'Bool'
    | 'Null'
    | 'ForAnyValue:StringEquals'
    | 'ForAllValues:StringEquals';
  readonly key: Key;
  readonly value: string;
}

export type Action = 'AssumeRole' | 'SetSourceIdentity' | 'TagSession';

interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** AssumeRole: in whichever way the caller assumes roles. */
  readonly actions: readonly Action[];
  readonly when: readonly Test[];
}

export interface Permission extends Statement {
  /** A user, a group or a role. */
  readonly holder: string;
  /** A role, or `*`. */
  readonly on: string;
}

export interface Trust extends Statement {
  readonly of: string;
  /** A user, a role, a session, a root, a provider, a service, or `*`. */
  readonly who: string;
}

export interface StsEstate {
  /** Users and roles that there are. */
  readonly members: readonly string[];
  readonly permissions: readonly Permission[];
  readonly trusts: readonly Trust[];
  /** What the tag `team` of a user or role says. */
  readonly teams: Readonly<Record<string, string>>;
}

export const users = ['u1', 'u2'];
export const providers = ['github1', 'saml1', 'google'];
export const roles = ['a1', 'b1', 'a2', 'b2', 'a3'];

/** A user is in the group of its account. */
const groupOf = (user: string): string => `g${user.slice(1)}`;
export const holdersFor = (name: string): readonly string[] =>
  users.includes(name) ? [name, groupOf(name)] : [name];

const arn = (account: string, rest: string, service = 'iam'): string =>
  `arn:aws:${service}::${account.repeat(12)}:${rest}`;

const OTHERS: Readonly<Record<string, string>> = {
  '*': '*',
  lambda: 'lambda.amazonaws.com',
  github1: arn('1', `oidc-provider/${HOST}`),
  google: GOOGLE,
  saml1: arn('1', 'saml-provider/corporate'),
};

export function identifierOf(name: string): string {
  const other = OTHERS[name];
  if (other !== undefined) return other;
  const [principal = '', session] = name.split('/');
  const account = principal.slice(-1);
  if (session !== undefined) return arn(account, `assumed-role/${name}`, 'sts');
  if (name.startsWith('root')) return arn(account, 'root');
  const kind = name.startsWith('u') ? 'user' : name.startsWith('g') ? 'group' : 'role';
  return arn(account, `${kind}/${name}`);
}

/** As the export of the estate has it. */
export const uniqueIdOf = (name: string): string =>
  idOf(users.includes(name) ? 'AIDA' : 'AROA', identifierOf(name));

export function exportedEstate({ members, permissions, trusts, teams }: StsEstate): RoleEstate {
  const own = (holder: string): readonly Json[] =>
    permissions.filter((one) => one.holder === holder).map(statementOf);
  const memberOf = (name: string): Member => ({
    own: own(name),
    ...(teams[name] === undefined ? {} : { tags: { team: teams[name] } }),
    ...(users.includes(name)
      ? { groups: [groupOf(name)] }
      : { trust: trusts.filter(({ of }) => of === name).map(trustOf) }),
  });
  const groups = users.filter((name) => members.includes(name)).map(groupOf);
  return {
    members: Object.fromEntries(members.map((name) => [identifierOf(name), memberOf(name)])),
    groups: Object.fromEntries(groups.map((name) => [identifierOf(name), own(name)])),
  };
}

const statementOf = (permission: Permission): Json => ({
  Effect: permission.effect,
  Action: permission.actions.map((action) => `sts:${action}`),
  Resource: permission.on === '*' ? '*' : identifierOf(permission.on),
  ...conditionOf(permission),
});

const trustOf = (trust: Trust): Json => ({
  Effect: trust.effect,
  Principal: { [principalType(trust.who)]: identifierOf(trust.who) },
  Action: trust.actions.map((action) => `sts:${action}${action === 'AssumeRole' ? mannerOf(trust) : ''}`),
  ...conditionOf(trust),
});

function principalType(who: string): string {
  if (who === 'lambda') return 'Service';
  return providers.includes(who) ? 'Federated' : 'AWS';
}

function mannerOf({ effect, who }: Trust): string {
  if (effect === 'Deny') return '*';
  if (who === 'saml1') return 'WithSAML';
  return providers.includes(who) ? 'WithWebIdentity' : '';
}

/** One of a kind: the tests of a statement have different operators or keys. */
function conditionOf({ when }: Statement): Json {
  if (when.length === 0) return {};
  const blocks: Record<string, Record<string, string>> = {};
  for (const { operator, key, value } of when) blocks[operator] = { ...blocks[operator], [key]: value };
  return { Condition: blocks };
}

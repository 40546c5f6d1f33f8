/** A partial export, completed with what the account's last export held: what was not collected was not deleted. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { JsonNumber } from '../iam/policyDocument.js';
import type { AccountExport, ManagedPolicyDetail } from './formats/accountExport.js';

/** An account's lists, and those policies of AWS that its import held. */
export interface WholeExport {
  readonly account: AccountExport;
  readonly awsManaged: ReadonlyMap<string, ManagedPolicyDetail>;
}

export const isWhole = ({ collected, truncated }: AccountExport): boolean =>
  !truncated && Object.values(collected).every(Boolean);

/** Lists that were not collected are the last ones; to those of which more follows, the last ones are added. */
export function completeExport(partial: WholeExport, last: WholeExport): WholeExport {
  const { account } = partial;
  const list = <K extends 'users' | 'groups' | 'roles' | 'policies'>(key: K): AccountExport[K] =>
    account.collected[key] && !account.truncated ? account[key] : newerOf(last.account[key], account[key]);
  const collected = {
    users: account.collected.users || last.account.collected.users,
    groups: account.collected.groups || last.account.collected.groups,
    roles: account.collected.roles || last.account.collected.roles,
    policies: account.collected.policies || last.account.collected.policies,
  };
  return {
    account: {
      ...account,
      users: list('users'),
      groups: list('groups'),
      roles: list('roles'),
      policies: list('policies'),
      collected,
    },
    awsManaged: new Map([...last.awsManaged, ...partial.awsManaged]),
  };
}

function newerOf<T extends readonly { readonly arn: string }[]>(last: T, now: T): T {
  return [...new Map([...last, ...now].map((entity) => [entity.arn, entity])).values()] as unknown as T;
}

/** As kept in the graph, and back. */
export function exportToText({ account, awsManaged }: WholeExport): string {
  const used = new Set([...account.users, ...account.groups, ...account.roles].flatMap(attachedArns));
  const aws = [...awsManaged.values()].filter((policy) => used.has(policy.arn));
  return gzipSync(JSON.stringify({ account, aws }), { level: 1 }).toString('base64');
}

const attachedArns = (holder: {
  readonly attachedPolicies: readonly { readonly arn: string }[];
  readonly permissionsBoundaryArn?: string;
}): readonly string[] => [
  ...holder.attachedPolicies.map((policy) => policy.arn),
  ...(holder.permissionsBoundaryArn === undefined ? [] : [holder.permissionsBoundaryArn]),
];

export function exportFromText(text: string): WholeExport {
  const json = gunzipSync(Buffer.from(text, 'base64')).toString('utf8');
  const { account, aws } = JSON.parse(json, withJsonNumbers) as {
    readonly account: AccountExport;
    readonly aws: readonly ManagedPolicyDetail[];
  };
  return { account, awsManaged: new Map(aws.map((policy) => [policy.arn, policy])) };
}

/** `JsonNumber` is stored as its only field. */
function withJsonNumbers(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [[key, text] = [], ...more] = Object.entries(value);
  return key === 'jsonNumber' && more.length === 0 ? new JsonNumber(String(text)) : value;
}

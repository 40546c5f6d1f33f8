/** A partial export, completed with what the account's last one held: what was not collected was not deleted. */
import {
  listNames,
  type AccountExport,
  type AccountLists,
  type Listed,
  type ListName,
  type ManagedPolicyDetail,
} from '../formats/account/accountExport.js';
import { mergeFields } from './mergeEntities.js';
import { completedByField, scopesOf } from '../formats/account/scopes.js';
import { spillList } from '../read/spilledAccount.js';
import { listFromText, textsOfList } from './listText.js';
import type { Scratch } from '../read/spillFile.js';

/** An account's lists, and those policies of AWS that its import held. */
export interface WholeExport {
  readonly account: AccountExport;
  readonly awsManaged: ReadonlyMap<string, ManagedPolicyDetail>;
}

/** Lists by name, as texts that the graph keeps and doesn't read. */
export type ExportTexts = ReadonlyMap<string, readonly string[]>;

const AWS_MANAGED = 'awsManaged';

/** Lists of one call, which gives all of them or says that more follows (F-116). */
const wholeLists: ReadonlySet<ListName> = new Set([
  'users',
  'groups',
  'roles',
  'policies',
  'awsPolicies',
  'instanceProfiles',
]);

/** The lists of the last export that this one may have to be completed with. */
export function wantedLists({ collected, truncated }: AccountExport): readonly string[] {
  const wanted = listNames.filter((name) => truncated || !collected[name] || !wholeLists.has(name));
  return [...wanted, AWS_MANAGED];
}

/** The texts of documents of the last export wait in the scratch. */
export function completeExport(partial: WholeExport, last: ExportTexts, scratch: Scratch): WholeExport {
  const { account } = partial;
  const lists: Partial<Record<ListName, readonly Listed[]>> = {};
  const lastOf = (name: string): readonly Listed[] =>
    (last.get(name) ?? []).flatMap((text) => spillList(listFromText<Listed>(text), scratch)());
  for (const name of listNames) lists[name] = completedList(name, account, lastOf(name));
  const collected = Object.fromEntries(
    listNames.filter((name) => account.collected[name] || last.has(name)).map((name) => [name, true]),
  );
  const lastAws = lastOf(AWS_MANAGED) as readonly ManagedPolicyDetail[];
  return {
    account: { ...account, ...(lists as unknown as AccountLists), collected },
    awsManaged: new Map([...lastAws.map((policy) => [policy.arn, policy] as const), ...partial.awsManaged]),
  };
}

/** A list that is whole replaces the last one; of the others an export replaces what it covers. */
function completedList(name: ListName, account: AccountExport, last: readonly Listed[]): readonly Listed[] {
  const now: readonly Listed[] = account[name];
  if (wholeLists.has(name)) {
    if (!account.collected[name]) return last;
    return account.truncated ? newerOf(last, now) : now;
  }
  if (account.truncated) return newerOf(last, now);
  const covered = scopesOf(name, account);
  const kept = last.filter((entry) => !covered.has(entry));
  return completedByField.has(name) ? mergeFields([...kept, ...now]) : newerOf(kept, now);
}

const newerOf = (last: readonly Listed[], now: readonly Listed[]): readonly Listed[] => [
  ...new Map([...last, ...now].map((entry) => [entry.arn, entry])).values(),
];

/** As kept in the graph: the lists that were ever collected. */
export function exportToTexts({ account, awsManaged }: WholeExport): ExportTexts {
  const holders = [...account.users, ...account.groups, ...account.roles];
  const known = new Set([...holders.flatMap(attachedArns), ...account.awsPolicies.map(({ arn }) => arn)]);
  const aws = [...awsManaged.values()].filter((policy) => known.has(policy.arn));
  const lists = listNames
    .filter((name) => account.collected[name])
    .map((name) => [name, account[name]] as const);
  const all: readonly (readonly [string, readonly Listed[]])[] =
    aws.length > 0 ? [...lists, [AWS_MANAGED, aws]] : lists;
  return new Map(all.map(([name, list]) => [name, textsOfList(list)]));
}

const attachedArns = (holder: {
  readonly attachedPolicies: readonly { readonly arn: string }[];
  readonly permissionsBoundaryArn?: string;
}): readonly string[] => [
  ...holder.attachedPolicies.map((policy) => policy.arn),
  ...(holder.permissionsBoundaryArn === undefined ? [] : [holder.permissionsBoundaryArn]),
];

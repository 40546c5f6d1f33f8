/** Finds the scopes, each a kind in a region, that an export covers and so replaces in a list of an account. */
import { kindOfArn } from '../../../iam/language/arn.js';
import type { AccountExport, Listed, ListName } from './accountExport.js';
import { truncatedScopes } from './truncatedParts.js';

export interface Scopes {
  has(entry: Listed): boolean;
  /** Whether this export covers the scope, `SERVICE:TYPE@REGION`, whole. */
  isCovered(scope: string): boolean;
}

/** Lists whose records come from several calls and complete each other, in one import or several (F-114). */
export const completedByField: ReadonlySet<ListName> = new Set(['credentials', 'identityProviders']);

export function scopesOf(name: ListName, account: AccountExport): Scopes {
  const gone = name === 'workloads' ? (account.goneWorkloads ?? []) : [];
  const entries: readonly Listed[] = completedByField.has(name) ? [] : [...account[name], ...gone];
  const unread = new Set([...unreadScopes(name, account), ...truncatedScopes(account, name)]);
  const scopes = new Set([
    ...entries.map((entry) => {
      const scope = scopeOf(name, entry);
      return isOfScope(name, entry) && !unread.has(scope) ? scope : entry.arn;
    }),
    ...coveredScopes(name, account),
  ]);
  if (name === 'coverage') {
    const again = new Set(kindsThatRun(account));
    const replaced = replacedScopes(account);
    const { regions } = account.coverage.find(({ list }) => list === 'regions') ?? {};
    const isOver = (entry: Listed): boolean =>
      isDeclaredOf(again, entry) ||
      isReplaced(replaced, entry) ||
      isOverInRegions(regions, entry) ||
      (account.collected.users === true && isOfDetails(entry));
    return {
      has: (entry) => scopes.has(entry.arn) || isOver(entry),
      isCovered: (scope) => scopes.has(scope),
    };
  }
  const isCovered = (scope: string): boolean =>
    scopes.has(scope) || wideScopes(scope).some((wide) => scopes.has(wide));
  const arns = new Set(entries.map(({ arn }) => arn));
  const isGoneWithWhole = (entry: Listed): boolean => {
    const { whole } = partOfAnother(entry.arn) ?? {};
    return whole !== undefined && isCovered(scopeOfArn(whole)) && !arns.has(whole);
  };
  return {
    has: (entry) =>
      scopes.has(entry.arn) ||
      isCovered(scopeOfArn(entry.arn)) ||
      scopes.has(scopeOf(name, entry)) ||
      isGoneWithWhole(entry),
    isCovered,
  };
}

/** Returns the wider scopes that include a scope: everything, everything in its region, and its kind in all regions. */
function wideScopes(scope: string): readonly string[] {
  const [kind = '', region = ''] = scope.split('@');
  return ['*', `*@${region}`, `${kind}@*`];
}

/** Returns the kinds of workloads that this import has information about. */
const kindsThatRun = ({ workloads, goneWorkloads = [], coverage }: AccountExport): readonly string[] => [
  ...[...workloads, ...goneWorkloads].map(({ kind }) => kind),
  ...coverage.flatMap(({ list, kind }) => (list === 'workloads' ? kind : [])),
];

/** Returns the scopes, as `LIST:SCOPE`, that this import replaces, though it does not say that it is complete. */
const replacedScopes = (account: AccountExport): ReadonlySet<string> =>
  new Set(
    (['workloads', 'resources'] as const).flatMap((list) => {
      const { isCovered } = scopesOf(list, account);
      const scopes = new Set(account[list].map(({ arn }) => scopeOfArn(arn)));
      return [...scopes].filter(isCovered).map((scope) => `${list}:${scope}`);
    }),
  );

/** Whether earlier coverage ends: a collection read the scope whole, and other entries have replaced it since. */
const isReplaced = (replaced: ReadonlySet<string>, entry: Listed): boolean =>
  'status' in entry && entry.status === 'COLLECTED' && replaced.has(entry.arn);

/**
 * Whether it no longer counts that something could not be read: in any region, since the regions are known now, or in one
 * that the account has disabled since.
 */
const isOverInRegions = (regions: readonly string[] | undefined, entry: Listed): boolean =>
  regions !== undefined &&
  'status' in entry &&
  entry.status !== 'COLLECTED' &&
  'list' in entry &&
  (entry.list === 'resources' || entry.list === 'workloads') &&
  'region' in entry &&
  'kind' in entry &&
  (entry.region === '' ? entry.kind === '*' : !regions.includes(String(entry.region)));

/** Whether an earlier declaration of a list of workloads ends because another such list came (G-3). */
const isDeclaredOf = (kinds: ReadonlySet<string>, entry: Listed): boolean =>
  'declared' in entry &&
  'kind' in entry &&
  kinds.size > 0 &&
  (entry.kind === '*' || kinds.has('*') || kinds.has(String(entry.kind)));

/** Whether the entry says that account authorization details could not be read. It holds until they are imported. */
const isOfDetails = (entry: Listed): boolean =>
  'list' in entry && entry.list === 'accountAuthorizationDetails';

/** Whether the entry comes from an input that holds all of the entry's kind and region. */
const isOfScope = (name: ListName, entry: Listed): boolean =>
  (name === 'resources' || name === 'workloads') && !('alone' in entry);

/**
 * Returns scopes in which a collection could not read everything, so that what has no record may still be there. Of
 * resources, only those that are listed for each function, table or state machine: others have a record, which says so,
 * where their policy could not be read.
 */
const unreadScopes = (name: ListName, { coverage }: AccountExport): readonly string[] =>
  coverage
    .filter(({ list, kind, status }) => list === name && status !== 'COLLECTED' && mayLackRecords(name, kind))
    .map(({ kind, region }) => `${kind}@${region}`);

const mayLackRecords = (name: ListName, kind: string): boolean =>
  name === 'workloads' || /:(?:version|alias|stream)$/.test(kind);

/** Returns the scopes that a collection read whole, even those with no entries. A declared list has versions, too. */
const coveredScopes = (name: ListName, { coverage }: AccountExport): readonly string[] =>
  coverage
    .filter((one) => one.list === name && one.status === 'COLLECTED')
    .flatMap(({ kind, region, declared = false }) => {
      if (kind === '*' && region === '') return ['*'];
      const kinds = declared ? [kind, `${kind}:version`, `${kind}:alias`] : [kind];
      return kinds.map((one) => `${one}@${region === '' && declared ? '*' : region}`);
    });

function scopeOf(name: ListName, entry: Listed): string {
  if (name === 'identityProviders') return `${'kind' in entry ? String(entry.kind) : ''}@`;
  return name === 'resources' || name === 'workloads' ? scopeOfArn(entry.arn) : entry.arn;
}

export const scopeOfArn = (arn: string): string => `${kindInScopes(arn)}@${arn.split(':')[3] ?? ''}`;

/** Returns `service:type`; a version, alias or stream has a kind of its own, such as `lambda:function:alias`. */
export function kindInScopes(arn: string): string {
  const { type } = partOfAnother(arn) ?? {};
  return `${kindOfArn(arn)}${type === undefined ? '' : `:${type}`}`;
}

/**
 * Versions and aliases of functions and state machines, and streams of tables. They have a policy or a role of their own,
 * and lists of the whole things leave them out (F-55, F-58, F-127). Nobody can change the code of a version.
 */
const partsOfAnother =
  /^(arn:[^:]+:(?:lambda:[^:]*:\d*:function|states:[^:]*:\d*:stateMachine):[^:]+):(?:(\d+|\$LATEST\.PUBLISHED)|[\w-]+)$|^(arn:[^:]+:dynamodb:[^:]*:\d*:table\/[^/]+)\/stream\//;

function partOfAnother(arn: string): { readonly whole: string; readonly type: string } | undefined {
  const [match, whole, version, table] = partsOfAnother.exec(arn) ?? [];
  if (match === undefined) return undefined;
  if (table !== undefined) return { whole: table, type: 'stream' };
  return { whole: whole ?? '', type: version === undefined ? 'alias' : 'version' };
}

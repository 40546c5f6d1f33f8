/** What part of an account's list one export speaks of, and so replaces: a kind of thing in a region. */
import { kindOfArn } from '../../../iam/language/arn.js';
import type { AccountExport, Listed, ListName } from './accountExport.js';
import { cutScopes } from './cutParts.js';

/** Tells whether an entry of the last export is of a scope that this export covers. */
export interface Scopes {
  has(entry: Listed): boolean;
  /** Whether this export covers the scope, `SERVICE:TYPE@REGION`, whole. */
  isCovered(scope: string): boolean;
}

/** Lists whose records come from several calls and complete one another, in one import or in several (F-114). */
export const completedByField: ReadonlySet<ListName> = new Set(['credentials', 'identityProviders']);

export function scopesOf(name: ListName, account: AccountExport): Scopes {
  const gone = name === 'workloads' ? (account.goneWorkloads ?? []) : [];
  const entries: readonly Listed[] = completedByField.has(name) ? [] : [...account[name], ...gone];
  const unread = new Set([
    ...(name === 'workloads' ? unreadScopes(account) : []),
    ...cutScopes(account, name),
  ]);
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
    const isOver = (entry: Listed): boolean =>
      isDeclaredOf(again, entry) ||
      isReplaced(replaced, entry) ||
      (account.collected.users === true && isOfDetails(entry));
    return {
      has: (entry) => scopes.has(entry.arn) || isOver(entry),
      isCovered: (scope) => scopes.has(scope),
    };
  }
  const isCovered = (scope: string): boolean =>
    scopes.has(scope) || wideScopes(scope).some((wide) => scopes.has(wide));
  return {
    has: (entry) =>
      scopes.has(entry.arn) || isCovered(scopeOfArn(entry.arn)) || scopes.has(scopeOf(name, entry)),
    isCovered,
  };
}

/** Of all kinds, of all in a region, and of a kind in all regions. */
function wideScopes(scope: string): readonly string[] {
  const [kind = '', region = ''] = scope.split('@');
  return ['*', `*@${region}`, `${kind}@*`];
}

/** Kinds of which this import says what runs. */
const kindsThatRun = ({ workloads, goneWorkloads = [], coverage }: AccountExport): readonly string[] => [
  ...[...workloads, ...goneWorkloads].map(({ kind }) => kind),
  ...coverage.flatMap(({ list, kind }) => (list === 'workloads' ? kind : [])),
];

/** Of which this import holds what replaces all that there was, though it does not say that this is all: `LIST:SCOPE`. */
const replacedScopes = (account: AccountExport): ReadonlySet<string> =>
  new Set(
    (['workloads', 'resources'] as const).flatMap((list) => {
      const { isCovered } = scopesOf(list, account);
      const scopes = new Set(account[list].map(({ arn }) => scopeOfArn(arn)));
      return [...scopes].filter(isCovered).map((scope) => `${list}:${scope}`);
    }),
  );

/** What a collection said that it has read whole holds no longer once something else has replaced it. */
const isReplaced = (replaced: ReadonlySet<string>, entry: Listed): boolean =>
  'status' in entry && entry.status === 'COLLECTED' && replaced.has(entry.arn);

/** What a list said of itself holds no longer once another one has come (G-3). */
const isDeclaredOf = (kinds: ReadonlySet<string>, entry: Listed): boolean =>
  'declared' in entry &&
  'kind' in entry &&
  kinds.size > 0 &&
  (entry.kind === '*' || kinds.has('*') || kinds.has(String(entry.kind)));

/** That account authorization details could not be read holds until they come. */
const isOfDetails = (entry: Listed): boolean =>
  'list' in entry && entry.list === 'accountAuthorizationDetails';

/** Whether the input gave all that there is of the entry's kind and region. */
const isOfScope = (name: ListName, entry: Listed): boolean =>
  (name === 'resources' || name === 'workloads') && !('alone' in entry);

/**
 * Where a collection could not read all that runs: what it could not read has no record, so that those which are there
 * are not all. Of a resource whose policy could not be read there is one that says so.
 */
const unreadScopes = ({ coverage }: AccountExport): readonly string[] =>
  coverage
    .filter(({ list, status }) => list === 'workloads' && status !== 'COLLECTED')
    .map(({ kind, region }) => `${kind}@${region}`);

/** What a collection says that it has read whole, though there may be nothing of it. */
const coveredScopes = (name: ListName, { coverage }: AccountExport): readonly string[] =>
  coverage
    .filter((one) => one.list === name && one.status === 'COLLECTED')
    .map(({ kind, region, declared }) =>
      kind === '*' && region === '' ? '*' : `${kind}@${region === '' && declared ? '*' : region}`,
    );

function scopeOf(name: ListName, entry: Listed): string {
  if (name === 'identityProviders') return `${'kind' in entry ? String(entry.kind) : ''}@`;
  return name === 'resources' || name === 'workloads' ? scopeOfArn(entry.arn) : entry.arn;
}

/** `service:type@region`. */
export const scopeOfArn = (arn: string): string => `${kindOfArn(arn)}@${arn.split(':')[3] ?? ''}`;

/** What an account's inputs cover: which sections, whole or in part, and what a collection could not read of them. */
import type { Section, SectionCompleteness } from '../../graph/model/completeness.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { AccountExport, CoverageDetail } from '../formats/account/accountExport.js';
import { missingRegions } from '../formats/workloads/regions.js';
import { kindOfArn } from '../formats/account/scopes.js';
import { inventoryOf, unseenRegions } from '../normalize/inventory.js';
import { userKey } from '../formats/credentials/userKey.js';

/** In the order of `sections`, without the organization, which is an input of its own. */
export function completenessOfExport(account: AccountExport): readonly SectionCompleteness[] {
  return [
    ...(
      [
        ['USERS', 'users'],
        ['GROUPS', 'groups'],
        ['ROLES', 'roles'],
        ['POLICIES', 'policies'],
      ] as const
    ).map(([section, list]) => wholeList(section, account.collected[list] === true, account.truncated)),
    instanceProfiles(account),
    credentials(account),
    identityProviders(account),
    ofManyKinds('RESOURCE_POLICIES', account, 'resources', unreadPolicies(account)),
    ofManyKinds('COMPUTE', account, 'workloads', []),
  ];
}

function wholeList(section: Section, isCollected: boolean, truncated: boolean): SectionCompleteness {
  if (!isCollected) return { section, status: 'NOT_COLLECTED', kinds: [] };
  if (!truncated) return { section, status: 'COLLECTED', kinds: [] };
  return { section, status: 'PARTIAL', kinds: [], detail: 'The export says that more follows.' };
}

/** GAAD lists profiles under their role, so those without one are only in the list of profiles (F-22). */
function instanceProfiles(account: AccountExport): SectionCompleteness {
  const { collected } = account;
  const section = 'INSTANCE_PROFILES';
  if (collected.instanceProfiles === true)
    return judged(section, account, 'instanceProfiles', 'COLLECTED', [], []);
  const missing = collected.roles === true ? ['Those that hold no role are not known.'] : [];
  const status = collected.roles === true ? 'PARTIAL' : 'NOT_COLLECTED';
  return judged(section, account, 'instanceProfiles', status, [], missing);
}

/** A report covers all users; calls about single users say nothing of the others (F-88). */
function credentials(account: AccountExport): SectionCompleteness {
  const known = new Set(account.credentials.map(({ arn }) => arn));
  const lacking = account.users.filter(({ name }) => !known.has(userKey(account, name)));
  const without = lacking.length === 0 ? [] : [`Not known of ${countOf(lacking.length, 'user')}.`];
  const isReported = account.credentials.some(({ reportedKeys }) => reportedKeys !== undefined);
  const unnamed = isReported ? [] : ['There is no credential report.'];
  if (account.credentials.length === 0 && !isCovered(account, 'credentials'))
    return judged('CREDENTIALS', account, 'credentials', 'NOT_COLLECTED', [], []);
  const missing = without.length > 0 ? without : account.collected.users === true ? [] : unnamed;
  const status = missing.length === 0 ? 'COLLECTED' : 'PARTIAL';
  return judged('CREDENTIALS', account, 'credentials', status, [], missing);
}

function identityProviders(account: AccountExport): SectionCompleteness {
  const whole = coverageOf(account, 'identityProviders', 'COLLECTED').map(({ kind }) => kind);
  const lacking = whole.includes('*') ? [] : ['OIDC', 'SAML'].filter((kind) => !whole.includes(kind));
  const isAnything = account.identityProviders.length > 0 || whole.length > 0;
  const status = lacking.length === 0 ? 'COLLECTED' : isAnything ? 'PARTIAL' : 'NOT_COLLECTED';
  const missing = status === 'PARTIAL' ? [`No list of all ${lacking.join(' and ')} providers.`] : [];
  return judged('IDENTITY_PROVIDERS', account, 'identityProviders', status, [], missing);
}

/** Nobody can say that these are all: `kinds` says what was looked at. */
function ofManyKinds(
  section: Section,
  account: AccountExport,
  list: 'resources' | 'workloads',
  missing: readonly string[],
): SectionCompleteness {
  const covered = coverageOf(account, list, 'COLLECTED').flatMap(({ kind }) =>
    kind === SETTINGS ? [] : kind,
  );
  const kinds = [
    ...new Set([...covered, ...account[list].filter(isNoSetting).map(({ arn }) => kindOfArn(arn))]),
  ];
  const isCollected = account.collected[list] === true || covered.length > 0;
  const status = isCollected ? 'COLLECTED' : 'NOT_COLLECTED';
  return inRegions(judged(section, account, list, status, kinds.sort(), missing), account, list);
}

/** Where not every region was looked at that every account has, in which it was. */
function inRegions(
  section: SectionCompleteness,
  account: AccountExport,
  list: 'resources' | 'workloads',
): SectionCompleteness {
  const inventory = inventoryOf(account, list);
  const regions = [...new Set([...inventory.values()].flatMap((some) => [...some]))].sort();
  const seen = regions.filter((region) => region !== '');
  if (seen.length === 0) return section;
  const partly = section.kinds.filter((kind) => unseenRegions(inventory, account.partition, kind).length > 0);
  const isNowhereWhole = missingRegions(account.partition, seen).length > 0;
  const isDeclared = account.coverage.some((one) => one.list === list && one.declared);
  if (partly.length === 0 && (isDeclared || !isNowhereWhole)) return section;
  const looked =
    isNowhereWhole && !(isDeclared && partly.length < section.kinds.length)
      ? `Looked at in ${seen.join(', ')} only.`
      : `Not looked at in every region: ${partly.join(', ')}.`;
  return { ...section, detail: section.detail === undefined ? looked : `${looked} ${section.detail}` };
}

/** The account's own S3 settings are a record of its root (F-45), and tell of no resource. */
const SETTINGS = 'iam';
const isNoSetting = ({ arn }: { readonly arn: string }): boolean => !arn.endsWith(':root');

/** F-73: no policy, unread policy, not collected. */
function unreadPolicies({ resources }: AccountExport): readonly string[] {
  const unread = resources.filter(({ error, policy }) => error !== undefined && policy === undefined);
  return unread.length === 0
    ? []
    : [`The policy of ${countOf(unread.length, 'resource')} could not be read.`];
}

function judged(
  section: Section,
  account: AccountExport,
  list: CoverageDetail['list'],
  status: SectionCompleteness['status'],
  kinds: readonly string[],
  missing: readonly string[],
): SectionCompleteness {
  const failures = unread(account, list);
  const details = [
    ...missing,
    ...(failures.length === 0 ? [] : [`Could not be read: ${failures.join('; ')}.`]),
  ];
  const isPartial = status === 'COLLECTED' && details.length > 0;
  const times = account.coverage.flatMap((one) => (one.list === list ? (one.collectedAt ?? []) : []));
  const reports =
    list === 'credentials' ? account.credentials.flatMap(({ reportedAt }) => reportedAt ?? []) : [];
  const collectedAt = [...times, ...reports].reduce((a, b) => Math.min(a, b), Infinity);
  return {
    section,
    status: isPartial ? 'PARTIAL' : status === 'NOT_COLLECTED' && failures.length > 0 ? 'DENIED' : status,
    kinds,
    ...(details.length === 0 ? {} : { detail: details.join(' ') }),
    ...(collectedAt === Infinity ? {} : { collectedAt }),
  };
}

const coverageOf = (
  { coverage }: AccountExport,
  list: CoverageDetail['list'],
  status: CoverageDetail['status'],
): readonly CoverageDetail[] => coverage.filter((one) => one.list === list && one.status === status);

const isCovered = (account: AccountExport, list: CoverageDetail['list']): boolean =>
  coverageOf(account, list, 'COLLECTED').length > 0;

/** One text for each kind and reason, with all regions that it is about. */
function unread({ coverage }: AccountExport, list: CoverageDetail['list']): readonly string[] {
  const regions = new Map<string, string[]>();
  for (const { list: of, kind, region, status, message } of coverage) {
    if (of !== list || status === 'COLLECTED') continue;
    const key = JSON.stringify([kind === '*' ? wordsFor[list] : kind, message ?? status.toLowerCase()]);
    regions.set(key, [...(regions.get(key) ?? []), region]);
  }
  return [...regions].map(([key, all]) => {
    const [kind = '', reason = ''] = JSON.parse(key) as readonly string[];
    const places = all.filter((region) => region !== '').sort();
    return `${kind}${places.length === 0 ? '' : ` in ${places.join(', ')}`} (${reason})`;
  });
}

const wordsFor: Record<CoverageDetail['list'], string> = {
  credentials: 'credentials',
  identityProviders: 'identity providers',
  instanceProfiles: 'instance profiles',
  resources: 'resource policies',
  workloads: 'what runs as which role',
};

const countOf = (count: number, what: string): string => (count === 1 ? `one ${what}` : `${count} ${what}s`);

/** What a collection was denied or failed at: a gap for each list, for nobody knows what it would have shown. */
export function collectionGaps(account: AccountExport): readonly DataGap[] {
  const { accountId } = account;
  return (Object.keys(wordsFor) as CoverageDetail['list'][]).flatMap((list): readonly DataGap[] => {
    const failures = unread(account, list);
    if (failures.length === 0) return [];
    const message = `The collection could not read of account ${accountId}: ${failures.join('; ')}. Collect it again with permission to read it.`;
    return [{ kind: 'COLLECTION_INCOMPLETE', accountId, message }];
  });
}

/** Says what the inputs of an account cover: which sections, whole or in part, and what a collection could not read. */
import type { AccountFacts } from '../../graph/contract/graphWriter.js';
import type { Section, SectionCompleteness } from '../../graph/model/completeness.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { isRootArn, kindOfArn, rootArn } from '../../iam/language/arn.js';
import {
  userKey,
  type AccountExport,
  type CoverageDetail,
  type CredentialDetail,
  type ResourceDetail,
  type WorkloadDetail,
} from '../formats/account/accountExport.js';
import { scopeOfArn } from '../formats/account/scopes.js';
import { isTruncated, truncatedIn, truncatedScopes } from '../formats/account/truncatedParts.js';
import { canBeOf, usersByKey } from '../formats/credentials/credentialsOfUser.js';
import { missingRegions, unseenRegions, type Inventory } from '../../graph/model/regions.js';
import { contentOf } from '../merge/mergeEntities.js';
import { inOrder } from './factOrder.js';

/** The detail of a list that a page cuts off (F-116). */
const MORE_FOLLOWS = 'The export says that more follows.';

const principalSections = [
  ['USERS', 'users'],
  ['GROUPS', 'groups'],
  ['ROLES', 'roles'],
  ['POLICIES', 'policies'],
] as const;

/** Returns the completeness of each section, in the order of `sections`. The organization is an input of its own. */
export const completenessOfExport = (account: AccountExport): readonly SectionCompleteness[] => [
  ...principalSections.map(([section, list]) => {
    const isCollected = account.collected[list] === true;
    const missing = isCollected && isTruncated(account, list) ? [MORE_FOLLOWS] : [];
    return judged(section, account, 'accountAuthorizationDetails', isCollected, missing);
  }),
  instanceProfiles(account),
  credentials(account),
  identityProviders(account),
  ofManyKinds('RESOURCE_POLICIES', account, 'resources', unreadPolicies(account)),
  ofManyKinds('COMPUTE', account, 'workloads', []),
];

/** Judges instance profiles. Those without a role are only in list-instance-profiles (F-22). */
function instanceProfiles(account: AccountExport): SectionCompleteness {
  const { instanceProfiles: areListed = false, roles = false } = account.collected;
  const missing = roles && !areListed ? ['Those that hold no role are not known.'] : [];
  return judged('INSTANCE_PROFILES', account, 'instanceProfiles', areListed || roles, missing);
}

/**
 * Judges credentials. A report covers all users, and it alone tells the keys of the root user (F-80); calls about
 * single users show nothing about others, and those for passwords or MFA nothing about access keys (F-88).
 */
function credentials(account: AccountExport): SectionCompleteness {
  const byKey = new Map(account.credentials.map((one) => [one.arn, one]));
  const known = account.users.flatMap((user) => {
    const one = byKey.get(userKey(account, user.name));
    return one && canBeOf(one, user) ? one : [];
  });
  const keyless = known.filter((one) => one.accessKeys === undefined && one.reportedKeys === undefined);
  const unknown = account.users.length - known.length;
  const isReported = account.credentials.some(({ reportedKeys }) => reportedKeys !== undefined);
  const isCollected = byKey.size > 0 || wholeKinds(account, 'credentials').length > 0;
  const missing = [
    ...(unknown > 0 ? [`Not known of ${countOf(unknown, 'user')}.`] : []),
    ...(keyless.length > 0 ? [`The access keys of ${countOf(keyless.length, 'user')} are not known.`] : []),
    ...(account.collected.users || isReported ? [] : ['There is no credential report.']),
    ...(byKey.get(rootArn(account))?.reportedKeys ? [] : ['The access keys of the root user are not known.']),
  ];
  return judged('CREDENTIALS', account, 'credentials', isCollected, isCollected ? missing.slice(0, 1) : []);
}

function identityProviders(account: AccountExport): SectionCompleteness {
  const whole = wholeKinds(account, 'identityProviders');
  const lacking = whole.includes('*') ? [] : ['OIDC', 'SAML'].filter((kind) => !whole.includes(kind));
  const isCollected = account.identityProviders.length > 0 || whole.length > 0;
  const missing =
    isCollected && lacking.length > 0 ? [`No list of all ${lacking.join(' and ')} providers.`] : [];
  return judged('IDENTITY_PROVIDERS', account, 'identityProviders', isCollected, missing);
}

/** Judges a list that can never be known to be complete: `kinds` names the collected kinds. */
function ofManyKinds(
  section: Section,
  account: AccountExport,
  list: 'resources' | 'workloads',
  missing: readonly string[],
): SectionCompleteness {
  // The S3 settings of the account are a record of its root (F-45), which shows nothing about resources.
  const ofSettings = 'iam';
  const covered = wholeKinds(account, list).filter((kind) => kind !== ofSettings);
  const found = account[list].map(({ arn }) => kindOfArn(arn)).filter((kind) => kind !== ofSettings);
  const isCollected = account.collected[list] === true || covered.length > 0;
  const kinds = [...new Set([...covered, ...found])].sort();
  return inRegions(judged(section, account, list, isCollected, missing, kinds), account, list);
}

/** Adds which regions were collected, unless all regions that every account has were. */
function inRegions(
  section: SectionCompleteness,
  account: AccountExport,
  list: 'resources' | 'workloads',
): SectionCompleteness {
  const inventory = inventoryOf(account, list);
  const regions = [...new Set([...inventory.values()].flatMap((some) => [...some]))].sort();
  const seen = regions.filter((region) => region !== '');
  const { partition } = account;
  const further = knownRegions(account);
  const partly = section.kinds.filter(
    (kind) => unseenRegions(inventory, partition, kind, further).length > 0,
  );
  const isNowhereWhole = seen.length > 0 && missingRegions(partition, seen, further).length > 0;
  const isDeclared = account.coverage.some((one) => one.list === list && one.declared);
  if (partly.length === 0 && (isDeclared || !isNowhereWhole)) return section;
  const looked =
    isNowhereWhole && !(isDeclared && partly.length < section.kinds.length)
      ? `Looked at in ${seen.join(', ')} only.`
      : `Not looked at in every region: ${partly.join(', ')}.`;
  return { ...section, detail: section.detail === undefined ? looked : `${looked} ${section.detail}` };
}

/** Counts the resources whose policy could not be read (F-73). */
function unreadPolicies({ resources }: AccountExport): readonly string[] {
  const unread = resources.filter(({ error, policy }) => error !== undefined && policy === undefined);
  return unread.length === 0
    ? []
    : [`The policy of ${countOf(unread.length, 'resource')} could not be read.`];
}

/** Returns the completeness of a section. `missing`: sentences on what a collected section lacks. */
function judged(
  section: Section,
  account: AccountExport,
  list: Exclude<CoverageDetail['list'], 'regions'>,
  isCollected: boolean,
  missing: readonly string[],
  kinds: readonly string[] = [],
): SectionCompleteness {
  const isOfFile = list === 'accountAuthorizationDetails';
  const failures = unread(account, list);
  const details = [
    ...(isCollected && !isOfFile && isTruncated(account, list) ? [MORE_FOLLOWS] : []),
    ...missing,
    ...(failures.length === 0 ? [] : [`Could not be read: ${failures.join('; ')}.`]),
  ];
  const times = account.coverage.flatMap((one) =>
    one.list === list && !isOfFile ? (one.collectedAt ?? []) : [],
  );
  const reports =
    list === 'credentials' ? account.credentials.flatMap(({ reportedAt }) => reportedAt ?? []) : [];
  const collectedAt = [...times, ...reports].reduce((a, b) => Math.min(a, b), Infinity);
  const [whole, partial] = isCollected
    ? (['COLLECTED', 'PARTIAL'] as const)
    : (['NOT_COLLECTED', 'DENIED'] as const);
  return {
    section,
    status: (isCollected ? details : failures).length === 0 ? whole : partial,
    kinds,
    ...(details.length === 0 ? {} : { detail: details.join(' ') }),
    ...(collectedAt === Infinity ? {} : { collectedAt }),
  };
}

/** Returns the kinds of the list that a collection read whole. */
const wholeKinds = ({ coverage }: AccountExport, list: CoverageDetail['list']): readonly string[] =>
  coverage.flatMap((one) => (one.list === list && one.status === 'COLLECTED' ? one.kind : []));

/** Returns one text for each kind and reason, with all of its regions. */
function unread({ coverage }: AccountExport, list: CoverageDetail['list']): readonly string[] {
  const failures = coverage.filter((one) => one.list === list && one.status !== 'COLLECTED');
  const byReason = groupBy(failures, ({ kind, status, message = status.toLowerCase() }) => {
    return `${kind === '*' ? wordsFor[list] : kind}\n (${message})`;
  });
  return [...byReason].map(([text, same]) => {
    const regions = same.flatMap(({ region }) => (region === '' ? [] : region)).sort();
    return text.replace('\n', () => (regions.length === 0 ? '' : ` in ${regions.join(', ')}`));
  });
}

const wordsFor: Record<CoverageDetail['list'], string> = {
  accountAuthorizationDetails: 'users, groups, roles and policies',
  credentials: 'credentials',
  identityProviders: 'identity providers',
  instanceProfiles: 'instance profiles',
  regions: 'regions',
  resources: 'resource policies',
  workloads: 'what runs as which role',
};

const countOf = (count: number, what: string): string => (count === 1 ? `one ${what}` : `${count} ${what}s`);

/** Returns a gap for each list that a collection was denied or failed to read. */
export function collectionGaps(account: AccountExport): readonly DataGap[] {
  const { accountId } = account;
  return (Object.keys(wordsFor) as CoverageDetail['list'][]).flatMap((list): readonly DataGap[] => {
    const failures = unread(account, list);
    if (failures.length === 0) return [];
    const isDenied = account.coverage.some((one) => one.list === list && one.status === 'DENIED');
    const message = `The collection could not read of account ${accountId}: ${failures.join('; ')}. Collect it again${isDenied ? ' with permission to read it' : ''}.`;
    return [{ kind: 'COLLECTION_INCOMPLETE', accountId, message }];
  });
}

// ── Regions in which workloads were collected, by kind

/**
 * Returns the regions that were collected, by kind: those with an entry, and those that a collection read whole (G-3).
 * An entry without a region is of a global service or stands for all other regions, so it does not exclude entries in a
 * region. A version of a function shows nothing about functions (F-127), nor does an output about one workload about
 * others (F-123).
 */
function inventoryOf({ coverage, ...account }: AccountExport, list: 'resources' | 'workloads'): Inventory {
  const regions = new Map<string, Set<string>>();
  const add = (kind: string, region: string) =>
    regions.set(kind, (regions.get(kind) ?? new Set<string>()).add(region));
  const truncated = new Set(truncatedScopes({ ...account, coverage }, list));
  const unread = new Set(truncated);
  for (const { list: of, kind, region, status } of coverage) {
    if (of !== list || truncated.has(`${kind}@${region}`)) continue;
    if (status === 'COLLECTED') add(kind, region);
    else if (region !== '') unread.add(`${kind}@${region}`);
  }
  const listed: readonly (ResourceDetail | WorkloadDetail)[] = account[list];
  for (const { arn, alone } of listed) {
    if (alone) continue;
    const [kind = '', region = ''] = scopeOfArn(arn).split('@');
    if (!unread.has(`${kind}@${region}`) && !unread.has(`*@${region}`)) add(kind, region);
  }
  return regions;
}

/** Returns the regions that the account has enabled, and those in which something could not be read; missing: none is known. */
export const knownRegions = ({ coverage }: AccountExport): readonly string[] | undefined => {
  const unread = coverage.flatMap(({ region, status }) =>
    region === '' || status === 'COLLECTED' ? [] : region,
  );
  const known = [...new Set([...coverage.flatMap(({ regions = [] }) => regions), ...unread])];
  return known.length === 0 ? undefined : known.sort();
};

/**
 * Returns the inventory as facts. `wholeRegions`: regions in which a collection listed all workloads, also those
 * without a role (G-12). Records with roles show nothing about workloads without, which earlier versions left out.
 */
export function inventoryFacts(account: AccountExport): AccountFacts['inventory'] {
  const coverage = account.coverage.filter(({ withoutRole }) => withoutRole);
  const whole = inventoryOf({ ...account, coverage, resources: [], workloads: [] }, 'workloads');
  const facts = [...inventoryOf(account, 'workloads')].map(([kind, regions]) => ({
    kind,
    regions: [...regions].sort(),
    wholeRegions: [...(whole.get(kind) ?? [])].sort(),
  }));
  return inOrder(facts, 'kind');
}

/**
 * Returns what the facts of an account may not show, but what can show after a further import: roles of instance
 * profiles (F-22), S3 settings (F-45), credentials of users whom no export holds yet (F-15, F-88), what workloads refer
 * to (F-125), and which parts of lists are whole (F-116). An import that changes it is not without effect.
 */
export function hashedBesideFacts(account: AccountExport): readonly string[] {
  const { instanceProfiles, credentials, resources, workloads, coverage } = account;
  const users = usersByKey(account);
  const isShown = (one: CredentialDetail): boolean => {
    const user = users.get(one.arn);
    return user === undefined ? isRootArn(one.arn) : canBeOf(one, user);
  };
  return [
    instanceProfiles.map(({ arn, roleArn }) => definedFields({ arn, roleArn })),
    credentials.filter((one) => !isShown(one)),
    resources.flatMap(({ arn, restrictsPublicBuckets: isRestricted, blocksPublicPolicy }) =>
      isRestricted === undefined ? [] : { arn, isRestricted, ...definedFields({ blocksPublicPolicy }) },
    ),
    workloads.map(({ arn, alias, runsAs, versions, alone }) =>
      definedFields({ arn, alias, runsAs, versions, alone }),
    ),
    coverage.map(({ arn, status, declared = false }) => ({ arn, status, declared })),
    truncatedIn(account),
  ]
    .flat()
    .map(contentOf);
}

/** Builds the data gaps of answers, each reported once. */
import { isPartial } from '../../answerWords.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { VisitedAccountsQuestion } from '../../graph/contract/pathReader.js';
import { firstOfEach } from '../../graph/model/groupBy.js';
import type { Section } from '../../graph/model/completeness.js';
import type { Account } from '../../graph/model/graph.js';
import type { StoredOrganizations } from '../../graph/model/storedPolicies.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { organizationGap } from '../../iam/explain/evaluationGaps.js';
import { MOST_ACCOUNTS_NAMED } from './limits.js';

/** U-9a: reports that no organization was imported. */
export const organizationGaps = ({
  anyImported,
}: Pick<StoredOrganizations, 'anyImported'>): readonly DataGap[] => (anyImported ? [] : [organizationGap]);

/**
 * Reports that others may be in the organization of the account or not, since not all of its accounts are known: those
 * in no list count as outside of it, and those without a known place, which may have left, as inside.
 */
export function unlistedGaps(
  { places }: StoredOrganizations,
  accountId: string,
  others: readonly (string | undefined)[],
): readonly DataGap[] {
  const place = places.get(accountId);
  if (place?.mayHaveMoreAccounts !== true) return [];
  const isKnown = (id: string | undefined): boolean =>
    id === undefined || id === place.managementAccountId || places.get(id)?.path !== undefined;
  if (others.every(isKnown)) return [];
  return [
    {
      kind: 'EXPORT_INCOMPLETE',
      message: `Not all accounts of organization ${place.organizationId} are known: an account that no list contains counts as outside, and one whose place is not known as inside. Run aws organizations list-accounts-for-parent, and list-organizational-units-for-parent, for each parent.`,
    },
  ];
}

/** Reports that nothing was imported or, for a list that a filter narrows to one account, that this account was not. */
export const notImportedGap = (accountId: string | undefined): DataGap =>
  accountId === undefined
    ? nothingImportedGap
    : {
        kind: 'ACCOUNT_NOT_IMPORTED',
        accountId,
        message: `Account ${accountId} was never imported, so its contents are not known. Import its export.`,
      };

export const nothingImportedGap: DataGap = {
  kind: 'NOTHING_IMPORTED',
  message: 'No account was imported yet. Import one: rolegraph import FOLDER',
};

/** Reports accounts whose edges are outdated: they may be too many, or too few. */
export function derivationGaps([first, ...more]: readonly string[]): readonly DataGap[] {
  if (first === undefined) return [];
  const whose = more.length === 0 ? `account ${first}` : `${first} and ${more.length} more accounts`;
  const message = `The basis of access in ${whose} changed, there or in another account or the organization, but who may assume which role and who administers what is still as before the change: the import is running or was interrupted. Any further import recomputes it.`;
  const whom =
    more.length === 0
      ? { accountId: first }
      : { insteadOf: [first, ...more].flatMap((id) => derivationGaps([id])) };
  return [{ kind: 'DERIVATION_PENDING', ...whom, message }];
}

/** Returns what is missing near edges that start at principals of the accounts or lead there; of no accounts: of all. */
export const visitedNear = (
  reader: Pick<GraphReader, 'visitedAccounts'>,
  direction: VisitedAccountsQuestion['direction'],
  accounts: readonly string[],
) =>
  reader.visitedAccounts({
    direction,
    accounts,
    fromAnywhere: accounts.length === 0,
    assumable: { named: [], openTo: [] },
    anywhere: [],
    withinOrganization: [],
  });

/** Returns outdated accounts whose edges may start at principals of an account or lead there; undefined: all. */
export async function outdatedNear(
  reader: Pick<GraphReader, 'visitedAccounts'>,
  direction: VisitedAccountsQuestion['direction'],
  accountId: string | undefined,
): Promise<readonly string[]> {
  const found = await visitedNear(reader, direction, accountId === undefined ? [] : [accountId]);
  return found.outdatedAccounts;
}

/**
 * Keeps each gap once. Of an account or organization that was not imported, the first: a question knows more about it
 * than the engine does.
 */
export const distinctGaps = (gaps: readonly DataGap[]): readonly DataGap[] =>
  firstOfEach(
    gaps,
    ({ kind, accountId = '', message }) => `${kind} ${accountId} ${genericGaps.has(kind) ? '' : message}`,
  );

/** Kinds of which an account has one gap, whatever its message says. */
export const genericGaps: ReadonlySet<DataGap['kind']> = new Set([
  'ACCOUNT_NOT_IMPORTED',
  'ORGANIZATION_NOT_IMPORTED',
]);

export const sectionOf = ({ completeness = [] }: Account, wanted: Section) =>
  completeness.find(({ section }) => section === wanted);

/**
 * Reports a section of an account that was not collected completely. `why`: the export's explanation, with a space
 * before it.
 */
export function sectionGap(
  account: Account,
  wanted: Section,
  messageFor: (partial: boolean, why: string) => string,
): readonly DataGap[] {
  const { status = 'NOT_COLLECTED', detail } = sectionOf(account, wanted) ?? {};
  const partial = isPartial({ status, detail });
  if (status === 'COLLECTED' && !partial) return [];
  const kind = status === 'DENIED' ? 'COLLECTION_INCOMPLETE' : 'EXPORT_INCOMPLETE';
  const message = messageFor(partial, detail === undefined ? '' : ` ${detail}`);
  return [{ kind, accountId: account.accountId, message }];
}

/**
 * G-3: reports accounts whose workloads were not collected in every region. A principal that runs code in a workload
 * becomes its role, so paths may be missing.
 */
export function computeGaps(accounts: Iterable<Account>): readonly DataGap[] {
  const sorted = [...accounts].toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
  return firstGaps(
    sorted.flatMap(computeGap),
    (more) =>
      `The workloads of ${more} more accounts, and the roles that they run as, were not imported completely or at all: paths through them may be missing.`,
  );
}

/** Keeps the first gaps, and reports the number of others. */
function firstGaps(all: readonly DataGap[], messageFor: (more: number) => string): readonly DataGap[] {
  const [next, ...others] = all.slice(MOST_ACCOUNTS_NAMED);
  if (next === undefined) return all;
  const insteadOf = [next, ...others];
  const summedUp = { kind: next.kind, message: messageFor(insteadOf.length), insteadOf };
  return [...all.slice(0, MOST_ACCOUNTS_NAMED), summedUp];
}

/** Keeps the first gaps about principals that may be able to do something, and reports the number of others. */
export const firstPrincipalGaps = (all: readonly DataGap[]): readonly DataGap[] =>
  firstGaps(
    all,
    (more) => `There are ${more} more gaps about principals of other accounts that may be able to do it.`,
  );

/** Keeps the first gaps about accounts whose principals a list may lack, and reports the number of others. */
export const firstListGaps = (all: readonly DataGap[]): readonly DataGap[] =>
  firstGaps(all, (more) => `There are ${more} more gaps about principals that were not collected.`);

/** Keeps the first gaps about resources that may let in outsiders, and reports the number of others. */
export const firstResourceGaps = (all: readonly DataGap[]): readonly DataGap[] =>
  firstGaps(all, (more) => `There are ${more} more gaps about resources that may grant access to outsiders.`);

function computeGap(account: Account): readonly DataGap[] {
  const { accountId, imported } = account;
  const { status, detail } = sectionOf(account, 'COMPUTE') ?? {};
  const isCollected = status === 'COLLECTED';
  if (!imported || (isCollected && detail === undefined)) return [];
  const missing = isCollected
    ? `were not collected in every Region: paths through workloads in other Regions may be missing. ${detail ?? ''}`
    : 'were not imported, or not completely: paths through them may be missing.';
  const message = `The workloads of account ${accountId}, and the roles that they run as, ${missing}`;
  return [{ kind: 'COMPUTE_NOT_IMPORTED', accountId, message }];
}

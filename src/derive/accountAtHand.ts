/** Prepares accounts for the techniques: at import, and again for questions that derive more than was stored. */
import { Callers } from '../escalation/context/callers.js';
import { AccountIndex } from '../escalation/context/accountIndex.js';
import type { Applied } from '../escalation/apply/applyTechniques.js';
import { triedOf } from '../escalation/catalog/technique.js';
import { AccountAdministrators, administrationsOf } from '../escalation/gains/administrations.js';
import type { Verdict } from '../escalation/apply/verdict.js';
import { TechniqueActions } from '../escalation/catalog/techniqueActions.js';
import type { DerivationInput, DerivationReader } from '../graph/contract/derivationReader.js';
import type { GraphReader } from '../graph/contract/graphReader.js';
import type { AccountFacts, CanAssumeEdge, Neighbors } from '../graph/contract/graphWriter.js';
import { nextTurn } from '../graph/contract/turns.js';
import { clockOfImport } from '../iam/facts/clock.js';
import { rulesFor, type Rules } from './derivationSettings.js';
import { accountContextOf } from './escalationInput.js';
import { PRINCIPALS_AT_HAND } from './limits.js';

/** An account at import: its edges need all of its administrators. */
export interface WholeApplied extends Applied {
  readonly administrators: ReadonlyMap<string, Verdict>;
}

/** Returns a function that prepares one of the accounts. */
export function appliedTo(
  accounts: readonly AccountFacts[],
  assumeEdges: readonly CanAssumeEdge[],
  neighbors: Neighbors,
  rules: Rules,
): (facts: AccountFacts) => WholeApplied {
  const indexOf = indexing(accounts, assumeEdges, neighbors, rules);
  const forms = triedOf(rules.techniques);
  return (facts) => {
    const accountIndex = indexOf(facts);
    const administrators = new Map(
      accountIndex.around.policySets.flatMap((set) =>
        // New callers for each set: what callers keep of their policies takes many times the memory of the policies.
        administrationsOf(new Callers(set, accountIndex), accountIndex),
      ),
    );
    return { accountIndex, forms, administrators };
  };
}

/** Returns a function that indexes an account. `assumeEdges` is missing where only some principals are asked about. */
function indexing(
  accounts: readonly AccountFacts[],
  assumeEdges: readonly CanAssumeEdge[] | undefined,
  neighbors: Neighbors,
  { techniques, administrativeActions }: Rules,
): (facts: AccountFacts) => AccountIndex {
  const actions = new TechniqueActions(techniques, administrativeActions);
  const contextOf = accountContextOf(accounts, assumeEdges, neighbors);
  return (facts) => new AccountIndex(facts, contextOf(facts), administrativeActions, actions);
}

/** Prepares accounts for a question about a few principals, judged on demand: who assumes, who administers. */
async function accountsIn({ accounts, neighbors, settings }: DerivationInput): Promise<readonly Applied[]> {
  const rules = rulesFor(settings);
  const forms = triedOf(rules.techniques);
  const around = { ...neighbors, clock: clockOfImport(rules.now()) };
  const indexOf = indexing(accounts, undefined, around, rules);
  const made: Applied[] = [];
  for (const facts of accounts) {
    // Lets other questions take their turn.
    await nextTurn();
    const accountIndex = indexOf(facts);
    made.push({ accountIndex, forms, administrators: new AccountAdministrators(accountIndex) });
  }
  return made;
}

type ReaderAtHand = Pick<GraphReader, keyof DerivationReader | 'graphVersion'>;

export interface AccountsAtHand {
  /** The accounts that were imported, by id. */
  readonly applied: ReadonlyMap<string, Applied>;
  readonly graphVersion: string;
}

/** Returns the account if another question has prepared it for this version of the graph, which was read just now. */
export const alreadyAtHand = (
  reader: ReaderAtHand,
  accountId: string,
  version: string,
): Applied | undefined => keptOf(reader).at(accountId, version);

/**
 * Prepares accounts, or returns those that other questions prepared for the same version of the graph. `asked`: the
 * version that the question was read at.
 */
export async function accountsAtHand(
  reader: ReaderAtHand,
  accountIds: readonly string[],
  asked?: string,
): Promise<AccountsAtHand> {
  const kept = keptOf(reader);
  const isOfNow = asked !== undefined && kept.isOf(asked);
  for (let version = isOfNow ? asked : await reader.graphVersion(); ;) {
    for (const one of await storedAlike(reader, kept.lacking(accountIds, version)))
      kept.add([one.accountIndex.account.accountId], [one], version);
    const lacking = kept.lacking(accountIds, version);
    if (lacking.length === 0) return { applied: kept.take(accountIds), graphVersion: version };
    const input = await reader.derivationInput(lacking);
    version = input.graphVersion;
    kept.add(lacking, await accountsIn(input), version);
  }
}

/** Prepares accounts of a hypothetical graph for which the stored graph derives the same, once for all such graphs. */
async function storedAlike(
  { baseGraph }: ReaderAtHand,
  accountIds: readonly string[],
): Promise<readonly Applied[]> {
  const stored = accountIds.length === 0 ? undefined : await baseGraph?.();
  if (stored === undefined) return [];
  const { reader, graphVersion: version, changedAccounts } = stored;
  const alike = accountIds.filter((id) => !changedAccounts.has(id));
  if (alike.length === 0) return [];
  const { applied, graphVersion } = await accountsAtHand(reader, alike, version);
  return graphVersion === version ? [...applied.values()] : [];
}

/** The accounts that were asked for last, for one version of the graph: an import may change any of them. */
class KeptAccounts {
  private version: string | undefined;
  /** By id, in the order of use, the latest last. Undefined: the account was never imported. */
  private readonly accounts = new Map<string, Applied | undefined>();

  isOf(version: string): boolean {
    return version === this.version;
  }

  at(accountId: string, version: string): Applied | undefined {
    return this.isOf(version) ? this.accounts.get(accountId) : undefined;
  }

  lacking(accountIds: readonly string[], version: string): readonly string[] {
    if (version !== this.version) this.accounts.clear();
    this.version = version;
    return [...new Set(accountIds)].filter((id) => !this.accounts.has(id));
  }

  add(accountIds: readonly string[], derived: readonly Applied[], version: string): void {
    const added = new Map(derived.map((one) => [one.accountIndex.account.accountId, one]));
    for (const id of this.lacking(accountIds, version)) this.accounts.set(id, added.get(id));
  }

  /** Returns accounts that are all kept, and marks them as used last. */
  take(accountIds: readonly string[]): ReadonlyMap<string, Applied> {
    const taken = new Map([...new Set(accountIds)].map((id) => [id, this.accounts.get(id)]));
    for (const [id, one] of taken) {
      this.accounts.delete(id);
      this.accounts.set(id, one);
    }
    this.forgetOldest(taken.size);
    return new Map([...taken].flatMap(([id, one]) => (one ? [[id, one] as const] : [])));
  }

  /** Removes the accounts used longest ago. `least`: that many stay, however large they are. */
  private forgetOldest(least: number): void {
    let principals = [...this.accounts.values()].reduce((sum, one) => sum + principalsIn(one), 0);
    for (const [id, one] of [...this.accounts].slice(0, this.accounts.size - least)) {
      if (principals <= PRINCIPALS_AT_HAND) return;
      this.accounts.delete(id);
      principals -= principalsIn(one);
    }
  }
}

const principalsIn = (one: Applied | undefined): number =>
  one === undefined ? 0 : one.accountIndex.users.size + one.accountIndex.roles.size;

/** The accounts kept for all readers of one graph. */
const byGraph = new WeakMap<object, KeptAccounts>();

function keptOf({ graph }: ReaderAtHand): KeptAccounts {
  const kept = byGraph.get(graph) ?? new KeptAccounts();
  byGraph.set(graph, kept);
  return kept;
}

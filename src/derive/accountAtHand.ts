/** Prepares accounts for the techniques: at import, and again for questions that derive more than was stored. */
import { Callers } from '../escalation/context/callers.js';
import { AccountIndex } from '../escalation/context/accountIndex.js';
import type { PreparedAccount } from '../escalation/apply/applyTechniques.js';
import { triedOf } from '../escalation/catalog/technique.js';
import { AccountAdministrators, administrationsOf } from '../escalation/gains/administrations.js';
import type { Verdict } from '../escalation/apply/verdict.js';
import { techniqueActionsOf } from '../escalation/catalog/techniqueActions.js';
import type { DerivationInput, DerivationReader } from '../graph/contract/derivationReader.js';
import type { GraphReader } from '../graph/contract/graphReader.js';
import { keptByGraph } from '../graph/contract/keptByGraph.js';
import type { AccountFacts, CanAssumeEdge, Neighbors } from '../graph/contract/graphWriter.js';
import { nextTurn } from '../graph/contract/turns.js';
import { clockOfImport } from '../iam/facts/clock.js';
import { rulesFor, type Rules } from './derivationSettings.js';
import { accountContextOf } from './escalationInput.js';
import { PRINCIPALS_AT_HAND } from './limits.js';

/** An account at import: its edges need all of its administrators. */
export interface WholeAccount extends PreparedAccount {
  readonly administrators: ReadonlyMap<string, Verdict>;
}

/** Returns a function that prepares one of the accounts. */
export function prepareAtImport(
  accounts: readonly AccountFacts[],
  assumeEdges: readonly CanAssumeEdge[],
  neighbors: Neighbors,
  rules: Rules,
): (facts: AccountFacts) => WholeAccount {
  const indexOf = indexAccounts(accounts, assumeEdges, neighbors, rules);
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
function indexAccounts(
  accounts: readonly AccountFacts[],
  assumeEdges: readonly CanAssumeEdge[] | undefined,
  neighbors: Neighbors,
  { techniques, administrativeActions }: Rules,
): (facts: AccountFacts) => AccountIndex {
  const actions = techniqueActionsOf(techniques, administrativeActions);
  const contextOf = accountContextOf(accounts, assumeEdges, neighbors);
  return (facts) => new AccountIndex(facts, contextOf(facts), administrativeActions, actions);
}

/** Prepares accounts for questions about a few principals, judged on demand: who assumes, who administers. */
function prepareOnDemand({ accounts, neighbors, settings, graphVersion }: DerivationInput): ReadAccounts {
  const rules = rulesFor(settings);
  const forms = triedOf(rules.techniques);
  const around = { ...neighbors, clock: clockOfImport(rules.now()) };
  const indexOf = indexAccounts(accounts, undefined, around, rules);
  const factsOf = new Map(accounts.map((facts) => [facts.accountId, facts]));
  const prepare = (accountId: string): PreparedAccount | undefined => {
    const facts = factsOf.get(accountId);
    if (facts === undefined) return undefined;
    const accountIndex = indexOf(facts);
    return { accountIndex, forms, administrators: new AccountAdministrators(accountIndex) };
  };
  return { graphVersion, prepare };
}

type ReaderAtHand = Pick<GraphReader, keyof DerivationReader | 'graphVersion'>;

/** Accounts by id. Undefined: the account was never imported. */
type Accounts = Map<string, PreparedAccount | undefined>;

export interface AccountsAtHand {
  /** The accounts that were imported, by id. */
  readonly accounts: ReadonlyMap<string, PreparedAccount>;
  readonly graphVersion: string;
}

/** Returns the account if another question has prepared it for this version of the graph, which was read just now. */
export function alreadyAtHand(
  reader: ReaderAtHand,
  accountId: string,
  version: string,
): PreparedAccount | undefined {
  const kept = keptOf(reader);
  return kept.isOf(version) ? kept.at(version).get(accountId) : undefined;
}

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
  const ids = [...new Set(accountIds)];
  const found: Accounts = new Map();
  const isOfNow = asked !== undefined && kept.isOf(asked);
  let version = isOfNow ? asked : await reader.graphVersion();
  const isLacking = (id: string): boolean => !found.has(id) && !kept.at(version).has(id);
  for (;;) {
    for (const [id, one] of await storedAlike(reader, ids.filter(isLacking))) kept.at(version).set(id, one);
    for (const id of ids) if (kept.at(version).has(id)) found.set(id, kept.at(version).get(id));
    const lacking = ids.filter(isLacking);
    if (lacking.length === 0) break;
    for (const [id, read] of await kept.read(lacking, reader)) {
      // Lets other questions take their turn.
      await nextTurn();
      if (read.graphVersion !== version) found.clear();
      version = read.graphVersion;
      found.set(id, kept.prepare(id, read));
    }
  }
  kept.use(found, version);
  const accounts = ids.flatMap((id) => {
    const one = found.get(id);
    return one ? [[id, one] as const] : [];
  });
  return { accounts: new Map(accounts), graphVersion: version };
}

/** Prepares accounts of a hypothetical graph for which the stored graph derives the same, once for all such graphs. */
async function storedAlike(
  { baseGraph }: ReaderAtHand,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PreparedAccount>> {
  const stored = accountIds.length === 0 ? undefined : await baseGraph?.();
  if (stored === undefined) return new Map();
  const { reader, graphVersion: version, changedAccounts } = stored;
  const alike = accountIds.filter((id) => !changedAccounts.has(id));
  if (alike.length === 0) return new Map();
  const { accounts, graphVersion } = await accountsAtHand(reader, alike, version);
  return graphVersion === version ? accounts : new Map();
}

/** What was read of some accounts, and prepares them. */
interface ReadAccounts {
  readonly graphVersion: string;
  readonly prepare: (accountId: string) => PreparedAccount | undefined;
}

/** The accounts that were asked for last, for one version of the graph: an import may change any of them. */
class KeptAccounts {
  private version: string | undefined;
  /** In the order of use, the latest last. */
  private readonly accounts: Accounts = new Map();
  /** By id: reads of accounts that are not prepared yet. All who wait for one share it. */
  private readonly reads = new Map<string, Promise<ReadAccounts>>();

  isOf(version: string): boolean {
    return version === this.version;
  }

  at(version: string): Accounts {
    if (!this.isOf(version)) {
      this.accounts.clear();
      this.reads.clear();
    }
    this.version = version;
    return this.accounts;
  }

  /** Reads accounts, each once for all who ask for it meanwhile. Leaves out those that another question fails to read. */
  async read(
    accountIds: readonly string[],
    reader: DerivationReader,
  ): Promise<ReadonlyMap<string, ReadAccounts>> {
    const unread = accountIds.filter((id) => !this.reads.has(id));
    const own = unread.length === 0 ? undefined : reader.derivationInput(unread).then(prepareOnDemand);
    if (own) for (const id of unread) this.reads.set(id, own);
    own?.catch(() => {
      for (const id of unread) this.reads.delete(id);
    });
    const reads = accountIds.map((id) => [id, this.reads.get(id)] as const);
    const done = new Map<string, ReadAccounts>();
    for (const [id, reading] of reads) {
      const read = await (reading === own ? own : reading?.catch(() => undefined));
      if (read) done.set(id, read);
    }
    return done;
  }

  /** Prepares an account from what was read, unless another question has. */
  prepare(accountId: string, { graphVersion, prepare }: ReadAccounts): PreparedAccount | undefined {
    const accounts = this.at(graphVersion);
    if (!accounts.has(accountId)) accounts.set(accountId, prepare(accountId));
    this.reads.delete(accountId);
    return accounts.get(accountId);
  }

  /** Marks accounts as used last. */
  use(used: Accounts, version: string): void {
    const accounts = this.at(version);
    for (const [id, one] of used) {
      accounts.delete(id);
      accounts.set(id, one);
    }
    this.forgetOldest(used.size);
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

const principalsIn = (one: PreparedAccount | undefined): number =>
  one === undefined ? 0 : one.accountIndex.users.size + one.accountIndex.roles.size;

const keptOf = keptByGraph(() => new KeptAccounts());

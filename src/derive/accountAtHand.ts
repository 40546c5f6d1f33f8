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
import { memoize, once } from '../graph/model/memoize.js';
import type { Clock } from '../iam/decide/request.js';
import { clockOfImport } from '../iam/facts/clock.js';
import { parseDate } from '../iam/match/date.js';
import { derivationRulesFor, type DerivationRules } from './derivationRules.js';
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
  rules: DerivationRules,
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
  { techniques, administrativeActions }: DerivationRules,
): (facts: AccountFacts) => AccountIndex {
  const actions = techniqueActionsOf(techniques, administrativeActions);
  const contextOf = accountContextOf(accounts, assumeEdges, neighbors);
  return (facts) => new AccountIndex(facts, contextOf(facts), administrativeActions, actions);
}

/** Prepares accounts for questions about a few principals, judged on demand: who assumes, who administers. */
function prepareOnDemand({ accounts, neighbors, settings, graphVersion }: DerivationInput): ReadAccounts {
  const rules = derivationRulesFor(settings);
  const forms = triedOf(rules.techniques);
  const indexAt = memoize((clock: Clock) =>
    indexAccounts(accounts, undefined, { ...neighbors, clock }, rules),
  );
  const factsOf = new Map(accounts.map((facts) => [facts.accountId, facts]));
  const dates = once(() => datesIn(accounts, neighbors));
  const prepare = (accountId: string, clock: Clock): PreparedAccount | undefined => {
    const facts = factsOf.get(accountId);
    if (facts === undefined) return undefined;
    const accountIndex = indexAt(clock)(facts);
    return { accountIndex, forms, administrators: new AccountAdministrators(accountIndex) };
  };
  return {
    graphVersion,
    prepare: (accountId, clock) => ({
      account: prepare(accountId, clock),
      isAt: (other) => other === clock || dates().every((date) => isSameSide(date, clock, other)),
    }),
  };
}

/** Returns the dates in policies that compare times: answers may change when one of them passes. */
function datesIn(
  accounts: readonly AccountFacts[],
  { documents, organizations }: Neighbors,
): readonly bigint[] {
  const guardrails = [...organizations.places.values()].flatMap((place) =>
    [place.serviceControl, place.resourceControl].flatMap((one) =>
      one.status === 'COLLECTED' ? one.levels.flatMap(({ policies }) => policies) : [],
    ),
  );
  const own = accounts.flatMap((facts) => [...facts.documents.values(), ...facts.versionDocuments.values()]);
  const all = [
    ...[...own, ...documents.values()].map(({ text }) => text),
    ...guardrails.flatMap(({ documentText }) => documentText ?? []),
  ];
  const texts = new Set(all.filter((text) => comparesTimes.test(text)));
  const values = [...texts].flatMap((text) => text.match(/"[^"]*"|\d+/g) ?? []);
  return [...new Set(values.flatMap((value) => parseDate(value.replaceAll('"', '')) ?? []))];
}

const comparesTimes = /aws:(?:currenttime|epochtime|tokenissuetime)/i;

const isSameSide = (date: bigint, one: Clock, other: Clock): boolean =>
  (['requestsFrom', 'sessionsFrom'] as const).every(
    (from) => date < one[from] === date < other[from] && date > one[from] === date > other[from],
  );

/** An account as it is prepared for the time of a question. */
interface KeptAccount {
  /** Undefined: it was never imported. */
  readonly account: PreparedAccount | undefined;
  /** Whether it is the same at another time. */
  readonly isAt: (clock: Clock) => boolean;
}

type ReaderAtHand = Pick<GraphReader, keyof DerivationReader | 'graphVersion'>;

/** Accounts by id. */
type Accounts = Map<string, KeptAccount>;

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
  const found = kept.isOf(version) ? kept.at(version).get(accountId) : undefined;
  return found?.isAt(clockOfQuestion(reader)) === true ? found.account : undefined;
}

const clockOfQuestion = ({ clock }: ReaderAtHand): Clock => clock ?? clockOfImport(Date.now());

/**
 * Prepares accounts, or returns those that other questions prepared for the same version of the graph. `asked`: the
 * version that the question was read at.
 */
export async function accountsAtHand(
  reader: ReaderAtHand,
  accountIds: readonly string[],
  asked?: string,
): Promise<AccountsAtHand> {
  const ids = [...new Set(accountIds)];
  const { found, graphVersion } = await readAtHand(reader, ids, asked);
  const accounts = ids.flatMap((id) => {
    const { account } = found.get(id) ?? {};
    return account ? [[id, account] as const] : [];
  });
  return { accounts: new Map(accounts), graphVersion };
}

async function readAtHand(
  reader: ReaderAtHand,
  ids: readonly string[],
  asked: string | undefined,
): Promise<{ readonly found: Accounts; readonly graphVersion: string }> {
  const kept = keptOf(reader);
  const clock = clockOfQuestion(reader);
  const found: Accounts = new Map();
  const isOfNow = asked !== undefined && kept.isOf(asked);
  let version = isOfNow ? asked : await reader.graphVersion();
  const known = (id: string): KeptAccount | undefined => {
    const one = kept.at(version).get(id);
    return one?.isAt(clock) === true ? one : undefined;
  };
  const isLacking = (id: string): boolean => !found.has(id) && known(id) === undefined;
  for (;;) {
    for (const [id, one] of await storedAlike(reader, ids.filter(isLacking))) kept.at(version).set(id, one);
    for (const id of ids) {
      const one = known(id);
      if (one) found.set(id, one);
    }
    const lacking = ids.filter(isLacking);
    if (lacking.length === 0) break;
    for (const [id, read] of await kept.read(lacking, reader)) {
      // Lets other questions take their turn.
      await nextTurn();
      if (read.graphVersion !== version) found.clear();
      version = read.graphVersion;
      found.set(id, kept.prepare(id, read, clock));
    }
  }
  kept.use(found, version);
  return { found, graphVersion: version };
}

/** Prepares accounts of a hypothetical graph for which the stored graph derives the same, once for all such graphs. */
async function storedAlike(
  { baseGraph, clock }: ReaderAtHand,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, KeptAccount>> {
  const stored = accountIds.length === 0 ? undefined : await baseGraph?.();
  if (stored === undefined) return new Map();
  const { reader, graphVersion: version, changedAccounts } = stored;
  const alike = accountIds.filter((id) => !changedAccounts.has(id));
  if (alike.length === 0) return new Map();
  const dated = clock === undefined ? reader : { ...reader, clock };
  const { found, graphVersion } = await readAtHand(dated, alike, version);
  return graphVersion === version ? found : new Map();
}

/** What was read of some accounts, and prepares them. */
interface ReadAccounts {
  readonly graphVersion: string;
  readonly prepare: (accountId: string, clock: Clock) => KeptAccount;
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
  prepare(accountId: string, { graphVersion, prepare }: ReadAccounts, clock: Clock): KeptAccount {
    const accounts = this.at(graphVersion);
    const known = accounts.get(accountId);
    const one = known?.isAt(clock) === true ? known : prepare(accountId, clock);
    accounts.set(accountId, one);
    this.reads.delete(accountId);
    return one;
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

const principalsIn = ({ account }: KeptAccount): number =>
  account === undefined ? 0 : account.accountIndex.users.size + account.accountIndex.roles.size;

const keptOf = keptByGraph(() => new KeptAccounts());

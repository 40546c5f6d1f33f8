/** Prepares the accounts of a search for joint hops, each once per question, within its time limit. */
import { accountsAtHand, alreadyAtHand } from '../../../derive/accountAtHand.js';
import { Coverage, techniqueActionsIn } from '../../../escalation/together/coverage.js';
import type { PrincipalPolicies } from '../../../graph/model/storedPolicies.js';
import { applied } from '../../can/heldPolicy.js';
import { contextOf } from '../../can/loadRequest.js';
import { clockOf } from '../../../iam/facts/clock.js';
import { contextBehindHops } from '../feasible/hopRequest.js';
import type { PreparedAccount } from '../../../escalation/apply/applyTechniques.js';
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import { keptByVersion } from '../../../graph/contract/keptByGraph.js';
import { nextTurn, oneByOne, type Work } from '../../../graph/contract/turns.js';
import type { AppliedPolicy } from '../../../iam/decide/layers.js';
import type { ContextInput, SearchLimit } from '../../shared/answer.js';
import { inTime, whileSearching } from '../../shared/inTime.js';
import { MOST_JOINT_ACCOUNTS, MOST_JOINT_TIME } from '../../shared/limits.js';
import { getOrMake } from '../../../graph/model/memoize.js';

/** By identity: the actions of techniques that its policies allow. Equal sets are one. */
class AllowedActions extends Map<string, ReadonlySet<string>> {
  private readonly sets = new Map<string, ReadonlySet<string>>();

  allow(arn: string, actions: readonly string[]): void {
    const own = new Set(actions);
    const key = [...own].sort().join(' ');
    const shared = getOrMake(this.sets, key, () => own);
    this.set(arn, shared);
  }
}

const keptActions = keptByVersion(() => new AllowedActions());

/** Returns a reader whose accounts are prepared for the time that the context states, if it does. */
export function readerAtTime(reader: GraphReader, context: readonly ContextInput[]): GraphReader {
  const clock = clockOf(contextOf(contextBehindHops(context), reader.clock));
  return clock === undefined || clock === reader.clock ? reader : { ...reader, clock };
}

export class SearchedAccounts {
  readonly truncatedBy = new Set<SearchLimit>();
  private readonly known = new Map<string, PreparedAccount | undefined>();
  private readonly allowed: AllowedActions;
  private readonly start = performance.now();

  constructor(
    private readonly reader: GraphReader,
    private readonly graphVersion: string,
  ) {
    this.allowed = keptActions(reader, graphVersion);
  }

  /** Reads the accounts whose members could gain anything together. `members`: ARNs by account. */
  async readWhereJoint(members: ReadonlyMap<string, readonly string[]>): Promise<void> {
    const unknown = [...members].filter(([id]) => !this.known.has(id));
    const arns = unknown.flatMap(([id, own]) => this.unreadOf(id, own));
    if (arns.length > 0) {
      const reading = whileSearching(this.reader, this.reader.applicablePolicies(arns, []));
      const stored = await this.untilTimeout(reading);
      if (stored === undefined) return;
      for (const arn of arns) this.allowed.allow(arn, actionsOf(stored.principals.get(arn)));
    }
    const isJoint = (own: readonly string[]) =>
      new Coverage(own.flatMap((arn) => this.allowed.get(arn) ?? [])).coversAny();
    await this.prepare(unknown.filter(([, own]) => isJoint(own)).map(([id]) => id));
  }

  /** Returns the identities with unread policies. An account that is already prepared needs no reading. */
  private unreadOf(accountId: string, own: readonly string[]): readonly string[] {
    const unread = own.filter((arn) => !this.allowed.has(arn));
    const found = alreadyAtHand(this.reader, accountId, this.graphVersion);
    if (found === undefined) return unread;
    for (const arn of unread) this.allowed.allow(arn, actionsIn(found, arn));
    return [];
  }

  async prepare(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.known.has(id));
    const missing = unknown.slice(0, Math.max(0, MOST_JOINT_ACCOUNTS - this.known.size));
    if (unknown.length > missing.length) this.truncatedBy.add('WORK_LIMIT');
    if (missing.length === 0) return;
    const found = await this.untilTimeout(accountsAtHand(this.reader, missing, this.graphVersion));
    if (found === undefined) return;
    if (found.graphVersion !== this.graphVersion) this.truncatedBy.add('GRAPH_CHANGED');
    for (const id of missing) this.known.set(id, found.accounts.get(id));
  }

  get(id: string): PreparedAccount | undefined {
    return this.known.get(id);
  }

  /** Returns undefined if the time for searching ran out. */
  async untilTimeout<T>(reading: Promise<T>): Promise<T | undefined> {
    const found = await inTime(reading);
    if (found === undefined) this.truncatedBy.add('TIME_LIMIT');
    return found;
  }

  /** Lets other questions take their turn. Returns false when the time for searching is over. */
  async hasTime(): Promise<boolean> {
    await nextTurn();
    return this.isInTime();
  }

  /** Works out what identities gain together. Returns undefined if time runs out before it is done. */
  workOut<T>(gains: Work<T>): Promise<T | undefined> {
    return this.untilTimeout(oneByOne(gains, () => this.isInTime(), this.reader.searchOver));
  }

  private isInTime(): boolean {
    const isOver = performance.now() - this.start > MOST_JOINT_TIME;
    if (isOver) this.truncatedBy.add('TIME_LIMIT');
    return !isOver;
  }
}

const actionsOf = (held: PrincipalPolicies | undefined): readonly string[] =>
  (held?.identity ?? []).flatMap((policy) => actionsBy(applied(policy, 'IDENTITY')));

const actionsBy = ({ compiled }: AppliedPolicy): readonly string[] =>
  compiled ? techniqueActionsIn(compiled) : [];

function actionsIn({ accountIndex }: PreparedAccount, arn: string): readonly string[] {
  const { users, roles, policySets, around } = accountIndex;
  const set = policySets.get((users.get(arn) ?? roles.get(arn))?.policySetUid ?? '');
  return (set?.identityHashes ?? []).flatMap((hash) => actionsBy(around.identityDocument(hash)));
}

/**
 * Finds what the members of a policy set, or of similar sets, escalate to. What holds for any of them is found once;
 * what depends on one member is found for it alone.
 */
import { Callers } from '../../escalation/context/callers.js';
import { newCollected, type Collected } from '../../escalation/apply/results.js';
import { canAct, escalating, type PreparedAccount } from '../../escalation/apply/applyTechniques.js';
import { follow } from '../../escalation/gains/selfGrantSearch.js';
import type { Work } from '../../graph/contract/turns.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import type { FoundEscalations } from '../escalationEdges.js';
import type { EquivalentCallers } from './equivalentCallers.js';
import { CommonEdges, type Reached } from './commonEdges.js';

export function* escalateEquivalents(
  { sets, common }: EquivalentCallers,
  account: PreparedAccount,
  documents: Documents,
): Work<FoundEscalations> {
  // Administrators have no escalations (G-8).
  const needsEscalation = (arn: string) => account.administrators.get(arn)?.decision !== 'ALLOWED';
  const acting = sets.flatMap((set) => {
    const members = canAct(set) ? set.members.filter(needsEscalation) : [];
    return members.length > 0 ? { set, members } : [];
  });
  const edges = new CommonEdges(acting, account, documents);
  const [only, ...others] = acting;
  if (only === undefined || others.length === 0) return edges.of(only ? yield* reachedBy(only, account) : []);
  const plain = yield* plainAmong(acting, common, account);
  const isShared = plain !== undefined && plain.of.length > 1 && edges.isOfAll(plain);
  const found: Reached[] = isShared ? [plain] : [];
  for (const one of acting.filter((some) => !isShared || !plain.of.includes(some)))
    found.push({ of: [one], collected: joined(yield* reachedBy(one, account), account) });
  return edges.of(found);
}

type Acting = Reached['of'][number];

/** Returns what any member reaches, and what each reaches by itself. */
function* reachedBy(one: Acting, account: PreparedAccount): Work<readonly Reached[]> {
  const { set, members } = one;
  const callers = new Callers(set, account.accountIndex);
  const escalated = yield* escalating(callers, account);
  follow(callers, escalated, members, account);
  const { shared, own } = escalated;
  shared.administers ||= members.every((arn) => own.get(arn)?.administers);
  const each = members.flatMap((arn) => {
    const collected = own.get(arn);
    return collected ? { of: [{ set, members: [arn] }], collected } : [];
  });
  return [{ of: [one], collected: shared }, ...each];
}

function joined(all: readonly Reached[], account: PreparedAccount): Collected {
  const whole = newCollected(account);
  for (const { collected } of all) whole.addAll(collected);
  return whole;
}

/** Finds the sets whose members reach nothing by themselves, and what any of them reaches. */
function* plainAmong(
  acting: readonly Acting[],
  common: ReadonlySet<string>,
  account: PreparedAccount,
): Work<Reached | undefined> {
  const of: Acting[] = [];
  let known: Collected | undefined;
  let found: Collected | undefined;
  for (const one of acting) {
    const callers = new Callers(one.set, account.accountIndex, common);
    const { shared, own } = yield* escalating(callers, account, found ?? known);
    if ([...own.values()].every((some) => some.isEmpty())) {
      // A set with something of its own may lack what others can do to it.
      found ??= known === undefined ? shared : (yield* escalating(callers, account)).shared;
      of.push(one);
    }
    known ??= shared;
  }
  return found && { of, collected: found };
}

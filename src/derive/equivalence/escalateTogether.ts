/**
 * What the members of a policy set, or of several that are alike, escalate to. What holds for any of them is found of one;
 * what one has of its own is found of it alone.
 */
import { Callers } from '../../escalation/context/callers.js';
import type { Collected } from '../../escalation/apply/results.js';
import {
  canAct,
  escalate,
  newCollected,
  parted,
  type Applied,
} from '../../escalation/apply/applyTechniques.js';
import { follow } from '../../escalation/gains/selfGrantSearch.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import type { FoundEscalations } from '../escalationEdges.js';
import type { EquivalentCallers } from './equivalentCallers.js';
import { toldOfAll, type Acting } from './toldOfAll.js';

interface Judged extends Acting {
  /** What any of those has who are alike. */
  readonly ofAny: Collected;
}

export function escalateTogether(
  alike: EquivalentCallers,
  applied: Applied,
  documents: Documents,
): readonly FoundEscalations[] {
  const judged = judgedOf(alike, applied);
  const parts = parted(judged, administersItself).filter(({ length }) => length > 0);
  if (parts.length > 1)
    return parts.flatMap((part) =>
      escalateTogether({ ...alike, sets: part.map(({ set }) => set) }, applied, documents),
    );
  for (const one of judged.filter(administersItself)) one.shared.administers = one.ofAny.administers = true;
  const first = judged.find(isPlain) ?? judged[0];
  if (first === undefined) return [];
  const { set, ofAny } = first;
  const none = newCollected(applied);
  const found =
    toldOfAll(judged, { set, shared: ofAny }, applied, documents) ??
    toldOfAll(
      judged.map((one) => judgedApart(one, none, applied)),
      { set, shared: none },
      applied,
      documents,
    );
  return found ? [found] : [];
}

/** All that it has is its own. */
function judgedApart({ set, members }: Acting, none: Collected, applied: Applied): Acting {
  const { shared, own } = judgedBy({ set, members }, undefined, applied, undefined);
  const wholeOf = (arn: string): Collected => {
    const whole = newCollected(applied);
    for (const part of [shared, own.get(arn)]) if (part) whole.addAll(part);
    return whole;
  };
  return { set, members, shared: none, own: new Map(members.map((arn) => [arn, wholeOf(arn)])) };
}

/** By what is its own. */
const administersItself = ({ ofAny, members, own }: Judged): boolean =>
  !ofAny.administers && members.every((arn) => own.get(arn)?.administers);

/** Of administrators nothing is told (G-8). */
function judgedOf({ sets, common }: EquivalentCallers, applied: Applied): readonly Judged[] {
  const isTold = (arn: string) => applied.administrators.get(arn)?.decision !== 'ALLOWED';
  const told = sets.filter((set) => canAct(set) && set.members.some(isTold));
  const judged: Judged[] = [];
  for (const set of told) {
    const one = { set, members: set.members.filter(isTold) };
    const known = judged.find(isPlain) ?? judged[0];
    judged.push(judgedBy(one, told.length === 1 ? undefined : common, applied, known));
  }
  return judged;
}

/** It has nothing of its own. */
const isPlain = ({ shared, ofAny }: Judged): boolean => shared === ofAny;

/**
 * One that has something of its own is judged again with all its documents: it cites them, and is no target itself. As it
 * is none, what any of them has is rather found of one that has nothing.
 */
function judgedBy(
  one: Pick<Acting, 'set' | 'members'>,
  common: ReadonlySet<string> | undefined,
  applied: Applied,
  known: Judged | undefined,
): Judged {
  const alike = new Callers(one.set, applied.accountIndex, common);
  const tried = escalate(alike, applied, known?.ofAny);
  if ([...tried.own.values()].every((own) => own.isEmpty())) {
    const found = known && !isPlain(known) ? escalate(alike, applied) : tried;
    return { ...one, ...found, ofAny: found.shared };
  }
  const callers = common === undefined ? alike : new Callers(one.set, applied.accountIndex);
  const escalated = common === undefined ? tried : escalate(callers, applied);
  follow(callers, escalated, one.members, applied);
  return { ...one, ...escalated, ofAny: tried.shared };
}

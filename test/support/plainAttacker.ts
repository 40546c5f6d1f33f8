/**
 * An attacker that tries everything: it holds identities, makes every call that it knows with each of them, and sees what
 * it holds and what the estate has become then. Nothing is put together of rules about techniques, so nothing can be put
 * together wrongly; it is slow, for estates of a few users and roles.
 *
 * A layer is all that can be done with what is held and changed in the layers before. What only makes a way whole is part
 * of the same layer: a trust policy is written and the role assumed, a function is created and run.
 */
import { accountOf, keyOfEstate, type AttackedEstate } from './attackedEstate.js';
import { may, type Call } from './attackerCalls.js';
import { changesOf, isCreating, isPreparing, isTagging, type Change } from './attackerChanges.js';
import {
  administers,
  entriesOf,
  isMade,
  type Attacker,
  type Lets,
  type LetsInto,
} from './attackerEntries.js';
import { isNew } from './attackerNames.js';

export interface Attack {
  /** The least layer by which each is held; the start by none. */
  readonly becomes: ReadonlyMap<string, number>;
  /** The same of who administers each account. */
  readonly administers: ReadonlyMap<string, number>;
  /** The least layer by which somebody held may make each of the calls that were wanted. */
  readonly calls: ReadonlyMap<Call, number>;
  /** Nothing was left out for being too much. */
  readonly complete: boolean;
}

export interface Situation {
  readonly estate: AttackedEstate;
  readonly held: readonly string[];
}

export const anyCall: Lets = () => true;
const anyWay: LetsInto = () => true;

/** Estates that differ in the order of changes that take something away, of which so many are looked at. */
const MOST_SITUATIONS = 24;
/** So many of those in a row. */
const MOST_LAYERS = 9;

// ── One layer ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** All that the attacker can change. Whoever administers an account needs nobody new there, and nothing that takes away. */
function changesBy(attacker: Attacker, isMeant: (change: Change) => boolean): readonly Change[] {
  const { estate, held } = attacker;
  const ruled = onceAsked(() => new Set(held.filter((arn) => administers(estate, arn)).map(accountOf)));
  return changesOf(estate).filter(
    (change) =>
      isMeant(change) &&
      isMade(attacker, change) &&
      ((change.adds && !isCreating(change)) || !ruled().has(accountOf(change.on))),
  );
}

function onceAsked<T>(ask: () => T): () => T {
  let known: { readonly answer: T } | undefined;
  return () => (known ??= { answer: ask() }).answer;
}

/** With all that adds, and with each that takes something away on top of that, or none. */
function changed(estate: AttackedEstate, changes: readonly Change[]): readonly AttackedEstate[] {
  const added = changes.filter(({ adds }) => adds).reduce((now, { apply }) => apply(now), estate);
  return [added, ...changes.filter(({ adds }) => !adds).map(({ apply }) => apply(added))];
}

/** What of all that can be done in a layer is looked at. */
interface Within extends Pick<Attacker, 'letsInto'> {
  readonly lets?: Lets;
  /** So many estates that somebody makes of one by changes of itself are looked at. */
  readonly most?: number;
  /** Only what gains or changes this one; of a group, what is written into it. A new one is for who joins. */
  readonly about?: string;
}

/** All that can be done in one more layer. */
export interface Layer {
  /** With whom that gains. */
  readonly held: readonly string[];
  readonly changes: readonly Change[];
}

export function layerOf(
  situation: Situation,
  { lets = anyCall, letsInto = anyWay, about }: Within = {},
): Layer {
  const attacker = { ...situation, lets, letsInto };
  const entries = [...entriesOf(attacker, about === undefined ? undefined : [about]).keys()];
  const isMeant = ({ whom, on }: Change): boolean =>
    about === undefined ||
    whom.includes(about) ||
    (on in situation.estate.groups && (about === on || (isNew(on) && whom.length === 0)));
  const changes = changesBy(attacker, isMeant);
  return { held: [...situation.held, ...entries], changes };
}

/** What may be held and stand after it. */
export const afterLayer = ({ estate }: Situation, { held, changes }: Layer): readonly Situation[] =>
  changed(estate, changes).map((made) => ({ estate: made, held }));

/** What somebody makes of itself, step by step, as far as that goes. */
export function onesOwnChanges(
  estate: AttackedEstate,
  who: string,
  lets: Lets = anyCall,
  most = MOST_SITUATIONS,
): readonly AttackedEstate[] {
  const found = new Map([[keyOfEstate(estate), estate]]);
  for (const now of found.values()) {
    const own = changesBy({ estate: now, held: [who], lets }, ({ whom }) => whom.includes(who));
    for (const next of changed(now, own)) if (found.size < most) found.set(keyOfEstate(next), next);
  }
  return [...found.values()];
}

// ── Several identities ──────────────────────────────────────────────────────────────────────────────────────────────

interface Attacking extends Within {
  readonly folded?: boolean;
  /** It ends as soon as this account is administered. */
  readonly until?: string;
  /** Who is held from the first besides. */
  readonly beside?: readonly string[];
  /** Where guardrails stand, whoever administers an account makes these as itself, or as whom it becomes by further calls. */
  readonly wanted?: readonly Call[];
}

/**
 * Whoever is held may make any call, and what is changed stays changed. A step gains somebody, or changes somebody who is
 * held by then, or makes an administrator by one change; whoever administers an account becomes anybody in it in one more.
 * `folded`: what somebody changes of itself takes no layer, others may be changed before they are held, and several
 * changes of one layer make an administrator together.
 */
export function attack(
  estate: AttackedEstate,
  from: string,
  { folded = false, until, beside = [], wanted = [], ...within }: Attacking = {},
): Attack {
  const becomes = new Map<string, number>();
  const ruled = new Map<string, number>();
  const calls = new Map<Call, number>();
  const isCallByCall = wanted.length > 0 && Object.keys(estate.guardrails).length > 0;
  const known = new Set<string>();
  let complete = true;
  let now: readonly Situation[] = [{ estate, held: [from, ...beside] }];
  for (let layer = 0; now.length > 0 && !ruled.has(until ?? ''); layer += 1) {
    // One change is noted as the next layer; of several that take effect together one rests on the others.
    const note = notingRule(ruled, folded || layer === 0 ? layer : layer + 1);
    for (const situation of now) {
      for (const arn of situation.held) if (!becomes.has(arn)) becomes.set(arn, layer);
      for (const call of wanted) if (!calls.has(call) && canBeMade(situation, call)) calls.set(call, layer);
      note(situation);
    }
    const noteNext = notingRule(ruled, layer + 1);
    const next = now
      .flatMap((one) => {
        if (folded) return foldedLayer(one, within);
        const possible = layerOf(one, within);
        singleSteps(one, possible).forEach(noteNext);
        return layerApart(one, possible);
      })
      .map((one) => (isCallByCall ? one : { ...one, held: withRuled(one, ruled, layer) }));
    const fresh = new Map(next.map((one) => [keyOf(one), one] as const).filter(([key]) => !known.has(key)));
    for (const key of fresh.keys()) known.add(key);
    const isTooMuch = layer === MOST_LAYERS ? fresh.size > 0 : fresh.size > MOST_SITUATIONS;
    if (isTooMuch) complete = false;
    now = layer === MOST_LAYERS ? [] : [...fresh.values()].slice(0, MOST_SITUATIONS);
  }
  return { becomes, administers: ruled, calls, complete };
}

const canBeMade = ({ estate, held }: Situation, call: Call): boolean =>
  held.some((by) => may(estate, by, call));

const notingRule =
  (ruled: Map<string, number>, layer: number) =>
  ({ estate, held }: Situation): void => {
    for (const arn of held) {
      const account = accountOf(arn);
      if (!ruled.has(account) && administers(estate, arn)) ruled.set(account, layer);
    }
  };

/** With everybody of the accounts that are administered by then. */
function withRuled(
  { estate, held }: Situation,
  ruled: ReadonlyMap<string, number>,
  layer: number,
): readonly string[] {
  const ofRuled = Object.keys(estate.members).filter(
    (arn) => (ruled.get(accountOf(arn)) ?? Infinity) <= layer,
  );
  return [...new Set([...held, ...ofRuled])];
}

/** Tags are no rights: they are changed of anybody. Whoever is new has none. */
const layerApart = (situation: Situation, { held, changes }: Layer): readonly Situation[] =>
  afterLayer(situation, {
    held,
    changes: changes.filter(
      (change) => isPreparing(change) || change.whom.some((arn) => situation.held.includes(arn)),
    ),
  });

/** Somebody is gained, or one change made; who is gained and changed at once takes two steps, but by some techniques. */
const singleSteps = ({ estate, held }: Situation, layer: Layer): readonly Situation[] => [
  { estate, held: layer.held },
  ...layer.changes.map(({ apply }) => ({ estate: apply(estate), held })),
];

export const keyOf = ({ estate, held }: Situation): string =>
  `${keyOfEstate(estate)} ${held.toSorted().join(' ')}`;

/** Before whatever comes of it, everybody held makes of itself what it can, somebody is new, and somebody tagged. */
function foldedLayer(situation: Situation, within: Within): readonly Situation[] {
  const { most = MOST_SITUATIONS } = within;
  let estates: readonly AttackedEstate[] = [situation.estate];
  for (const who of situation.held) {
    const made = estates.flatMap((estate) => onesOwnChanges(estate, who, within.lets, most));
    estates = distinct(made).slice(0, most);
  }
  return estates
    .flatMap((estate) => prepared({ ...situation, estate }, within.lets))
    .flatMap((one) => afterLayer(one, layerOf(one, within)));
}

/** As it is, with all that can be created, and with each tag that can be changed then. */
export function prepared(situation: Situation, lets: Lets = anyCall): readonly Situation[] {
  const { estate, held } = situation;
  const created = withNew(situation, lets);
  const tagged = changesBy({ estate: created, held, lets }, isTagging).map(({ apply }) => apply(created));
  return distinct([estate, created, ...tagged]).map((one) => ({ estate: one, held }));
}

const withNew = ({ estate, held }: Situation, lets: Lets): AttackedEstate =>
  changesBy({ estate, held, lets }, isCreating).reduce((now, { apply }) => apply(now), estate);

const distinct = (estates: readonly AttackedEstate[]): readonly AttackedEstate[] => [
  ...new Map(estates.map((one) => [keyOfEstate(one), one])).values(),
];

// ── One identity at a time ──────────────────────────────────────────────────────────────────────────────────────────

/** Whom one identity becomes by itself, and the accounts that are administered by then. */
interface Step {
  readonly becomes: ReadonlySet<string>;
  readonly administers: ReadonlySet<string>;
}

/**
 * Each layer is one identity's alone, the one that the layer before gave, on the estate as it was found, with what it
 * changes of itself. Whoever administers an account becomes anybody in it in one more.
 */
export function attackOneByOne(estate: AttackedEstate, from: string): Attack {
  const becomes = new Map([[from, 0]]);
  const ruled = new Map<string, number>();
  const rule = (account: string, layer: number): void => {
    if (!ruled.has(account)) ruled.set(account, layer);
  };
  for (let layer = 0; ; layer += 1) {
    const here = [...becomes].filter(([, at]) => at === layer).map(([arn]) => arn);
    for (const arn of here) if (administers(estate, arn)) rule(accountOf(arn), layer);
    const everybody = Object.keys(estate.members);
    const ofRuled = everybody.filter((arn) => ruled.get(accountOf(arn)) === layer);
    const isAll = everybody.every((arn) => ruled.has(accountOf(arn)));
    const steps = isAll ? [] : here.map((arn) => aloneFrom(estate, arn));
    for (const arn of [...ofRuled, ...steps.flatMap((step) => [...step.becomes])])
      if (!becomes.has(arn)) becomes.set(arn, layer + 1);
    for (const step of steps) for (const account of step.administers) rule(account, layer + 1);
    const isOver = ![...becomes.values(), ...ruled.values()].includes(layer + 1);
    if (isOver) return { becomes, administers: ruled, calls: new Map(), complete: true };
  }
}

function aloneFrom(estate: AttackedEstate, who: string): Step {
  const becomes = new Set<string>();
  const ruled = new Set<string>();
  const own = onesOwnChanges(estate, who);
  const prepared = own.map((one) => withNew({ estate: one, held: [who] }, anyCall));
  for (const made of distinct([...own, ...prepared])) {
    const now = { estate: made, held: [who] };
    for (const { estate: after, held } of afterLayer(now, layerOf(now))) {
      for (const arn of held) {
        becomes.add(arn);
        if (administers(after, arn)) ruled.add(accountOf(arn));
      }
    }
  }
  return { becomes, administers: ruled };
}

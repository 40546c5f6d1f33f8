/** Redacts paths for a caller limited to some accounts: steps of other accounts are counted, but not shown. */
import type { PathAnswer, PathStep, PrivilegePath } from '../../access/shared/answer.js';
import { administrationOf } from '../../access/reach/adminHops.js';
import { noEvidence } from '../../access/shared/evidence.js';
import type { NearMissSearch } from '../../access/shared/diagnosisAnswer.js';
import type { HiddenPath, HiddenStep, VisiblePath } from '../../access/shared/visiblePath.js';
import { nameOf } from '../../access/shared/sentences.js';
import { chainStep, spoken } from '../../access/paths/pathAnswer.js';
import type { Principal } from '../../graph/model/graph.js';
import { appendTo } from '../../graph/model/groupBy.js';
import { hiddenPrincipal } from '../../graph/model/principals/hiddenPrincipal.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { VisiblePaths } from '../mappers.js';
import { isVisibleName, isVisible, withHopLimit, type AccountIds } from './visibility.js';

/** By hidden principal. */
type Places = ReadonlyMap<string, number>;

/** Further rounds tell apart principals that differ only in who stands several steps beside them. */
const ROUNDS_OF_PLACES = 3;

const passedOn = ({ start, hops }: PrivilegePath): readonly Principal[] => [
  ...(start ? [start] : []),
  ...hops.flatMap(({ from, to, actingAs }) => [from, to, ...actingAs.map(({ principal }) => principal)]),
];

/** Redacts one answer: a hidden principal has the same number in all of its paths. */
class PathRedactor {
  private readonly numbers = new Map<string, number>();

  constructor(private readonly accountIds: AccountIds) {}

  /**
   * Returns the paths in the order in which hidden principals get their numbers: by what is shown, then by where their
   * hidden principals stand on all paths. Only where these stand alike do ARNs decide, which then tells nothing.
   */
  inNumberingOrder(paths: readonly PrivilegePath[]): readonly PrivilegePath[] {
    let places: Places = new Map();
    for (let round = 0; round < ROUNDS_OF_PLACES; round += 1) places = this.placesOn(paths, places);
    return sortedBy(paths, (path) => [
      path.depth,
      path.length,
      this.shownOf(path).join(' '),
      this.shownOf(path, places).join(' '),
      passedOn(path)
        .map(({ identifier }) => identifier)
        .join(' '),
    ]);
  }

  /** Returns numbers of hidden principals, the same for those that stand alike on the paths. */
  private placesOn(paths: readonly PrivilegePath[], known: Places): Places {
    const standing = new Map<string, string[]>();
    for (const path of paths) {
      const shown = this.shownOf(path, known).join(' ');
      for (const [at, one] of passedOn(path).entries())
        if (!this.isMine(one)) appendTo(standing, one.identifier, `${at} ${shown}`);
    }
    const texts = new Map([...standing].map(([one, all]) => [one, all.toSorted().join('\n')]));
    const kinds = [...new Set(texts.values())].sort();
    return new Map([...texts].map(([one, text]) => [one, kinds.indexOf(text)]));
  }

  private shownOf(path: PrivilegePath, places: Places = new Map()): readonly string[] {
    return passedOn(path).map((one) =>
      this.isMine(one) ? one.identifier : String(places.get(one.identifier) ?? ''),
    );
  }

  /**
   * Whether the path may be shown. Hidden steps of a service, or of anyone, would tell whom other accounts let in; and
   * those of an administrator of others, at whom a path ends, that its access has conditions.
   */
  isShown(path: PrivilegePath): boolean {
    const start = path.start ?? path.hops[0]?.from;
    return (
      this.isAllMine(path) ||
      (accountOfIdentifier(start?.identifier ?? '') !== undefined && !this.isPastEnd(path))
    );
  }

  private isPastEnd({ hops, goal }: PrivilegePath): boolean {
    const acting = goal
      ? hops.flatMap(({ from, actingAs }) => [from, ...actingAs.map(({ principal }) => principal)])
      : [];
    return acting.some((one) => !this.isMine(one) && administrationOf(one) !== undefined);
  }

  private isAllMine({ hops, start }: PrivilegePath): boolean {
    return hops.every((hop) => this.isOpen(hop)) && this.isMine(start);
  }

  path(path: PrivilegePath): VisiblePath {
    return this.isAllMine(path)
      ? { ...path, hops: path.hops.map((hop) => this.open(hop)) }
      : this.hidden(path);
  }

  isOpen({ from, to, actingAs, ...hop }: PathStep): boolean {
    const via = hop.mechanism === 'ESCALATION' ? hop.via : undefined;
    return (
      [from, to, ...actingAs.map(({ principal }) => principal)].every((one) => this.isMine(one)) &&
      (via === undefined || isVisibleName(via, this.accountIds))
    );
  }

  /**
   * Returns the step as it is by itself: which of its ways is taken on a hidden path, and what it has to pass on, may be
   * for steps of others. Returns undefined if each of its ways concerns another account.
   */
  private alone({ alternatives = [], ...step }: PathStep): PathStep | undefined {
    const ways = [step, ...alternatives].map(({ alone, ...way }) => chainStep(alone ?? way, way.restsOn));
    const mine = ways.filter((way) => this.isOpen(way));
    const [first, ...others] = sortedBy(mine, ({ decision, sentence }) => [decision, sentence]);
    return first && { ...first, ...(others.length > 0 && { alternatives: others }) };
  }

  /** Keeps the alternatives that concern no other account. */
  private open(hop: PathStep): PathStep {
    const alternatives = hop.alternatives?.filter((other) => this.isOpen(other));
    return alternatives ? { ...hop, alternatives } : hop;
  }

  private isMine(principal: Principal | undefined): boolean {
    return principal === undefined || isVisible(principal, this.accountIds);
  }

  private principal(principal: Principal): Principal {
    if (this.isMine(principal)) return principal;
    const { identifier } = principal;
    const number = this.numbers.get(identifier) ?? this.numbers.size + 1;
    this.numbers.set(identifier, number);
    return hiddenPrincipal(number);
  }

  private hidden(path: PrivilegePath): HiddenPath {
    const hops = path.hops.map((hop) => this.alone(hop) ?? this.step(hop));
    const start = path.start && this.principal(path.start);
    return {
      hops: hops.map((hop, at) => (hop.mechanism === 'HIDDEN' ? hop : spoken(hop, hops, at))),
      ...(start ? { start } : {}),
      length: path.length,
      depth: path.depth,
      decision: 'UNKNOWN',
      conditions: [],
      caveats: [],
      accounts: path.accounts.filter((one) => isVisible(one, this.accountIds)),
      sentence: sentenceOf(hops[0]?.from ?? start, hops),
    };
  }

  private step({ from, to, actingAs, restsOn }: PathStep): HiddenStep {
    return {
      from: this.principal(from),
      to: this.principal(to),
      actingAs: actingAs.map(({ principal }) => ({ principal: this.principal(principal), actions: [] })),
      restsOn,
      mechanism: 'HIDDEN',
      decision: 'UNKNOWN',
      ...noEvidence,
      crossAccount: this.isMine(from) !== this.isMine(to),
      sentence: 'A step in accounts outside the scope of this caller.',
    };
  }
}

function sentenceOf(start: Principal | undefined, hops: HiddenPath['hops']): string {
  const end = hops.at(-1)?.to ?? start;
  const steps = hops.length === 1 ? '1 step' : `${hops.length} steps`;
  return `${steps} from ${start ? nameOf(start) : ''} to ${end ? nameOf(end) : ''}; details of accounts outside this caller's scope are hidden.`;
}

type Keys = readonly (number | string)[];

/** Sorts by keys, the first that differs. */
function sortedBy<T>(all: readonly T[], keysOf: (one: T) => Keys): readonly T[] {
  const keyed = all.map((one) => [keysOf(one), one] as const);
  return keyed.sort(([a], [b]) => compareKeys(a, b)).map(([, one]) => one);
}

function compareKeys(a: Keys, b: Keys): number {
  const at = a.findIndex((key, index) => key !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

/** `answer`: of more paths than `k`, since which of them come first may rest on what is not told. */
export function redactPaths(
  answer: PathAnswer,
  accountIds: AccountIds,
  { k, maxHops }: { readonly k: number; readonly maxHops: number },
): VisiblePaths {
  const redactor = new PathRedactor(accountIds);
  const { startsAs } = answer;
  const completeness = withHopLimit(answer.completeness, maxHops);
  const shown = answer.paths.filter((path) => redactor.isShown(path));
  const visible = redactor.inNumberingOrder(shown).map((path) => redactor.path(path));
  // By nothing but what is shown.
  const paths = sortedBy(visible, (path) => [path.depth, path.length, path.decision, path.sentence]);
  const truncatedBy = new Set([
    ...completeness.truncatedBy,
    ...(paths.length > k ? (['MAX_PATHS'] as const) : []),
  ]);
  return {
    ...answer,
    paths: paths.slice(0, k),
    completeness: { ...completeness, truncatedBy: [...truncatedBy] },
    ...(startsAs ? { startsAs: startsAs.filter(({ role }) => isVisible(role, accountIds)) } : {}),
  };
}

/** Leaves out a near miss whose change or chain concerns another account, and does not tell whether there is one. */
export function redactNearMisses({ nearMisses }: NearMissSearch, accountIds: AccountIds): NearMissSearch {
  const redactor = new PathRedactor(accountIds);
  const mine = nearMisses.filter(({ hops }) => hops.every((hop) => redactor.isOpen(hop)));
  return { nearMisses: mine, complete: false };
}

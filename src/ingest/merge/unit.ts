/** Defines what organizations and instances of Identity Center are merged from. */
import type { Identified } from '../formats/shared/findings.js';
import type { ListPart, UnitPart } from '../formats/unitParts.js';
import type { Problem } from '../problem.js';

/** One unit: its lists, and data about the whole. */
export type Unit<Lists> = Lists &
  Pick<UnitPart, 'covers' | 'managementAccountId' | 'partition'> & {
    /** `o-…`, or the ARN of an instance. */
    readonly id: string;
    readonly files: readonly string[];
    /** By file: the parts of lists that it holds whole. Missing: the unit was not read from files. */
    readonly wholeIn?: ReadonlyMap<string, ReadonlySet<ListPart>>;
    /** Targets whose guardrails are unknown; see `unseenTargets`. */
    readonly unseen: readonly string[];
    /** What earlier imports read whole may have changed: a collection could not read it again. */
    readonly isOutdated?: boolean;
  };

/** A unit as the graph stores it: its lists by name. */
export type UnitTexts = ReadonlyMap<string, string>;

export type ListsById<Lists> = { readonly [K in keyof Lists]: readonly Identified[] };

/** A function for the entries of each list. */
type EachList<Lists extends ListsById<Lists>, Result> = {
  readonly [K in keyof Lists]?: (entry: Lists[K][number]) => Result;
};

/** A kind of unit: its lists, and the rules by which an import replaces their entries. */
export interface UnitKind<Lists extends ListsById<Lists>> {
  readonly lists: readonly (keyof Lists & string)[];
  /** What to export again where files disagree, for messages. */
  readonly name: string;
  /** The file in which `collect` writes it. */
  readonly file: string;
  /**
   * For lists of which another call prints only a part, in the same form: that call, and the key by which its output can
   * be told from the whole.
   */
  readonly partialCalls: { readonly [K in keyof Lists]?: readonly [call: string, key?: string] };
  /** A part with a problem that may belong to any unit of the import refuses all of them. */
  readonly refusesAll: boolean;
  /** Returns the problem with a part that may belong to any of the candidates; undefined where the part is empty. */
  unassignedProblem(part: UnitPart & Lists, candidates: readonly string[]): string | undefined;
  /** Whether a stored unit has an account: a collection that reads nothing from others says nothing of it. */
  hasAccount?(texts: UnitTexts | undefined, accountId: string): boolean;
  /** Finds problems between units, each with the unit that it refuses. */
  conflicts?(units: readonly Unit<Lists>[]): Iterable<readonly [id: string, problem: Problem]>;
  /** Returns the parts of its list that an entry belongs to: it is gone once one of them was read whole without it. */
  scopes(last: Lists, now: Lists): EachList<Lists, readonly ListPart[]>;
  /** Returns what is left of an entry that is gone from its place but may be in another. */
  readonly moved?: { readonly [K in keyof Lists]?: (entry: Lists[K][number]) => Lists[K][number] };
  /** Returns notes on what the whole unit has too little of. */
  lacks?(whole: Lists): readonly string[];
  /** Adds what follows from the lists. `now`: the unit in this import alone. `texts`: empty without a last import. */
  complete?(whole: Unit<Lists>, now: Unit<Lists>, last: Lists, texts: UnitTexts): Unit<Lists>;
  /** Returns what is stored besides lists and coverage. */
  kept?(whole: Unit<Lists>): Readonly<Record<string, readonly unknown[]>>;
}

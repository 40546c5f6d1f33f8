/** Organizations and instances of Identity Center: what they are put together from. */
import type { Identified } from '../formats/shared/findings.js';
import type { ListPart, UnitPart } from '../formats/unitParts.js';
import type { Problem } from '../problem.js';

/** One unit: its lists, and what is said of it besides. */
export type Unit<Lists> = Lists &
  Pick<UnitPart, 'covers' | 'managementAccountId' | 'partition'> & {
    /** `o-…`, or the ARN of an instance. */
    readonly id: string;
    readonly files: readonly string[];
    /** See `unseenTargets`. */
    readonly unseen: readonly string[];
  };

/** As the graph keeps a unit: its lists by name. */
export type UnitTexts = ReadonlyMap<string, string>;

export type ListsById<Lists> = { readonly [K in keyof Lists]: readonly Identified[] };

/** What is done to an entry of each list. */
type EachList<Lists extends ListsById<Lists>, Result> = {
  readonly [K in keyof Lists]?: (entry: Lists[K][number]) => Result;
};

/** A kind of unit: which lists it has, and what replaces the entries of the last import. */
export interface UnitKind<Lists extends ListsById<Lists>> {
  readonly lists: readonly (keyof Lists & string)[];
  /** What to export again where files disagree, as a message names it. */
  readonly name: string;
  /** A call that prints some of a list in the same form as another prints all, and what to put beside its output. */
  readonly alike: { readonly [K in keyof Lists]?: readonly [call: string, key: string] };
  /** A part that is wrong, and may be of any unit of the import, refuses all of them. */
  readonly refusesAll: boolean;
  /** What is wrong with a part that may be of any of the candidates; undefined: it says nothing anyway. */
  homeless(part: UnitPart & Lists, candidates: readonly string[]): string | undefined;
  /** What is wrong among several units, by the one that is refused for it. */
  conflicts?(units: readonly Unit<Lists>[]): Iterable<readonly [id: string, problem: Problem]>;
  /** Of which parts of its list an entry is: it is gone where one of them was read whole without it. */
  scopes(last: Lists, now: Lists): EachList<Lists, readonly ListPart[]>;
  /** What is left of an entry that is gone from where it was, but may be elsewhere. */
  readonly moved?: { readonly [K in keyof Lists]?: (entry: Lists[K][number]) => Lists[K][number] };
  /** What to note that the whole of it has too little of. */
  lacks?(whole: Lists): readonly string[];
  /** What follows from the lists. `now`: those of this import alone; `last`: without texts if there was none. */
  complete?(whole: Unit<Lists>, now: Unit<Lists>, last: Lists, texts: UnitTexts): Unit<Lists>;
  /** What is kept of it besides lists and coverage. */
  kept?(whole: Unit<Lists>): Readonly<Record<string, readonly unknown[]>>;
}

/** Collects what is wrong with one file, every problem with its place. */
import type { Problem } from '../../problem.js';
import type { InputDocument } from '../../read/readExport.js';

/** Where something stands in the input (F-114). */
export interface Origin {
  readonly file: string;
  readonly path: string;
}

/** More than anybody reads; the bound keeps a hostile file from filling the memory. */
const maxEach = 1000;

type Slice = NonNullable<InputDocument['slice']>;

/** Grows while a file is read. */
export class Findings {
  readonly file: string;
  /** Paths of repeated keys in the whole file. */
  readonly duplicateKeys: readonly string[];
  private readonly problems: Problem[] = [];
  private readonly notes: Problem[] = [];
  private problemsSeen = 0;
  private notesSeen = 0;

  private readonly slice: Slice | undefined;

  constructor(file: string, duplicateKeys: readonly string[], slice?: Slice) {
    this.file = file;
    this.duplicateKeys = duplicateKeys;
    this.slice = slice;
  }

  /** Index, in the whole document, of the first element of the list at this path. */
  firstIndex(path: string): number {
    return this.slice?.list === path ? this.slice.firstIndex : 0;
  }

  get problemCount(): number {
    return this.problemsSeen;
  }

  problem(path: string, message: string): undefined {
    this.problemsSeen += 1;
    if (this.problems.length < maxEach) this.problems.push({ file: this.file, path, message });
  }

  /** The problems since `before` are of one account. Returns how many these are. */
  attribute(accountId: string, before: number): number {
    const own = this.problems.splice(before);
    this.problems.push(...own.map((problem) => ({ ...problem, accountId })));
    return this.problemsSeen - before;
  }

  note(path: string, message: string): undefined {
    this.notesSeen += 1;
    if (this.notes.length < maxEach) this.notes.push({ file: this.file, path, message });
  }

  /** In a policy document that is the document's problem; anywhere else one value silently hides another (F-111). */
  refuseHiddenValues(insideDocument?: RegExp): void {
    for (const path of this.duplicateKeys.filter((duplicate) => insideDocument?.test(duplicate) !== true))
      this.problem(path, 'This key is in its object more than once, so one value hides another. Keep one.');
  }

  allProblems(): readonly Problem[] {
    return this.withRest(this.problems, this.problemsSeen, 'problems');
  }

  allNotes(): readonly Problem[] {
    return this.withRest(this.notes, this.notesSeen, 'notes');
  }

  private withRest(kept: readonly Problem[], seen: number, what: string): readonly Problem[] {
    const more = seen - kept.length;
    if (more === 0) return kept;
    return [
      ...kept,
      { file: this.file, path: '$', message: `And ${more} more ${what} like these in this file.` },
    ];
  }
}

/** Collects the problems and notes of one file, each with its place. */
import type { Problem } from '../../problem.js';
import type { InputDocument } from '../../read/readExport.js';

/** A place in the input (F-114). */
export interface Origin {
  readonly file: string;
  readonly path: string;
}

/** An element with an id. Fields that are missing were not collected. */
export interface Identified {
  readonly id: string;
  readonly origin: Origin;
  /** Of an element of one page: its lists continue on another page (F-36). */
  readonly moreFollows?: true;
}

/** Returns an empty list with a type of entries. */
export const none = <Entry>(): readonly Entry[] => [];

/** The most problems or notes kept per file; the bound keeps a hostile file from filling the memory. */
const maxEach = 1000;

export class Findings {
  private readonly problems: Problem[] = [];
  private readonly notes: Problem[] = [];
  private problemsSeen = 0;
  private notesSeen = 0;

  /**
   * `documents` matches the paths of policy documents. A repeated key in one of them is a problem of that document;
   * anywhere else one value silently hides another (F-111).
   */
  constructor(
    private readonly document: InputDocument,
    documents?: RegExp,
  ) {
    for (const path of this.duplicateKeys.filter((duplicate) => documents?.test(duplicate) !== true))
      this.problem(path, 'This key is in its object more than once, so one value hides another. Keep one.');
  }

  get file(): string {
    return this.document.file;
  }

  /** Paths of repeated keys in the whole file. */
  get duplicateKeys(): readonly string[] {
    return this.document.duplicateKeys;
  }

  /** Whether this is a slice of a document: a list that is empty here may have elements in another slice. */
  get isPart(): boolean {
    return this.document.slice !== undefined;
  }

  /** Returns the index in the whole document of the first element of the list at this path. */
  firstIndex(path: string): number {
    const { slice } = this.document;
    return slice?.list === path ? slice.firstIndex : 0;
  }

  get problemCount(): number {
    return this.problemsSeen;
  }

  problem(path: string, message: string): undefined {
    this.problemsSeen += 1;
    if (this.problems.length < maxEach) this.problems.push({ file: this.file, path, message });
  }

  /** Attributes the problems since `before` to one account. Returns how many these are. */
  protected ofAccount(accountId: string, before: number): number {
    const own = this.problems.splice(before);
    this.problems.push(...own.map((problem) => ({ ...problem, accountId })));
    return this.problemsSeen - before;
  }

  note(path: string, message: string): undefined {
    this.notesSeen += 1;
    if (this.notes.length < maxEach) this.notes.push({ file: this.file, path, message });
  }

  all(): { readonly problems: readonly Problem[]; readonly notes: readonly Problem[] } {
    return {
      problems: this.withRest(this.problems, this.problemsSeen, 'problems'),
      notes: this.withRest(this.notes, this.notesSeen, 'notes'),
    };
  }

  private withRest(kept: readonly Problem[], seen: number, what: string): readonly Problem[] {
    const more = seen - kept.length;
    const message = `And ${more} more ${what} like these in this file.`;
    return more === 0 ? kept : [...kept, { file: this.file, path: '$', message }];
  }
}

/** Reads and parses the inputs of an import, one after the other. */
import type { ParsedExport } from './formats/accountExport.js';
import { formatNames, formats, type Format } from './formats/formats.js';
import { joinSlices, type ParsedSlice } from './formats/joinSlices.js';
import { layDown, withTextsLaidDown } from './laidDown.js';
import type { Problem } from './problem.js';
import { memoryProblem } from './read/memoryLeft.js';
import type { Scratch } from './read/scratch.js';
import { readDocuments, unknownKindProblem, type RawInput, type ReadResult } from './readExport.js';

interface ParsedInputs {
  readonly parsed: ParsedExport[];
  readonly problems: Problem[];
  readonly notes: Problem[];
}

/** Reads one input after the other, so that only one is in memory as text. */
export async function parseInputs(
  inputs: AsyncIterable<ReadResult> | Iterable<ReadResult>,
  onRead: (file: string) => void,
  scratch: Scratch,
): Promise<ParsedInputs> {
  const all: ParsedInputs = { parsed: [], problems: [], notes: [] };
  for await (const input of inputs) {
    if (input.kind === 'PROBLEM') all.problems.push(input.problem);
    else if (input.kind === 'NOTE') all.notes.push(input.note);
    else {
      onRead(input.name);
      await parseInput(input, all, scratch);
    }
  }
  return all;
}

const layDownPages = (parsed: ParsedExport, scratch: Scratch): ParsedExport => ({
  ...parsed,
  pages: parsed.pages.map((page) => ({
    ...page,
    accounts: page.accounts.map((account) => layDown(account, scratch)),
    awsManagedPolicies: withTextsLaidDown(page.awsManagedPolicies, scratch),
  })),
});

/** All parts of a document are of the format that the first one shows; one that cannot be read whole is left out. */
async function parseInput(input: RawInput, all: ParsedInputs, scratch: Scratch): Promise<void> {
  const slices: ParsedSlice[] = [];
  let format: Format | undefined;
  for await (const read of readDocuments(input)) {
    if (!read.ok) {
      all.problems.push(read.problem);
      return;
    }
    const full = memoryProblem();
    if (full !== undefined) {
      all.problems.push({ file: input.name, path: '$', message: full });
      return;
    }
    const { document } = read;
    format ??= formats.find(({ recognises }) => recognises(document.value));
    if (!format) {
      all.problems.push(unknownKindProblem(document, formatNames));
      return;
    }
    slices.push({
      parsed: layDownPages(format.parse(document), scratch),
      isRest: document.slice?.isRest === true,
    });
  }
  const parsed = joinSlices(slices);
  if (parsed) all.parsed.push(parsed);
}

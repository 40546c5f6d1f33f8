/** Reads and parses the inputs of an import, one after the other. */
import type { ParsedExport } from '../formats/parsedExport.js';
import type { ExportPage, Format } from '../formats/parsedExport.js';
import { formatNames, formats } from '../formats/formats.js';
import { joinSlices, type ParsedSlice } from '../merge/joinSlices.js';
import { spillAccount, spillList } from './spilledAccount.js';
import type { Problem } from '../problem.js';
import { growInSmallSteps, memoryProblem } from './heapGuard.js';
import { NoScratch, type Scratch } from './spillFile.js';
import type { RawInput, ReadResult } from './exportPaths.js';
import { readDocuments, unknownKindProblem } from './readExport.js';

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
    if (input.kind !== 'INPUT') {
      (input.kind === 'NOTE' ? all.notes : all.problems).push(input.problem);
      continue;
    }
    onRead(input.name);
    const parsed = await parseInput(input, all.problems, scratch);
    if (parsed) all.parsed.push(parsed);
  }
  return all;
}

/** All parts of a document are of the format that the first one shows; one that cannot be read whole is left out. */
async function parseInput(
  input: RawInput,
  problems: Problem[],
  scratch: Scratch,
): Promise<ParsedExport | undefined> {
  const slices: ParsedSlice[] = [];
  let format: Format | undefined;
  for await (const read of readDocuments(input)) {
    growInSmallSteps();
    const problem = read.ok ? noRoom(input) : read.problem;
    if (!read.ok || problem !== undefined) return refused(problem, problems);
    const { document } = read;
    format ??= formats.find(({ recognizes }) => recognizes(document.value));
    if (!format) return refused(unknownKindProblem(document, formatNames), problems);
    const spilled = spillSlice(format.parse(document), scratch);
    if (typeof spilled === 'string')
      return refused({ file: input.name, path: '$', message: spilled }, problems);
    slices.push({ parsed: spilled, isRest: document.slice?.isRest === true });
  }
  return joinSlices(slices);
}

function refused(problem: Problem | undefined, problems: Problem[]): undefined {
  if (problem) problems.push(problem);
}

function noRoom({ name }: RawInput): Problem | undefined {
  const message = memoryProblem();
  return message === undefined ? undefined : { file: name, path: '$', message };
}

/** Its accounts in the scratch, or why they are not. */
function spillSlice(parsed: ParsedExport, scratch: Scratch): ParsedExport | string {
  try {
    return { ...parsed, pages: parsed.pages.map((page) => spillPage(page, scratch)) };
  } catch (error) {
    if (error instanceof NoScratch) return error.message;
    throw error;
  }
}

const spillPage = (page: ExportPage, scratch: Scratch): ExportPage => ({
  ...page,
  accounts: page.accounts.map((account) => spillAccount(account, scratch)),
  awsManagedPolicies: spillList(page.awsManagedPolicies, scratch)(),
});

/** Reads and parses the inputs of an import, one after the other. */
import type { ExportPage, Format, ParsedExport } from '../formats/parsedExport.js';
import type { Problem } from '../problem.js';
import type { RawInput, ReadResult } from './exportPaths.js';
import { limitHeapGrowth, memoryProblem } from './heapGuard.js';
import { formatOf, parseDocument } from './parseDocument.js';
import { readDocuments } from './readExport.js';
import { Expansion } from './unpack.js';
import { extendAccount, spillAccount, spillList } from './spilledAccount.js';
import { SpillFailed, type SpillFile } from './spillFile.js';

interface ParsedInputs {
  readonly parsed: ParsedExport[];
  readonly problems: Problem[];
  readonly notes: Problem[];
}

/** Reads one input at a time, so that only one is in memory as text. */
export async function parseInputs(
  inputs: AsyncIterable<ReadResult> | Iterable<ReadResult>,
  onRead: (file: string) => void,
  spill: SpillFile,
): Promise<ParsedInputs> {
  const all: ParsedInputs = { parsed: [], problems: [], notes: [] };
  const expansion = new Expansion();
  for await (const input of inputs) {
    if (input.kind !== 'INPUT') {
      (input.kind === 'NOTE' ? all.notes : all.problems).push(input.problem);
      continue;
    }
    onRead(input.name);
    const parsed = await parseInput(input, spill, expansion);
    if ('message' in parsed) all.problems.push(parsed);
    else all.parsed.push(parsed);
  }
  return all;
}

/** Reads one input, or none of it. All parts of an object have the format of the first part. */
async function parseInput(
  input: RawInput,
  spill: SpillFile,
  expansion: Expansion,
): Promise<ParsedExport | Problem> {
  const slices: ParsedSlice[] = [];
  let format: Format | undefined;
  const refused = (message: string): Problem => ({ file: input.name, path: '$', message });
  for await (const read of readDocuments(input, undefined, expansion)) {
    limitHeapGrowth();
    if (!read.ok) return read.problem;
    const noRoom = memoryProblem();
    if (noRoom !== undefined) return refused(noRoom);
    const { document } = read;
    format ??= formatOf(document.value);
    const found = parseDocument(document, format);
    if ('message' in found) return found;
    try {
      const list = document.slice?.list;
      slices.push(...found.map((parsed) => ({ parsed: spillPages(parsed, spill), list })));
    } catch (error) {
      if (error instanceof SpillFailed) return refused(error.message);
      throw error;
    }
  }
  return joinSlices(input.name, slices);
}

const spillPages = (parsed: ParsedExport, spill: SpillFile): ParsedExport => ({
  ...parsed,
  pages: parsed.pages.map((page) => ({
    ...page,
    accounts: page.accounts.map((account) => spillAccount(account, spill)),
    awsManagedPolicies: spillList(page.awsManagedPolicies, spill)(),
  })),
});

/** One part of a document, with the path of the list that it is cut from; undefined for a whole document. */
export interface ParsedSlice {
  readonly parsed: ParsedExport;
  readonly list: string | undefined;
}

/** Joins the slices of a large document into the result that its format would return for the whole. */
export function joinSlices(file: string, slices: readonly ParsedSlice[]): ParsedExport {
  const parts = slices.map(({ parsed }) => parsed);
  const pages = parts.flatMap((part) => part.pages);
  const isOneObject = slices.some(({ list = '$' }) => list !== '$');
  const refusedFile = parts.some((part) => part.refusedFile);
  const refused = new Set(parts.flatMap((part) => part.refusedAccountIds));
  if (refusedFile) for (const { accountId } of pages.flatMap((page) => page.accounts)) refused.add(accountId);
  return {
    file,
    pages: (isOneObject ? onePage(pages) : pages).map((page) => ({
      ...page,
      accounts: page.accounts.filter((account) => !refused.has(account.accountId)),
    })),
    refusedAccountIds: [...refused],
    refusedFile,
    problems: withoutRepeated(parts.flatMap((part) => part.problems)),
    notes: withoutRepeated(parts.flatMap((part) => part.notes)),
    organizations: parts.flatMap((part) => part.organizations ?? []),
    identityCenters: parts.flatMap((part) => part.identityCenters ?? []),
  };
}

/** Removes repeated findings: every slice reports the same about the members beside its list. */
const withoutRepeated = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((one) => [`${one.path}\n${one.message}`, one])).values(),
];

/** Joins the slices of one page. Each slice has one list, but all lists of the page count as collected (F-116). */
function onePage(pages: readonly ExportPage[]): readonly ExportPage[] {
  const [first] = pages;
  if (first === undefined) return [];
  const collected = Object.assign({}, ...pages.map((page) => page.collected)) as ExportPage['collected'];
  const accounts = pages.flatMap((page) =>
    page.accounts.map((account) =>
      extendAccount(account, { collected: { ...account.collected, ...collected } }),
    ),
  );
  const awsManagedPolicies = pages.flatMap((page) => page.awsManagedPolicies);
  return [{ ...first, path: '$', collected, accounts, awsManagedPolicies }];
}

/** Parses one document: an output of one kind, or a list of outputs of several kinds, as `jq -s` makes it (F-171). */
import type { JsonValue } from '../../iam/language/json.js';
import { formatNames, formats } from '../formats/formats.js';
import type { Format, ParsedExport } from '../formats/parsedExport.js';
import { isJsonArray, isJsonRecord } from '../formats/shared/jsonValue.js';
import type { Problem } from '../problem.js';
import { unknownKindProblem, type InputDocument } from './readExport.js';

export const formatOf = (value: JsonValue): Format | undefined =>
  formats.find(({ recognizes }) => recognizes(value));

/** Parses a document. `format`: that of the document, or of the first part of a large one. */
export function parseDocument(
  document: InputDocument,
  format: Format | undefined,
): readonly ParsedExport[] | Problem {
  const several = severalIn(document, format);
  if (several !== undefined)
    return several.flatMap((one) => {
      const parsed = parseDocument(one, formatOf(one.value));
      return 'message' in parsed ? [refused(parsed)] : parsed;
    });
  if (format === undefined) return unknownKindProblem(document, formatNames);
  const mixed = mixedIn(document, format);
  return [mixed === undefined ? format.parse(document) : refused(mixed)];
}

/** Returns the elements of a list that no format reads as a whole. */
function severalIn(
  document: InputDocument,
  format: Format | undefined,
): readonly InputDocument[] | undefined {
  const { file, value, duplicateKeys, path = '$', slice } = document;
  if (!isJsonArray(value)) return undefined;
  const isOther = (element: JsonValue): boolean => {
    if (format?.readsRecords === true && isJsonRecord(element) && 'ResourceArn' in element) return false;
    const kind = formatOf(element);
    return kind !== undefined && kind !== format;
  };
  if (!value.some(isOther)) return undefined;
  const first = slice?.firstIndex ?? 0;
  return value.map((element, index) => {
    const at = `${path}[${first + index}]`;
    const own = duplicateKeys.filter((key) => key.startsWith(`${at}.`) || key.startsWith(`${at}[`));
    return { file, value: element, duplicateKeys: own, path: at };
  });
}

/** Finds an object that holds another output beside the one that its format reads, as `jq -s add` makes it. */
function mixedIn({ file, value, path = '$', slice }: InputDocument, format: Format): Problem | undefined {
  const elements = isJsonArray(value) ? value : [value];
  for (const [index, element] of elements.entries()) {
    const own = isJsonRecord(element) ? format.keys?.(element) : undefined;
    if (own === undefined || !isJsonRecord(element)) continue;
    const rest = Object.fromEntries(Object.entries(element).filter(([key]) => !own.includes(key)));
    const other = formatOf(rest);
    if (other === undefined) continue;
    const at = isJsonArray(value) ? `${path}[${(slice?.firstIndex ?? 0) + index}]` : path;
    const kinds = [...new Set([format.name, other.name])].join(' and ');
    const message = `This object holds outputs of several calls (${kinds}), of which only one could be read. Give each as a file of its own, or all as one list, as jq -s makes it.`;
    return { file, path: at, message };
  }
  return undefined;
}

/** Returns a problem that belongs to no account, so that all accounts of the file are refused. */
const refused = (problem: Problem): ParsedExport => ({
  file: problem.file,
  pages: [],
  refusedAccountIds: [],
  refusedFile: true,
  problems: [problem],
  notes: [],
});

/**
 * Defines formats of organizations and of Identity Center. A page is one output of the AWS CLI or several in one
 * object; a file is a page or a list of pages.
 */
import type { JsonValue } from '../../../iam/language/json.js';
import type { Format, ParsedExport } from '../parsedExport.js';
import type { ReadPart, UnitPart } from '../unitParts.js';
import { asFields, elementsOf, type Fields } from './fields.js';
import { Findings } from './findings.js';
import { isTruncatedPage } from './paging.js';
import { inPages, isJsonArray, isJsonRecord, type JsonRecord } from './jsonValue.js';

interface PartsFormat<Lists> {
  readonly name: string;
  /** Outputs by key of the page. Other services have lists of the same names. */
  readonly outputs: Readonly<Record<string, { recognizes(value: JsonValue, page: JsonRecord): boolean }>>;
  /** Matches the paths of policy documents. */
  readonly documents: RegExp;
  /** The problem with a page of another kind. */
  readonly ofAnother: string;
  readonly nothing: Lists;
  read(page: Fields): readonly ReadPart<Lists>[];
  parts(parts: readonly (Lists & UnitPart)[]): Partial<ParsedExport>;
}

/** Returns the format. A problem anywhere in a file refuses every organization or instance in it, and no account. */
export function partsFormat<Lists extends object>(format: PartsFormat<Lists>): Format {
  const outputs = Object.entries(format.outputs);
  const isPage = (page: JsonValue): boolean =>
    isJsonRecord(page) &&
    outputs.some(([key, { recognizes }]) => key in page && recognizes(page[key] ?? null, page));
  return {
    name: format.name,
    recognizes: inPages(isPage),
    keys: () => outputs.map(([key]) => key),
    parse(document) {
      const { file, value, path = '$' } = document;
      const findings = new Findings(document, format.documents);
      const found = elementsOf({ value, path }, findings).flatMap((page) => {
        const fields = asFields(page, findings);
        if (fields && isPage(page.value))
          return readPage(fields, format).map((part) => ({ ...part, path: page.path }));
        if (fields) fields.problem(format.ofAnother);
        return [];
      });
      const refused = findings.problemCount > 0;
      const parts = found.length > 0 || !refused ? found : [{ ...format.nothing, path }];
      const whole = parts.map((part) => ({ ...format.nothing, covers: [], ...part, file, refused }));
      return { file, pages: [], refusedAccountIds: [], ...findings.all(), ...format.parts(whole) };
    },
  };
}

/** Reads a page. Where more pages follow, no list counts as whole (F-36, F-116). */
function readPage<Lists>(page: Fields, { read }: PartsFormat<Lists>): readonly ReadPart<Lists>[] {
  const parts = read(page);
  return isTruncatedPage(page) ? parts.map((part) => ({ ...part, covers: [] })) : parts;
}

export const someRecord = (value: JsonValue, isOne: (element: JsonRecord) => boolean): boolean =>
  isJsonArray(value) && value.some((element) => isJsonRecord(element) && isOne(element));

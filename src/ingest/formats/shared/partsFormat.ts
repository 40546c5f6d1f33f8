/** Formats of organizations and of Identity Center: a page is one output of the AWS CLI or several, a file a page or a list. */
import type { JsonValue } from '../../../iam/language/json.js';
import type { Format, ParsedExport } from '../parsedExport.js';
import { asFields, elementsOf, type Fields } from './fields.js';
import { Findings } from './findings.js';
import { inPages, isJsonRecord, type JsonRecord } from './jsonValue.js';

/** What one page says of one organization, or of one instance. */
interface Part {
  readonly file: string;
  /** What it has read whole. */
  readonly covers: readonly string[];
  /** Something in its file is wrong, so that nothing of what it is about is imported. */
  readonly refused: boolean;
}

type Reading<Content> = Partial<Content> & Partial<Pick<Part, 'covers'>>;

interface PartsFormat<Content> {
  readonly name: string;
  /** By key of the page. */
  readonly outputs: Readonly<Record<string, { recognizes(value: JsonValue, page: JsonRecord): boolean }>>;
  /** Where policy documents are. */
  readonly documents: RegExp;
  /** What to say of a page that is none. */
  readonly ofAnother: string;
  readonly nothing: Content;
  read(page: Fields): readonly Reading<Content>[];
  parts(parts: readonly (Content & Part)[]): Partial<ParsedExport>;
}

/** A problem anywhere in a file refuses all that it is about, and no account. */
export function partsFormat<Content extends object>(format: PartsFormat<Content>): Format {
  const outputs = Object.entries(format.outputs);
  const isPage = (page: JsonValue): boolean =>
    isJsonRecord(page) &&
    outputs.some(([key, { recognizes }]) => key in page && recognizes(page[key] ?? null, page));
  return {
    name: format.name,
    recognizes: inPages(isPage),
    parse(document) {
      const { file, value, slice } = document;
      const findings = new Findings(document, format.documents);
      const found = elementsOf({ value, path: '$' }, findings).flatMap((page) => {
        const fields = asFields(page, findings);
        if (fields && isPage(page.value)) return readPage(fields, format);
        if (fields && slice?.isRest !== true) fields.problem(format.ofAnother);
        return [];
      });
      const refused = findings.problemCount > 0;
      const parts = found.length > 0 || !refused ? found : [format.nothing];
      const whole = parts.map((part) => ({ ...format.nothing, covers: [], ...part, file, refused }));
      return { file, pages: [], refusedAccountIds: [], ...findings.all(), ...format.parts(whole) };
    },
  };
}

/** F-36, F-116: where more follows, nothing is known to be whole. */
function readPage<Content>(page: Fields, { read }: PartsFormat<Content>): readonly Reading<Content>[] {
  const parts = read(page);
  return page.text('NextToken') === undefined ? parts : parts.map((part) => ({ ...part, covers: [] }));
}

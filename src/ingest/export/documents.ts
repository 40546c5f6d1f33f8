/** Writes policy documents so that an import reads and quarantines them as before. */
import type { PolicyText } from '../formats/account/accountExport.js';
import type { Written } from './exportedDocument.js';

/** Writes the documents of one file, and collects what is lost of them. */
export class DocumentsWriter {
  readonly omitted: string[] = [];

  /** Writes a document. Undefined where the export held none. `owner`: what the document belongs to, for messages. */
  write(document: PolicyText, owner: string): Written | undefined {
    if (document.kind === 'UNREADABLE') return isMissing(document) ? undefined : document.text;
    if (document.duplicateKeys.length > 0) return this.withRepeatedKey(document, owner);
    return usualDocument(document.text) ?? document.text;
  }

  /** Repeats a key: L-3, of the keys that the policy repeats only the last values were kept. */
  private withRepeatedKey({ text, duplicateKeys }: RepeatingDocument, owner: string): string {
    if (duplicateKeys.join() !== '$.Statement')
      this.omitted.push(
        `The ${owner} repeats ${duplicateKeys.join(', ')}. It is quarantined again, but the reason names $.Statement.`,
      );
    return text.replace('{', '{"Statement":null,"Statement":null,');
  }
}

type RepeatingDocument = Extract<PolicyText, { readonly kind: 'DOCUMENT' }>;

const isMissing = ({ text, message }: Extract<PolicyText, { readonly kind: 'UNREADABLE' }>): boolean =>
  text === '' && message.startsWith('The export holds no ');

const usualKeys = new Set(['Version', 'Id', 'Statement']);

/**
 * The deepest nesting of a document written as an object. No policy is deeper; an object in a file may not nest so
 * deep.
 */
const USUAL_DEPTH = 20;

/**
 * Returns the document as an object if it is usual. Others stay a text, which keeps their numbers, and which no import
 * mistakes for another output of AWS.
 */
function usualDocument(text: string): Written | undefined {
  const document = JSON.parse(text) as { readonly [key: string]: Written };
  const isUsual =
    Object.keys(document).every((key) => usualKeys.has(key)) && depthOf(document) <= USUAL_DEPTH;
  return isUsual && JSON.stringify(document) === text ? document : undefined;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce<number>((deepest, member) => Math.max(deepest, depthOf(member)), 0);
}

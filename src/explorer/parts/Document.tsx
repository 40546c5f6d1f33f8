/** Shows a JSON document as text, with the deciding statement marked. */
import { visibleText } from '../../visibleText.js';

interface DocumentOptions {
  readonly document: unknown;
  readonly title: string;
  /** The position of the statement to mark. */
  readonly statement?: number | undefined;
}

export function Document({ document, title, statement }: DocumentOptions) {
  const statements = statementsOf(document);
  const marked = statement === undefined ? undefined : statements?.[statement];
  if (typeof document !== 'object' || document === null || statements === undefined || marked === undefined)
    return <Code title={title} text={textOf(document)} />;
  const { Statement: _all, ...rest } = document as { readonly Statement: unknown };
  return (
    <div className="document" role="group" aria-label={title}>
      <Code title={title} text={textOf(rest)} />
      {statements.map((one, at) =>
        one === marked ? (
          <mark key={at}>
            <Code title={`Statement ${at}, which decides`} text={textOf(one)} />
          </mark>
        ) : (
          <Code key={at} title={`Statement ${at}`} text={textOf(one)} />
        ),
      )}
    </div>
  );
}

/** Shows text; a long one scrolls, also by keyboard. */
const Code = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <figure>
    <figcaption>{title}</figcaption>
    <pre tabIndex={0}>{text}</pre>
  </figure>
);

function statementsOf(document: unknown): readonly unknown[] | undefined {
  if (typeof document !== 'object' || document === null || !('Statement' in document)) return undefined;
  return Array.isArray(document.Statement) ? document.Statement : [document.Statement];
}

/** Spells characters that would show others in another order, as JSON does. */
const textOf = (document: unknown): string =>
  (JSON.stringify(document, undefined, 2) ?? '').split('\n').map(visibleText).join('\n');

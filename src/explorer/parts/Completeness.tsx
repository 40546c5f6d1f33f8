/** Says whether an answer is complete; if not, what may be missing, and what to do about it. */
import type { CompletenessFragment, DataGapFragment } from '../../api/operations.generated.js';
import { Link } from './Link.jsx';
import { counted } from '../../answerWords.js';
import { firstOf, limitWords } from './words.js';

interface Limits {
  readonly completeness?: CompletenessFragment;
  readonly dataGaps?: readonly DataGapFragment[];
  readonly isApproximate?: boolean;
  /** Whether this is about one page of the answer only. */
  readonly isPart?: boolean;
}

export const Completeness = ({
  completeness,
  dataGaps = [],
  isApproximate = false,
  isPart = false,
}: Limits) => {
  const isCut = completeness !== undefined && !completeness.complete;
  if (!isCut && !isApproximate && dataGaps.length === 0)
    return <p className="note">{isPart ? 'This page of the answer' : 'The answer'} is complete.</p>;
  return (
    <section className="note warning" aria-label="Completeness">
      <p>
        <strong>The answer may not be complete.</strong>
        {isApproximate ? ' It could not be computed exactly.' : ''}
      </p>
      {isCut ? <Cut completeness={completeness} /> : null}
      <GapList dataGaps={dataGaps} />
    </section>
  );
};

/** Longer lists are folded up. */
const FEW = 2;

const Cut = ({
  completeness: { truncatedBy, unexplored },
}: {
  readonly completeness: CompletenessFragment;
}) => (
  <>
    <ul>
      {truncatedBy.map((limit) => (
        <li key={limit}>{limitWords[limit]}</li>
      ))}
    </ul>
    {unexplored.length === 0 ? null : (
      <details open={unexplored.length <= FEW}>
        <summary>{counted(unexplored.length, 'principal')} to look at</summary>
        <ul>
          {unexplored.map(({ principal: { identifier }, techniques }) => (
            <li key={identifier}>
              <Link view="principal" args={{ id: identifier }}>
                {identifier}
              </Link>{' '}
              by {firstOf(techniques.map(({ name }) => name))}
            </li>
          ))}
        </ul>
      </details>
    )}
  </>
);

/** Shows nothing if there are none: that the data has no gaps does not make what is shown beside it complete. */
export const Gaps = ({ dataGaps }: Required<Pick<Limits, 'dataGaps'>>) =>
  dataGaps.length === 0 ? null : (
    <section className="note warning" aria-label="Missing data">
      <GapList dataGaps={dataGaps} />
    </section>
  );

export const Missing = ({ what }: { readonly what: string }) => (
  <p className="note error">The graph has no {what}. Search for it, or import a newer export.</p>
);

export const NeverImported = () => (
  <p className="note warning">The account was never imported: what is not listed here is not known.</p>
);

export function GapList({ dataGaps }: Required<Pick<Limits, 'dataGaps'>>) {
  const messages = [...new Set(dataGaps.map(({ message }) => message))];
  return messages.length === 0 ? null : (
    <details open={messages.length <= FEW}>
      <summary>{counted(messages.length, 'gap')} in the data</summary>
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </details>
  );
}

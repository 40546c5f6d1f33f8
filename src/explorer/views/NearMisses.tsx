/**
 * Shows single changes that would open a path. Each can be tried: the question is asked again as if the change were
 * made, and nothing is stored.
 */
import type { AssumeRolePathsQuery } from '../../api/operations.generated.js';
import { DecisionBadge, PrincipalLink } from '../parts/Evidence.jsx';
import { fixPlace, inWords } from '../../answerWords.js';
import { parsedJson } from '../../parsedJson.js';
import { Document } from '../parts/Document.jsx';
import { Link } from '../parts/Link.jsx';
import type { Arguments } from '../route.js';

/** Returns a change on top of the one that is tried already: it is what is missing after that. */
const bothChanges = (tried: unknown, then: object): object => ({
  ...(tried as object | undefined),
  ...then,
  changes: [tried, then].flatMap(
    (one) => (one as { readonly changes?: readonly object[] } | undefined)?.changes ?? [],
  ),
});

interface NearMissesOptions {
  readonly args: Arguments;
  readonly nearMisses: AssumeRolePathsQuery['assumeRolePaths']['nearMisses'];
  /** Whether there are no others. */
  readonly isWhole: boolean;
  /** The position of the one in focus in the picture. */
  readonly focus: number;
  readonly onChoose: (at: number) => void;
}

export const NearMisses = ({ args, nearMisses, isWhole, focus, onChoose }: NearMissesOptions) =>
  nearMisses.length === 0 ? null : (
    <section aria-label="Near misses">
      <h2>What is missing</h2>
      <p>One change is enough for each of these{isWhole ? '' : '; there may be others'}:</p>
      <ul className="cards">
        {nearMisses.map((miss, at) => (
          <li key={at} className="panel">
            <p>
              <PrincipalLink principal={miss.from} /> → <PrincipalLink principal={miss.to} />{' '}
              <DecisionBadge decision={miss.decision} />
            </p>
            <p>{miss.explanation}</p>
            <p>
              <strong>Missing:</strong> {inWords(miss.missing)}
            </p>
            {miss.change === null ? null : (
              <Document
                document={miss.change}
                title={fixPlace({ step: miss.missing, asScenario: miss.asScenario })}
              />
            )}
            <button type="button" aria-pressed={at === focus} onClick={() => onChoose(at)}>
              Show in the picture
            </button>
            {miss.asScenario === null ? null : (
              <p className="buttons">
                <Link
                  view="paths"
                  args={{
                    ...args,
                    path: '',
                    step: '',
                    scenario: JSON.stringify(
                      bothChanges(parsedJson(args['scenario'] ?? ''), miss.asScenario),
                    ),
                  }}
                >
                  Try it
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );

/** Shows that the answer is for a change that was not made. */
export function TriedChange({ args }: { readonly args: Arguments }) {
  const { scenario, ...others } = args;
  if (scenario === undefined) return null;
  return (
    <section className="note warning" aria-label="Tried change">
      <p>
        <strong>As if this change were made.</strong> Nothing is stored.{' '}
        <Link view="paths" args={others}>
          Back to what is stored
        </Link>
      </p>
      <Document document={parsedJson(scenario)} title="The change" />
    </section>
  );
}

/** Shows a step of a path: who does what, the statements that allow it, what it depends on, and how to close it. */
import type { HopFragment, StepFragment } from '../../api/operations.generated.js';
import { DecisionBadge, List, PrincipalLink, Statements, Terms } from '../parts/Evidence.jsx';
import { Link } from '../parts/Link.jsx';
import { isGrant, restsText } from '../parts/words.js';
import type { Arguments } from '../route.js';
import { AvoidButton } from './PathFilters.jsx';
import { mechanismText } from '../picture/drawnPaths.js';

interface StepPanelOptions {
  readonly args: Arguments;
  readonly hop: HopFragment;
  /** Its position on its path. */
  readonly position: number;
}

export function StepPanel({ args, hop, position }: StepPanelOptions) {
  const rests = restsText(hop, position);
  return (
    <section aria-label="Step" className="panel">
      <h2>{mechanismText(hop)}</h2>
      <p>{hop.sentence}</p>
      <p>
        <DecisionBadge decision={hop.decision} /> {hop.crossAccount ? 'It crosses accounts.' : ''} {rests}
      </p>
      <dl>
        <dt>{hop.actingAs.length > 1 ? 'Who acts, all of them together' : 'Who acts'}</dt>
        {hop.actingAs.map(({ principal, actions }) => (
          <dd key={principal.identifier}>
            <PrincipalLink principal={principal} /> <code>{actions.join(', ')}</code>
          </dd>
        ))}
        <dt>Whom it gains</dt>
        <dd>
          <PrincipalLink principal={hop.to} />
        </dd>
      </dl>
      <h3>Why</h3>
      <Statements statements={hop.determiningStatements} />
      <Terms conditions={hop.conditions} preconditions={hop.preconditions} caveats={hop.caveats} />
      <Closing step={hop} />
      <p className="buttons">
        {hop.technique === null ? null : (
          <AvoidButton
            args={args}
            name="without"
            value={hop.technique.id}
            label={`Paths without ${hop.technique.name}`}
          />
        )}
        <AvoidButton
          args={args}
          name="avoid"
          value={hop.to.identifier}
          label={`Paths around ${hop.to.name}`}
        />
      </p>
      <List title="Other ways of the same step">
        {hop.alternatives.map((way, at) => (
          <li key={at}>
            {way.sentence} <DecisionBadge decision={way.decision} />
            <Statements statements={way.determiningStatements} />
          </li>
        ))}
      </List>
    </section>
  );
}

function Closing({ step: { technique, via, determiningStatements } }: { readonly step: StepFragment }) {
  const grant = determiningStatements.find(isGrant);
  return (
    <>
      <h3>How to close it</h3>
      <p>
        {technique?.closing ??
          'Take the principal out of the trust policy, or take sts:AssumeRole on this role away from it.'}{' '}
        {grant?.policy ? (
          <>
            What allows it is in{' '}
            <Link view="policy" args={{ id: grant.policy.id, statement: String(grant.statementIndex) }}>
              {grant.policy.name}
            </Link>
            .
          </>
        ) : null}
      </p>
      {via === null ? null : (
        <p>
          Through <code>{via}</code>
        </p>
      )}
      <List title="References">
        {(technique?.references ?? []).flatMap(({ url }) =>
          url === null
            ? []
            : [
                <li key={url}>
                  <a href={url} rel="noreferrer noopener" target="_blank">
                    {url}
                  </a>
                </li>,
              ],
        )}
      </List>
    </>
  );
}

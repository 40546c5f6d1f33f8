/** Shows the evidence of an answer: decisions, statements, conditions, and what may be missing. */
import type { ReactNode } from 'react';
import type {
  ConditionFragment,
  Decision,
  PolicyKind,
  PrincipalFragment,
  StatementFragment,
} from '../../api/operations.generated.js';
import { visibleText } from '../../visibleText.js';
import { inWords } from '../../answerWords.js';
import { Link } from './Link.jsx';
import { actionsText, controllerWords, decisionWords, kindWords, policyWords } from './words.js';

export const DecisionBadge = ({ decision }: { readonly decision: Decision }) => (
  <span className={`badge ${decision.toLowerCase()}`}>{decisionWords[decision]}</span>
);

export const PrincipalLink = ({ principal }: { readonly principal: PrincipalFragment }) => (
  <>
    {principal.__typename === 'HiddenPrincipal' ? (
      principal.name
    ) : (
      <Link view="principal" args={{ id: principal.identifier }}>
        {principal.name}
      </Link>
    )}{' '}
    <span className="quiet">
      {kindWords[principal.__typename]}
      {principal.accountId === null ? '' : ` in ${principal.accountId}`}
    </span>
  </>
);

interface NamedPolicy {
  readonly id: string;
  readonly name: string;
  readonly kind: PolicyKind;
}

export const PolicyLink = ({ policy, statement }: { policy: NamedPolicy; statement?: number }) => (
  <>
    <Link
      view="policy"
      args={{ id: policy.id, ...(statement === undefined ? {} : { statement: String(statement) }) }}
    >
      {policy.name}
    </Link>{' '}
    <span className="quiet">{policyWords[policy.kind]}</span>
  </>
);

/** Lists policies; null: not known. */
export const Policies = ({ policies }: { readonly policies: readonly NamedPolicy[] | null }) =>
  policies === null ? (
    'not known or not applicable'
  ) : (
    <ul>
      {policies.map((policy) => (
        <li key={policy.id}>
          <PolicyLink policy={policy} />
        </li>
      ))}
    </ul>
  );

/** Shows a statement in a line, with a link to it in its policy. */
const Statement = ({ statement }: { readonly statement: StatementFragment }) => {
  const { effect, sid, layer, level, statementIndex, policy } = statement;
  const actions = actionsText(statement);
  return (
    <li>
      <span className={`badge ${effect === 'ALLOW' ? 'allowed' : 'explicit_deny'}`}>
        {effect === 'ALLOW' ? 'Allow' : 'Deny'}
      </span>{' '}
      {policy === null ? (
        `${inWords(layer)} policy that is not shown, or that this step gives`
      ) : (
        <PolicyLink policy={policy} statement={statementIndex} />
      )}
      , statement {statementIndex}
      {sid === null ? '' : ` (${sid})`}
      {level === null ? '' : ` at ${level}`}
      {actions === '' ? null : (
        <>
          : <code>{actions}</code>
        </>
      )}
    </li>
  );
};

export const Statements = ({ statements }: { readonly statements: readonly StatementFragment[] }) =>
  statements.length === 0 ? null : (
    <ul className="statements">
      {statements.map((statement, at) => (
        <Statement key={at} statement={statement} />
      ))}
    </ul>
  );

const Condition = ({ condition }: { readonly condition: ConditionFragment }) => (
  <li>
    <code>
      {condition.operator} {visibleText(condition.key)} = {condition.values.map(visibleText).join(' | ')}
    </code>{' '}
    <span className="quiet">
      {condition.effect === 'ALLOW' ? 'must hold' : 'must fail'}, set by{' '}
      {controllerWords[condition.controlledBy]}
    </span>
  </li>
);

interface Terms {
  readonly conditions: readonly ConditionFragment[];
  readonly preconditions: readonly string[];
  readonly caveats?: readonly string[];
}

/** Lists what else must hold. */
export const Terms = ({ conditions, preconditions, caveats = [] }: Terms) => (
  <>
    <List title="Conditions">
      {conditions.map((condition, at) => (
        <Condition key={at} condition={condition} />
      ))}
    </List>
    <List title="Only if">
      {preconditions.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </List>
    <List title="Depends on">
      {caveats.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </List>
  </>
);

/** Shows nothing if the list is empty. */
export const List = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: readonly ReactNode[];
}) =>
  children.length === 0 ? null : (
    <>
      <p className="list-title">{title}</p>
      <ul>{children}</ul>
    </>
  );

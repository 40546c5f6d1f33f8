/**
 * Shows the questions about reach: what A can take over, who can take over B, which step cuts most off, and what
 * cross-account access lacks.
 */
import {
  BlastRadiusDocument,
  ChokePointsDocument,
  CrossAccountAccessDocument,
  WhoCanReachDocument,
  type ReachFragment,
} from '../../api/operations.generated.js';
import { atLeast, counted, fixPlace, inWords, sentence } from '../../answerWords.js';
import { Completeness } from '../parts/Completeness.jsx';
import { DecisionBadge, PrincipalLink, Statements, Terms } from '../parts/Evidence.jsx';
import { Document } from '../parts/Document.jsx';
import { Link } from '../parts/Link.jsx';
import { QuestionForm } from '../parts/QuestionForm.jsx';
import { Answer } from '../parts/Result.jsx';
import { pageOf, Table, type TableOptions } from '../parts/Table.jsx';
import { questions } from '../questions.js';
import type { ViewOptions } from '../route.js';

interface ReachTableOptions extends Pick<TableOptions, 'caption' | 'total' | 'page'> {
  readonly edges: readonly ReachFragment[];
}

const ReachTable = ({ edges, ...options }: ReachTableOptions) => (
  <Table
    {...options}
    columns={['Principal', 'Steps', 'Steps without conditions', 'Decision']}
    rows={edges.map(({ node, distance, unconditionalDistance, decision }) => [
      <PrincipalLink key="who" principal={node} />,
      distance,
      unconditionalDistance ?? (decision === 'UNKNOWN' ? 'hidden' : 'no'),
      <DecisionBadge key="decision" decision={decision} />,
    ])}
  />
);

export function BlastRadiusView({ args }: ViewOptions) {
  const { who = '' } = args;
  return (
    <>
      <QuestionForm question={questions.blastRadius} args={args} />
      <Answer
        to={BlastRadiusDocument}
        with={who === '' ? undefined : { principal: who, first: 100, ...pageOf(args) }}
      >
        {({ blastRadius: reach }) => (
          <>
            <p className="result">
              It can take over {atLeast(reach.completeness, counted(reach.principalCount, 'principal'))},{' '}
              {reach.unconditionalCount} of them without conditions, in{' '}
              {counted(reach.accountCount, 'account')}, and administer{' '}
              {counted(reach.administeredAccountCount, 'account')}.
              {reach.completeness.complete ? '' : ' Each of these numbers may be higher.'}
            </p>
            <Completeness completeness={reach.completeness} dataGaps={reach.dataGaps} />
            <ul>
              {reach.administeredAccounts.nodes.map(({ accountId, name }) => (
                <li key={accountId}>
                  <Link view="account" args={{ id: accountId }}>
                    {name ?? accountId}
                  </Link>{' '}
                  <span className="quiet">administered</span>
                </li>
              ))}
            </ul>
            {reach.administeredAccounts.totalCount > reach.administeredAccounts.nodes.length ? (
              <p className="quiet">These are the first {reach.administeredAccounts.nodes.length} of them.</p>
            ) : null}
            {reach.startsAs.length === 0 ? null : (
              <p>It runs as {reach.startsAs.map(({ role }) => role.name).join(', ')}, not counted here.</p>
            )}
            <p>
              <Link view="paths" args={{ from: who }}>
                See its paths to administration
              </Link>
            </p>
            <ReachTable
              caption="Whom it can take over"
              edges={reach.principals.edges}
              total={reach.principals.totalCount}
              page={{ view: 'blast-radius', args, info: reach.principals.pageInfo }}
            />
          </>
        )}
      </Answer>
    </>
  );
}

export function WhoCanReachView({ args }: ViewOptions) {
  const { to = '' } = args;
  return (
    <>
      <QuestionForm question={questions.whoCanReach} args={args} />
      <Answer to={WhoCanReachDocument} with={to === '' ? undefined : { to, ...pageOf(args) }}>
        {({ whoCanReach }) => (
          <>
            <h2>
              {sentence(atLeast(whoCanReach.completeness, counted(whoCanReach.totalCount, 'principal')))} can
              take it over
            </h2>
            <Completeness completeness={whoCanReach.completeness} dataGaps={whoCanReach.dataGaps} />
            <ReachTable
              caption="Who can take it over"
              edges={whoCanReach.edges}
              total={whoCanReach.totalCount}
              page={{ view: 'who-can-reach', args, info: whoCanReach.pageInfo }}
            />
          </>
        )}
      </Answer>
    </>
  );
}

export function ChokePointsView({ args }: ViewOptions) {
  const { account = '' } = args;
  return (
    <>
      <QuestionForm question={questions.chokePoints} args={args} />
      <Answer
        to={ChokePointsDocument}
        with={account === '' ? undefined : { accountId: account, first: 50, ...pageOf(args) }}
      >
        {({ chokePoints }) => (
          <>
            <h2>
              {sentence(atLeast(chokePoints.completeness, counted(chokePoints.sourceCount, 'principal')))} can
              reach the administration of the account
            </h2>
            <Completeness completeness={chokePoints.completeness} dataGaps={chokePoints.dataGaps} />
            <Table
              caption="Choke points"
              columns={['Cuts off', 'Step', 'How to close it']}
              total={chokePoints.totalCount}
              page={{ view: 'choke-points', args, info: chokePoints.pageInfo }}
              rows={chokePoints.nodes.map(({ cutsOff, sentence, closing, hop }) => [
                cutsOff,
                <>
                  {sentence}
                  <Statements statements={hop.determiningStatements} />
                </>,
                closing.join(' '),
              ])}
            />
          </>
        )}
      </Answer>
    </>
  );
}

export function CrossAccountView({ args }: ViewOptions) {
  const { from = '', to = '' } = args;
  return (
    <>
      <QuestionForm question={questions.crossAccount} args={args} />
      <Answer to={CrossAccountAccessDocument} with={from !== '' && to !== '' ? { from, to } : undefined}>
        {({ crossAccountAccess: access }) => (
          <>
            <p className="result">
              <DecisionBadge decision={access.decision} />
            </p>
            <p>{access.explanation}</p>
            <Terms conditions={[]} preconditions={[]} caveats={access.caveats} />
            <Completeness dataGaps={access.dataGaps} />
            <ol className="cards">
              {access.steps.map(({ step, status, explanation, fix, asScenario, evidence }) => (
                <li key={step} className="panel">
                  <h2>
                    {inWords(step)}: {inWords(status)}
                  </h2>
                  <p>{explanation}</p>
                  {fix === null ? null : (
                    <Document document={fix} title={`The smallest fix. ${fixPlace({ step, asScenario })}`} />
                  )}
                  {asScenario === null ? null : (
                    <p>
                      <Link view="paths" args={{ from, to, scenario: JSON.stringify(asScenario) }}>
                        Try it
                      </Link>
                    </p>
                  )}
                  <Statements statements={evidence} />
                </li>
              ))}
            </ol>
          </>
        )}
      </Answer>
    </>
  );
}

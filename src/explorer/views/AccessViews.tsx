/** Shows the questions about permissions: may A do X on Y, and who may. */
import { CanDocument, WhoCanDocument } from '../../api/operations.generated.js';
import { Completeness } from '../parts/Completeness.jsx';
import { DecisionBadge, PrincipalLink, Statements, Terms } from '../parts/Evidence.jsx';
import { QuestionForm } from '../parts/QuestionForm.jsx';
import { Answer } from '../parts/Result.jsx';
import { pageOf, Table } from '../parts/Table.jsx';
import { counted, inWords } from '../../answerWords.js';
import { layerWords } from '../parts/words.js';
import { questions } from '../questions.js';
import { navigate, type ViewOptions } from '../route.js';

export function CanView({ args }: ViewOptions) {
  const { who = '', action = '', resource = '' } = args;
  const isWhole = who !== '' && action !== '' && resource !== '';
  return (
    <>
      <QuestionForm question={questions.can} args={args} />
      <Answer to={CanDocument} with={isWhole ? { principal: who, action, resource } : undefined}>
        {({ can }) => (
          <>
            <p className="result">
              <DecisionBadge decision={can.decision} />
            </p>
            <p>{can.explanation}</p>
            <Terms conditions={can.conditions} preconditions={can.preconditions} caveats={can.caveats} />
            <Completeness dataGaps={can.dataGaps} isApproximate={can.approximate} />
            {can.determiningStatements.length === 0 ? null : <h2>Why</h2>}
            <Statements statements={can.determiningStatements} />
            <h2>What each kind of policy says</h2>
            <Table
              caption="Layers"
              columns={['Policies', 'Result', 'Statements']}
              rows={can.layers.map(({ layer, levelName, outcome, note, statements }) => [
                `${layerWords[layer]}${levelName === null ? '' : ` at ${levelName}`}`,
                `${inWords(outcome)}${note === null ? '' : `: ${note}`}`,
                <Statements key="statements" statements={statements} />,
              ])}
            />
          </>
        )}
      </Answer>
    </>
  );
}

export function WhoCanView({ args }: ViewOptions) {
  const { action = '', resource = '', transitive = '' } = args;
  const isTransitive = transitive === 'yes';
  const isWhole = action !== '' && resource !== '';
  return (
    <>
      <QuestionForm question={questions.whoCan} args={args} />
      <label>
        <input
          type="checkbox"
          checked={isTransitive}
          onChange={({ target }) =>
            navigate('who-can', { ...args, after: '', transitive: target.checked ? 'yes' : '' })
          }
        />{' '}
        Also those who get there by taking somebody over
      </label>
      <Answer
        to={WhoCanDocument}
        with={
          isWhole
            ? { action, resource, transitive: isTransitive, first: isTransitive ? 25 : 100, ...pageOf(args) }
            : undefined
        }
      >
        {({ whoCan }) => (
          <>
            <h2>
              {whoCan.totalCountIsUpperBound && whoCan.completeness.complete && whoCan.dataGaps.length === 0
                ? 'At most '
                : ''}
              {counted(whoCan.totalCount, 'principal')}
            </h2>
            <Completeness
              completeness={whoCan.completeness}
              dataGaps={whoCan.dataGaps}
              isPart={whoCan.nodes.length < whoCan.totalCount}
            />
            <Table
              caption="Who may"
              columns={['Principal', 'Decision', 'Conditions', 'Why']}
              total={whoCan.totalCount}
              page={{ view: 'who-can', args, info: whoCan.pageInfo }}
              rows={whoCan.nodes.map(({ principal, decision, path, ...why }) => [
                <PrincipalLink key="who" principal={principal} />,
                <DecisionBadge key="decision" decision={decision} />,
                <Terms key="terms" {...why} />,
                path === null ? (
                  <Statements key="why" statements={why.determiningStatements} />
                ) : (
                  path.sentence
                ),
              ])}
            />
          </>
        )}
      </Answer>
    </>
  );
}

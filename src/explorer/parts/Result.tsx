/** Shows the answer to a question, or its state. */
import type { ReactNode } from 'react';
import type { Operation } from '../../api/operations.generated.js';
import { useAnswer, type QuestionState } from '../ask.js';
import { useRoute } from '../route.js';
import { Link } from './Link.jsx';

interface ResultOptions<Answer> {
  readonly asked: QuestionState<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

const stateWords = { idle: '', asking: 'Asking …', answered: 'Answered.', failed: '' } as const;

/** The line with the state is always there, so that a screen reader announces each change. */
export const Result = <Answer,>({ asked, children }: ResultOptions<Answer>) => (
  <>
    <p role="status" className={asked.state === 'asking' ? undefined : 'unseen'}>
      {stateWords[asked.state]}
    </p>
    <ResultBody asked={asked}>{children}</ResultBody>
  </>
);

function ResultBody<Answer>({ asked, children }: ResultOptions<Answer>) {
  if (asked.state === 'answered')
    return (
      <>
        {children(asked.answer)}
        {asked.withheld.map((message) => (
          <p key={message} className="note warning">
            {message}
          </p>
        ))}
      </>
    );
  if (asked.state === 'failed')
    return (
      <div className="note error" role="alert">
        <p>{asked.message}</p>
        {asked.askAgain === undefined ? null : (
          <button type="button" onClick={asked.askAgain}>
            Ask again
          </button>
        )}
        <FromTheStart />
      </div>
    );
  return null;
}

/** Leads from a later page of a list to its first: an import makes the places of pages invalid. */
function FromTheStart() {
  const { view, args } = useRoute();
  return args['after'] === undefined ? null : (
    <Link view={view} args={{ ...args, after: '' }}>
      From the start
    </Link>
  );
}

interface AnswerOptions<Answer, Variables> extends Pick<ResultOptions<Answer>, 'children'> {
  readonly to: Operation<Answer, Variables>;
  /** Undefined: there is nothing to ask yet. */
  readonly with: Variables | undefined;
}

/** Asks when it is shown, and shows the answer. */
export const Answer = <Answer, Variables>(options: AnswerOptions<Answer, Variables>) => (
  <Result asked={useAnswer(options.to, options.with)}>{options.children}</Result>
);

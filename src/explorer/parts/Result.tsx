/** The answer to a question, or where it stands. */
import type { ReactNode } from 'react';
import type { QuestionState } from '../ask.js';

interface ResultOptions<Answer> {
  readonly asked: QuestionState<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}

export function Result<Answer>({ asked, children }: ResultOptions<Answer>) {
  if (asked.state === 'answered') return <>{children(asked.answer)}</>;
  if (asked.state === 'failed')
    return (
      <p className="note error" role="alert">
        {asked.message}
      </p>
    );
  return asked.state === 'asking' ? <p role="status">Asking …</p> : null;
}

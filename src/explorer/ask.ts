/** Asks the API the questions of `operations/`, typed by their variables and answers. */
import { useEffect, useState } from 'react';
import type { Operation } from '../api/operations.generated.js';
import { fetchWithToken } from './token.js';

/** The API refused or failed; the message is for users. */
export class QuestionFailed extends Error {
  override readonly name = 'QuestionFailed';

  constructor(
    message: string,
    /** Whether the token may not see any of the answer. */
    readonly isWithheld = false,
    /** Whether the same question fails again. */
    readonly isFinal = false,
  ) {
    super(message);
  }
}

interface GraphQLBody<Answer> {
  readonly data?: Answer | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly retryable?: boolean };
  }[];
}

interface Answered<Answer> {
  readonly answer: Answer;
  /** Messages of the API about parts that the token may not see: the answer has null there. */
  readonly withheld: readonly string[];
}

/** Throws `QuestionFailed` with the message of the API or the network. */
export async function ask<Answer, Variables>(
  { text, name }: Operation<Answer, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answered<Answer>> {
  const response = await fetchWithToken('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text, operationName: name, variables }),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new QuestionFailed(
      'The server does not answer. Check that it is running and that you can reach it.',
    );
  });
  const { data, errors = [] } = await bodyOf<GraphQLBody<Answer>>(response);
  const messages = [...new Set(errors.map(({ message }) => message))];
  const isWithheld = errors.length > 0 && errors.every(({ extensions }) => extensions?.code === 'FORBIDDEN');
  if (data !== undefined && data !== null && (isWithheld || errors.length === 0))
    return { answer: data, withheld: messages };
  const isFinal = errors.some(({ extensions }) => extensions?.retryable === false);
  throw new QuestionFailed(messages.join(' ') || 'The server gave no answer.', isWithheld, isFinal);
}

/** Returns the JSON of an answer. If a proxy or the like answers instead, the error names its status. */
export const bodyOf = async <Body extends object>(response: Response): Promise<Body> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null) return body as Body;
  throw new QuestionFailed(`The server answers with status ${response.status}, and not as Rolegraph does.`);
};

export type QuestionState<Answer> =
  | { readonly state: 'idle' | 'asking' }
  | {
      readonly state: 'failed';
      readonly message: string;
      readonly isWithheld: boolean;
      /** Not there if the same question fails again. */
      readonly askAgain?: () => void;
    }
  | ({ readonly state: 'answered' } & Answered<Answer>);

/** Asks when the component is shown, and whenever the variables change; undefined: nothing to ask yet. */
export function useAnswer<Answer, Variables>(
  operation: Operation<Answer, Variables>,
  variables: Variables | undefined,
): QuestionState<Answer> {
  const [tries, setTries] = useState(1);
  const key = variables === undefined ? undefined : `${tries} ${JSON.stringify(variables)}`;
  const [asked, setAsked] = useState<{
    readonly key: string | undefined;
    readonly result: QuestionState<Answer>;
  }>({
    key: undefined,
    result: { state: 'idle' },
  });
  useEffect(() => {
    if (key === undefined || variables === undefined) return;
    const leave = new AbortController();
    const show = (result: QuestionState<Answer>) => {
      if (!leave.signal.aborted) setAsked({ key, result });
    };
    ask(operation, variables, leave.signal).then(
      (answered) => show({ state: 'answered', ...answered }),
      (error: unknown) =>
        show({
          state: 'failed',
          message: messageOf(error),
          isWithheld: error instanceof QuestionFailed && error.isWithheld,
          ...(error instanceof QuestionFailed && error.isFinal
            ? {}
            : { askAgain: () => setTries((before) => before + 1) }),
        }),
    );
    return () => leave.abort();
    // The variables are new objects at each render, so their text is compared.
  }, [operation, key]);
  if (key === undefined) return { state: 'idle' };
  return asked.key === key ? asked.result : { state: 'asking' };
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

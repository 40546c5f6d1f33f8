/** Lists the questions of `operations/` with variables for the bundled sample organization. */
import * as operations from '../../api/operations.generated.js';
import rows from './questions.json' with { type: 'json' };

export interface ReadyQuestion {
  /** The question as a person would ask it. */
  readonly title: string;
  /** The name of the operation, which its tab shows. */
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const texts = new Map(Object.values(operations).map(({ name, text }) => [name, text]));

/**
 * The questions in the order of the tabs. The first has no variables, because GraphiQL leaves the variables editor
 * empty when it opens its first tab for the first time.
 */
export const questions: readonly ReadyQuestion[] = rows.map(({ title, operation, variables }) => ({
  title,
  name: operation,
  query: texts.get(operation) ?? '',
  variables,
}));

/** Returns a question's variables as its editor shows them; empty if it has none. */
export function variablesText({ variables }: ReadyQuestion): string {
  return Object.keys(variables).length === 0 ? '' : JSON.stringify(variables, undefined, 2);
}

/** The tabs when the page is opened for the first time: each operation once. */
export const questionTabs = questions
  .filter(({ name }, index) => questions.findIndex((other) => other.name === name) === index)
  .map((one) => ({ query: one.query, variables: variablesText(one) }));

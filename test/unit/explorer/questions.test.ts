/** The playground's ready questions: each one fits the schema, and its variables fit the question. */
import { getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Question, questions, variablesText } from '../../../src/explorer/playground/questions.js';
import { schema } from '../../support/everyField.js';

const words = (problems: readonly { readonly message: string }[]) =>
  problems.map((problem) => problem.message);

function operationOf(question: Question) {
  const operation = getOperationAST(parse(question.query));
  if (!operation) throw new Error(`"${question.title}" has not exactly one operation.`);
  return operation;
}

describe.each(questions)('the ready question "$title"', (question) => {
  it('fits the schema', () => {
    expect(words(validate(schema, parse(question.query)))).toEqual([]);
  });

  it('has variables of the right types, and no others', () => {
    const definitions = operationOf(question).variableDefinitions ?? [];
    const values = getVariableValues(schema, definitions, question.variables);
    expect(words(values.errors ?? [])).toEqual([]);
    const declared = definitions.map((definition) => definition.variable.name.value);
    expect(Object.keys(question.variables).sort()).toEqual(declared.sort());
    expect(JSON.parse(variablesText(question) || '{}')).toEqual(question.variables);
  });

  it('opens with a comment that says what it asks', () => {
    expect(question.query).toMatch(/^(# .+\n)+query /);
  });
});

it('the first ready question needs no variables, which GraphiQL would not show at first', () => {
  expect(questions[0]?.variables).toEqual({});
});

it('every ready question has a name and a title of its own', () => {
  expect(new Set(questions.map((question) => question.title)).size).toBe(questions.length);
  expect(new Set(questions.map((question) => operationOf(question).name?.value)).size).toBe(questions.length);
});

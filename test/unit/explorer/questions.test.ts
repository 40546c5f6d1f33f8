/** The playground's ready questions: all that are in `operations/`, with variables that fit. */
import { getOperationAST, getVariableValues, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import {
  type ReadyQuestion,
  questions,
  questionTabs,
  variablesText,
} from '../../../src/explorer/playground/questions.js';
import { schema } from '../../support/everyField.js';
import { operationFiles } from '../../support/operationFiles.js';

const words = (problems: readonly { readonly message: string }[]) =>
  problems.map((problem) => problem.message);

function operationOf(question: ReadyQuestion) {
  const operation = getOperationAST(parse(question.query));
  if (!operation) throw new Error(`"${question.title}" has not exactly one operation.`);
  return operation;
}

describe.each(questions)('the ready question "$title"', (question) => {
  it('has variables of the right types, and no others', () => {
    const definitions = operationOf(question).variableDefinitions ?? [];
    const values = getVariableValues(schema, definitions, question.variables);
    expect(words(values.errors ?? [])).toEqual([]);
    const declared = definitions.map((definition) => definition.variable.name.value);
    expect(Object.keys(question.variables).sort()).toEqual(declared.sort());
    expect(JSON.parse(variablesText(question) || '{}')).toEqual(question.variables);
  });
});

it('the first ready question needs no variables, which GraphiQL would not show at first', () => {
  expect(questions[0]?.variables).toEqual({});
});

it('every ready question has a title of its own', () => {
  expect(new Set(questions.map((question) => question.title)).size).toBe(questions.length);
});

it('every operation is a ready question, and opens as one tab', () => {
  const names = operationFiles.map(({ operation }) => operation.name?.value ?? '').sort();
  expect([...new Set(questions.map(({ name }) => name))].sort()).toEqual(names);
  const tabs = questionTabs.map(({ query }) => getOperationAST(parse(query))?.name?.value ?? '');
  expect(tabs.sort()).toEqual(names);
});

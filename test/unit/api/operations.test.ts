/** The questions in `operations/`: they fit the schema and its limits, with nothing given but what they require. */
import { getOperationAST, Kind, parse, specifiedRules, validate, visit, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationCost } from '../../../src/api/limits/cost.js';
import { staticLimits, usualLimits } from '../../../src/api/limits/limits.js';
import { questions } from '../../../src/explorer/playground/questions.js';
import { schema } from '../../support/everyField.js';
import { fragments, operationFiles } from '../../support/operationFiles.js';

/** Its file, and the fragments of the folder that it uses. */
const queryOf = (name: string): string => questions.find((question) => question.name === name)?.query ?? '';

/** The variables of a ready question without those that have a default. */
function requiredVariables(name: string): Readonly<Record<string, unknown>> {
  const required = (getOperationAST(parse(queryOf(name)))?.variableDefinitions ?? []).filter(
    ({ defaultValue, type }) => defaultValue === undefined && type.kind === Kind.NON_NULL_TYPE,
  );
  const variables = questions.find((question) => question.name === name)?.variables ?? {};
  return Object.fromEntries(required.map(({ variable: { name } }) => [name.value, variables[name.value]]));
}

const spreadsIn = (document: DocumentNode): readonly string[] => {
  const found: string[] = [];
  visit(document, { FragmentSpread: ({ name }) => void found.push(name.value) });
  return found;
};

describe.each(operationFiles)('operations/$file', ({ file, text, operation }) => {
  const name = operation.name?.value ?? '';
  const document = parse(queryOf(name));

  it('is named after its operation', () => {
    const words = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).slice(1);
    expect(file).toBe(`${words}.graphql`);
  });

  it('opens with a comment that says what it asks', () => {
    expect(text).toMatch(/^(# .+\n)+query /);
    expect(queryOf(name).startsWith(text)).toBe(true);
  });

  it('fits the schema and its limits on documents', () => {
    const problems = validate(schema, document, [...specifiedRules, ...staticLimits(usualLimits)]);
    expect(problems.map(({ message }) => message)).toEqual([]);
  });

  it('fits twice into the limit of tokens', () => {
    const maxTokens = Math.floor(usualLimits.tokens / 2);
    expect(parse(queryOf(name), { maxTokens })).toBeDefined();
  });

  it('costs less than the limit by its defaults', () => {
    const variables = requiredVariables(name);
    const { total } = operationCost({ schema, document, operation, variables });
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(usualLimits.cost);
  });
});

it('every fragment is used', () => {
  const used = new Set(
    operationFiles.flatMap(({ operation }) => spreadsIn(parse(queryOf(operation.name?.value ?? '')))),
  );
  expect(fragments.map(({ name }) => name.value).filter((name) => !used.has(name))).toEqual([]);
});

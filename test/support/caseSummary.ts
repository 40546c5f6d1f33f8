/** What a row of a decision table expects and what the engine answered, side by side. */
import sentences from '../../src/iam/explain/caveats.json' with { type: 'json' };
import type { AccessEvaluation, UnresolvedCondition } from '../../src/iam/decide/decision.js';
import type { Case, Expected } from './caseRunner.js';

/** The parts of an answer that a row names, in the words of the table. */
export function summarize(answer: AccessEvaluation, { expect }: Case): Partial<Expected> {
  const has = (key: keyof Expected): boolean => expect[key] !== undefined;
  return {
    decision: answer.decision,
    ...(has('determining') ? { determining: determiningOf(answer) } : {}),
    ...(has('conditions') ? { conditions: answer.conditions.map(conditionText).sort() } : {}),
    ...(has('controllers') ? { controllers: controllersOf(answer) } : {}),
    ...(has('layers') ? { layers: layerOutcomes(answer, Object.keys(expect.layers ?? {})) } : {}),
    ...(has('callerCanSatisfy') ? { callerCanSatisfy: answer.callerCanSatisfy } : {}),
    ...(has('preconditions') ? { preconditions: preconditionsOf(answer, expect) } : {}),
    ...(has('caveats') ? { caveats: citedRules(answer.caveats) } : {}),
    ...(has('dataGaps') ? { dataGaps: gapKinds(answer, expect.dataGaps ?? []) } : {}),
    ...(has('approximate') ? { approximate: answer.approximate } : {}),
    ...(has('serviceRule') ? { serviceRule: answer.serviceRule !== undefined } : {}),
    ...(has('exampleContext') ? { exampleContext: exampleOf(answer) } : {}),
  };
}

/** What the row expects, its lists in the order of `summarize`. */
export function expected({ expect }: Case): Expected {
  const sorted = (list: readonly string[] | undefined): readonly string[] | undefined =>
    list === undefined ? undefined : [...list].sort();
  const { determining, conditions, caveats, dataGaps, ...rest } = expect;
  return {
    ...rest,
    ...(determining === undefined ? {} : { determining: sorted(determining) ?? [] }),
    ...(conditions === undefined ? {} : { conditions: sorted(conditions) ?? [] }),
    ...(caveats === undefined ? {} : { caveats: sorted(caveats) ?? [] }),
    ...(dataGaps === undefined ? {} : { dataGaps: sorted(dataGaps) ?? [] }),
  };
}

function preconditionsOf({ preconditions }: AccessEvaluation, asked: Expected): number | readonly string[] {
  return typeof asked.preconditions === 'number' ? preconditions.length : preconditions;
}

function determiningOf({ determiningStatements }: AccessEvaluation): readonly string[] {
  return determiningStatements
    .map(({ policyId, statementIndex }) => `${policyId}#${String(statementIndex)}`)
    .sort();
}

function conditionText({ effect, operator, key, values }: UnresolvedCondition): string {
  return `${effect} ${operator} ${key} ${values.join('|')}`;
}

/** By key, as the conditions spell it. */
function controllersOf({ conditions }: AccessEvaluation): Readonly<Record<string, string>> {
  return Object.fromEntries(conditions.map(({ key, controlledBy }) => [key, controlledBy]));
}

function layerOutcomes(
  { layers }: AccessEvaluation,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => {
      const [layer, level] = name.split('@');
      const found = layers.find((verdict) => verdict.layer === layer && verdict.level === level);
      return [name, found?.outcome ?? 'MISSING'];
    }),
  );
}

/** The rule that a caveat is about: readers get the sentence alone. */
export const ruleOfCaveat = (caveat: string): string | undefined =>
  Object.values(sentences).find(({ text }) => text === caveat)?.rule;

/** The rule ids at the end of each caveat, first one of each. */
function citedRules(caveats: readonly string[]): readonly string[] {
  return caveats.map((text) => ruleOfCaveat(text) ?? text).sort();
}

function gapKinds({ dataGaps }: AccessEvaluation, asked: readonly string[]): readonly string[] {
  const kinds = dataGaps.map(({ kind }) => kind as string);
  const hidden = asked.includes('ORGANIZATION_NOT_IMPORTED') ? '' : 'ORGANIZATION_NOT_IMPORTED';
  return kinds.filter((kind) => kind !== hidden).sort();
}

function exampleOf({ exampleContext }: AccessEvaluation): Readonly<Record<string, readonly string[]>> | null {
  if (exampleContext === undefined) return null;
  return Object.fromEntries(exampleContext.map(({ key, values }) => [key, values]));
}

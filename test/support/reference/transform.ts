/** Changes to the policies of a case that keep what they mean, and additions to them. */
import type { CaseJson, GivenJson, GuardrailJson, LayerJson, PolicyJson } from './cases.js';
import { asksTrustPolicy } from './cases.js';
import type { DocumentKind } from './documents.js';
import { isObject, listOf, statementsOf, type Json, type JsonObject } from './json.js';
import { parseOperator } from './operators.js';
import type { Random } from './random.js';

export type LayerName = 'identity' | 'boundary' | 'session' | 'resource' | 'endpoint' | 'scp' | 'rcp';

/** One list of policies: a layer, or one level of guardrails. */
export interface Place {
  readonly name: LayerName;
  readonly level: number;
}

type PoliciesChange = (policies: readonly PolicyJson[], place: Place) => readonly PolicyJson[];

const layerNames = ['identity', 'boundary', 'session', 'resource', 'endpoint'] as const;

/** The same change to every list of policies that was collected. */
export function mapPolicies({ given, when }: CaseJson, change: PoliciesChange): CaseJson {
  const layers = layerNames.map((name) => [name, changedLayer(given[name], name, change)] as const);
  const guardrails = (['scp', 'rcp'] as const).map(
    (name) => [name, changedGuardrail(given[name], name, change)] as const,
  );
  const changed = [...layers, ...guardrails].filter(([, layer]) => layer !== undefined);
  return { given: { principal: given.principal, ...Object.fromEntries(changed) }, when };
}

function changedLayer(
  layer: LayerJson | undefined,
  name: LayerName,
  change: PoliciesChange,
): LayerJson | undefined {
  if (layer === undefined || layer === 'NOT_COLLECTED') return layer;
  return { policies: change(layer.policies, { name, level: 0 }) };
}

function changedGuardrail(
  guardrail: GuardrailJson | undefined,
  name: LayerName,
  change: PoliciesChange,
): GuardrailJson | undefined {
  if (guardrail === undefined || typeof guardrail === 'string') return guardrail;
  return guardrail.map((policies, level) => change(policies, { name, level }));
}

/** The same change to the statements of every document. A document without statements is left out. */
export function mapStatements(
  testCase: CaseJson,
  change: (statements: readonly JsonObject[], place: Place) => readonly JsonObject[],
): CaseJson {
  return mapPolicies(testCase, (policies, place) =>
    policies.flatMap((policy): readonly PolicyJson[] => {
      if (policy === 'QUARANTINED') return [policy];
      const statements = change(statementsOf(policy), place);
      return statements.length === 0 ? [] : [{ ...policy, Statement: statements }];
    }),
  );
}

export function shuffledList<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, at: random.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Every list of policies and of statements in another order. */
export function reordered(testCase: CaseJson, random: Random): CaseJson {
  const statements = mapStatements(testCase, (list) => shuffledList(list, random));
  return mapPolicies(statements, (policies) => shuffledList(policies, random));
}

/** Some statements and some policies twice. */
export function duplicated(testCase: CaseJson, random: Random): CaseJson {
  const twice = <T>(items: readonly T[]): readonly T[] =>
    items.flatMap((item) => (random.chance(0.5) ? [item, item] : [item]));
  return mapPolicies(mapStatements(testCase, twice), twice);
}

export function kindOf({ name }: Place, { when }: CaseJson): DocumentKind {
  const kinds: Readonly<Record<LayerName, DocumentKind>> = {
    identity: 'IDENTITY',
    boundary: 'IDENTITY',
    session: 'SESSION',
    resource: asksTrustPolicy(when) ? 'TRUST' : 'RESOURCE',
    endpoint: 'ENDPOINT',
    scp: 'SERVICE_CONTROL',
    rcp: 'RESOURCE_CONTROL',
  };
  return kinds[name];
}

/** The lists of policies that hold a document that can be read. */
export function placesOf(testCase: CaseJson): readonly Place[] {
  const places: Place[] = [];
  mapStatements(testCase, (statements, place) => {
    if (!places.some(({ name, level }) => name === place.name && level === place.level)) places.push(place);
    return statements;
  });
  return places;
}

/** One more statement in the first readable document of a place. */
export function withStatement(testCase: CaseJson, at: Place, statement: JsonObject): CaseJson {
  let done = false;
  return mapStatements(testCase, (statements, place) => {
    if (done || place.name !== at.name || place.level !== at.level) return statements;
    done = true;
    return [...statements, statement];
  });
}

export function withGiven({ given, when }: CaseJson, more: Partial<GivenJson>): CaseJson {
  return { given: { ...given, ...more }, when };
}

/** P-5: every list that may be split, split into statements of one entry each. */
export function splitUp(testCase: CaseJson): CaseJson {
  return mapStatements(testCase, (statements) =>
    statements
      .flatMap((statement) => splitElement(statement, 'Action'))
      .flatMap((statement) => splitElement(statement, 'Resource'))
      .flatMap(splitPrincipal)
      .flatMap(splitCondition),
  );
}

function splitElement(statement: JsonObject, name: string): readonly JsonObject[] {
  const value = statement[name];
  return value === undefined ? [statement] : listOf(value).map((entry) => ({ ...statement, [name]: entry }));
}

function splitPrincipal(statement: JsonObject): readonly JsonObject[] {
  const principal = statement['Principal'];
  if (!isObject(principal)) return [statement];
  return Object.entries(principal).flatMap(([type, list]) =>
    listOf(list).map((entry) => ({ ...statement, Principal: { [type]: entry } })),
  );
}

/** The first list of values that P-5 speaks of; splitting one is as good a test as splitting all. */
function splitCondition(statement: JsonObject): readonly JsonObject[] {
  const block = statement['Condition'];
  if (!isObject(block)) return [statement];
  for (const [operator, tests] of Object.entries(block))
    for (const [key, values] of Object.entries(isObject(tests) ? tests : {}))
      if (listOf(values).length > 1 && isSplittable(operator, listOf(values)))
        return listOf(values).map((value) => ({
          ...statement,
          Condition: { ...block, [operator]: { ...(isObject(tests) ? tests : {}), [key]: value } },
        }));
  return [statement];
}

/** Positive, not ForAllValues, and no value that can turn out to be an unparsable ARN. */
function isSplittable(name: string, values: readonly Json[]): boolean {
  const operator = parseOperator(name);
  if (operator === undefined || operator.negated || operator.set === 'ForAllValues') return false;
  return operator.family !== 'ARN' || !values.some((value) => String(value).includes('${'));
}

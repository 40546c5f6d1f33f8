/** Random Condition blocks that are well-typed: operators of the key's own type, values that can be read. */
import type { CallerJson } from './cases.js';
import type { Json, JsonObject } from './json.js';
import { keyModels, variableArns, variableTexts, type KeyModel, type KeyType } from './keys.js';
import { baseOperators } from './operators.js';
import type { Random } from './random.js';

const operatorsByType: Readonly<Record<KeyType, readonly string[]>> = {
  TEXT: [
    'StringEquals',
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringLike',
    'StringNotLike',
  ],
  ARN: [
    'ArnEquals',
    'ArnLike',
    'ArnLike',
    'ArnNotEquals',
    'ArnNotLike',
    'StringLike',
    'StringEquals',
    'StringNotLike',
  ],
  DATE: [...baseOperators.keys()].filter((name) => name.startsWith('Date')),
  NUMBER: [...baseOperators.keys()].filter((name) => name.startsWith('Numeric')),
  BOOL: ['Bool'],
  IP: ['IpAddress', 'NotIpAddress'],
  BINARY: ['BinaryEquals'],
};

/** `keys`: which may be tested. */
export function randomCondition(
  random: Random,
  caller: CallerJson,
  keys: readonly KeyModel[] = keyModels,
): JsonObject | undefined {
  const usable = keys.filter(({ holders }) => holders === undefined || holders(caller));
  const count = random.weighted([
    [5, () => 0],
    [4, () => 1],
    [1.5, () => 2],
    [0.5, () => 3],
  ]);
  if (count === 0 || usable.length === 0) return undefined;
  const block: Record<string, Record<string, Json>> = {};
  for (let i = 0; i < count; i += 1) addTest(block, random, random.pick(usable));
  return block;
}

function addTest(block: Record<string, Record<string, Json>>, random: Random, model: KeyModel): void {
  const isNull = random.chance(0.1);
  const base = random.pick(operatorsByType[model.type]);
  const operator = isNull ? 'Null' : decorate(base, random, model);
  const value = isNull ? randomNull(random) : randomValues(base, random, model);
  const key = random.chance(0.1) ? model.key.toUpperCase() : model.key;
  block[operator] = { ...block[operator], [key]: value };
}

function decorate(base: string, random: Random, { multivalued }: KeyModel): string {
  const prefixed = random.chance(multivalued === true ? 0.8 : 0.1);
  const prefix = prefixed ? random.pick(['ForAllValues:', 'ForAnyValue:']) : '';
  return `${prefix}${base}${random.chance(0.2) ? 'IfExists' : ''}`;
}

function randomNull(random: Random): Json {
  return random.weighted<Json>([
    [4, () => 'true'],
    [4, () => 'false'],
    [1, () => true],
    [1, () => false],
    [0.5, () => ['true', 'false']],
  ]);
}

function randomValues(base: string, random: Random, model: KeyModel): Json {
  const values = random.list(1, 3, () => randomValue(base, random, model));
  const [only = ''] = values;
  return values.length === 1 && random.chance(0.6) ? only : values;
}

function randomValue(base: string, random: Random, model: KeyModel): string {
  const takesPatterns = base.includes('Like') || base.startsWith('Arn') || model.type === 'IP';
  const isText = base.startsWith('String');
  const variables = isText ? variableTexts : base.startsWith('Arn') ? variableArns : [];
  return random.weighted([
    [5, () => random.pick(model.literals)],
    [takesPatterns ? 4 : 0.3, () => random.pick(isText || takesPatterns ? model.patterns : model.literals)],
    [variables.length > 0 ? 1.5 : 0, () => random.pick(variables)],
  ]);
}

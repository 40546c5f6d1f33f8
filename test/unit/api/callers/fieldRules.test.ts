/** Every field has a rule, and answers or refuses exactly as the rule says, before it reads anything. */
import { readFileSync } from 'node:fs';
import {
  assertObjectType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { has, scopes, type Caller, type Scope } from '../../../../src/api/callers/caller.js';
import { fieldRules, ruleOf } from '../../../../src/api/callers/fieldRules.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { schema } from '../../../support/everyField.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { sampleGraph } from '../sampleGraph.js';
import { counted, servicesOf } from '../services.js';

const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const objects = types.filter(isObjectType);

const namesOf = (type: GraphQLObjectType): readonly string[] => [
  type.name,
  ...type.getInterfaces().map(({ name }) => name),
];
const isPart = (type: GraphQLObjectType, field: string): boolean =>
  namesOf(type).some((name) => fieldRules.parts[name]?.includes(field) === true);

/** What an answer leaves out is said in it wherever it stands. */
const hasOwnCode = ({ resolve, type }: GraphQLField<unknown, unknown>): boolean =>
  resolve !== undefined && !['DataGap', 'Completeness'].includes(getNamedType(type).name);

describe('the table', () => {
  it('has one row for each field with code or arguments of its own, and for each root field', () => {
    const wrong = objects.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const hasRule = ruleOf(type, field.name) !== undefined;
        const isRoot = type.name === 'Query' || type.name === 'Mutation';
        const needs = isRoot || hasOwnCode(field) || field.args.length > 0;
        const has = hasRule !== isPart(type, field.name);
        return (needs ? has && (hasRule || !isRoot) : true) ? [] : [`${type.name}.${field.name}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('refuses limited callers no question that docs/operations.md does not name', () => {
    const document = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
    const [, after = ''] = document.split('### Limited to some accounts\n');
    const [section = ''] = after.split('\n### ');
    const rules = Object.entries(fieldRules.fields['Query'] ?? {});
    const refused = rules.filter(([, { limited }]) => limited === 'no').map(([name]) => name);
    expect(refused.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });

  it('names fields and arguments that there are', () => {
    const named = [
      ...Object.entries(fieldRules.fields).map(([type, fields]) => [type, Object.keys(fields)] as const),
      ...Object.entries(fieldRules.parts),
    ].flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`));
    const known = types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(named.filter((one) => !known.includes(one))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    const given = objects.flatMap((type) => Object.values(type.getFields()).flatMap(argumentPaths));
    expect(Object.keys(fieldRules.arguments).filter((one) => !given.includes(one))).toEqual([]);
  });

  it('lets whoever may only import see nothing of what is stored', () => {
    const seen = new Set<string>();
    const waiting = [...reached(assertObjectType(schema.getType('Mutation')), (rule) => rule === 'import')];
    for (let type = waiting.pop(); type; type = waiting.pop()) {
      if (seen.has(type.name)) continue;
      seen.add(type.name);
      waiting.push(...reached(type, (rule) => rule === undefined || rule === 'import'));
    }
    expect(seen).toContain('AccountImport');
    const nodes = objects.filter((type) => namesOf(type).includes('Node') || type.name === 'Import');
    expect(nodes.length).toBeGreaterThan(15);
    expect(nodes.filter(({ name }) => seen.has(name)).map(String)).toEqual([]);
  });
});

/** Such as `filter.exposed`. */
const argumentPaths = ({ args }: GraphQLField<unknown, unknown>): readonly string[] =>
  args.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    const below = isInputObjectType(named) ? Object.keys(named.getFields()) : [];
    return [name, ...below.map((field) => `${name}.${field}`)];
  });

/** Types of the fields that somebody may ask for. */
const reached = (type: GraphQLObjectType, may: (scope: Scope | undefined) => boolean) =>
  Object.values(type.getFields())
    .filter(({ name }) => may(ruleOf(type, name)?.scope))
    .map((field) => getNamedType(field.type))
    .flatMap((one) => (isAbstractType(one) ? schema.getPossibleTypes(one) : isObjectType(one) ? [one] : []));

const callers: readonly Caller[] = [[], ...scopes.map((scope) => [scope])].flatMap((held) =>
  [undefined, new Set(['111122223333'])].map((accountIds) => ({
    name: `${held.join()}${accountIds ? ' of one account' : ''}`,
    scopes: new Set(held),
    ...(accountIds ? { accountIds } : {}),
  })),
);

/** Who has the scope, and is not limited where that counts. Written down here once more, apart from the code. */
const holders: Readonly<Record<Scope, readonly Scope[]>> = {
  read: ['read', 'analyze', 'admin'],
  analyze: ['analyze', 'admin'],
  import: ['import', 'admin'],
  admin: ['admin'],
};
const mayAsk = (caller: Caller, rule: { readonly scope: Scope; readonly limited: string }): boolean =>
  holders[rule.scope].some((scope) => caller.scopes.has(scope)) &&
  (caller.accountIds === undefined || rule.limited === 'yes');

const roots = ['Query', 'Mutation'].flatMap((kind) =>
  Object.values(assertObjectType(schema.getType(kind)).getFields()).map((field) => ({
    kind,
    field,
    name: field.name,
  })),
);

/** What each root field is asked with: only what it has to have. */
const valueOf = (type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, valueOf(field.type)]),
    );
  return scalars.get(String(type));
};

const scalars: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['AccountId', '111122223333'],
  ['ARN', 'arn:aws:iam::111122223333:role/nobody'],
  ['PrincipalIdentifier', 'arn:aws:iam::111122223333:role/nobody'],
  ['ResourcePattern', 'arn:aws:s3:::nothing'],
  ['PolicyDocument', {}],
  ['Action', 's3:GetObject'],
  ['String', 'nothing'],
  ['ID', 'nothing'],
  ['Int', 1],
]);

async function asked(
  kind: string,
  field: GraphQLField<unknown, unknown>,
  caller: Caller,
  more: Readonly<Record<string, unknown>> = {},
) {
  const { reader, calls } = counted(inMemoryReader(sampleGraph));
  const given = field.args.filter(({ name, type }) => isNonNullType(type) || name in more);
  const list = (texts: readonly string[]): string => (texts.length === 0 ? '' : `(${texts.join(', ')})`);
  const document = `${kind.toLowerCase()}${list(given.map(({ name, type }) => `$${name}: ${String(type)}`))} { ${field.name}${list(given.map(({ name }) => `${name}: $${name}`))} { __typename } }`;
  const variables = Object.fromEntries(given.map(({ name, type }) => [name, valueOf(type)]));
  const { errors } = await executeOperation(servicesOf(reader), document, { ...variables, ...more }, caller);
  const refusal = errors?.find(({ extensions }) => extensions['code'] === 'FORBIDDEN');
  return { refusal, isValid: errors?.every(({ path }) => path !== undefined) !== false, calls };
}

describe.each(roots)('$kind.$name', ({ kind, field }) => {
  it('is answered or refused as its rule says, whoever asks, and refused before anything is read', async () => {
    const rule = ruleOf(assertObjectType(schema.getType(kind)), field.name);
    expect(rule).toBeDefined();
    for (const caller of callers) {
      const { refusal, isValid, calls } = await asked(kind, field, caller);
      expect(isValid).toBe(true);
      expect([caller.name, refusal === undefined]).toEqual([caller.name, rule && mayAsk(caller, rule)]);
      if (refusal) expect([...calls]).toEqual([]);
    }
  });
});

describe('below the root', () => {
  /** As if the context were empty: whoever gets past the rule stumbles over it. */
  const isRefused = (type: GraphQLObjectType, name: string, caller: Caller): boolean => {
    try {
      const answer: unknown = type.getFields()[name]?.resolve?.({}, {}, { caller }, {} as never);
      if (answer instanceof Promise) answer.catch(() => undefined);
      return false;
    } catch (error) {
      return (
        String(error).includes(`${type.name}.${name} `) &&
        String(Reflect.get(Object(error), 'extensions')?.code) === 'FORBIDDEN'
      );
    }
  };

  it('every field with a rule refuses as it says', () => {
    let count = 0;
    for (const type of objects)
      for (const { name } of Object.values(type.getFields())) {
        const rule = ruleOf(type, name);
        if (rule === undefined) continue;
        count += 1;
        for (const caller of callers)
          expect([type.name, name, caller.name, isRefused(type, name, caller)]).toEqual([
            type.name,
            name,
            caller.name,
            !mayAsk(caller, rule),
          ]);
      }
    expect(count).toBeGreaterThan(100);
  });

  it.each([
    ['principals', { filter: { administrator: true } }],
    ['resources', { filter: { exposed: false } }],
    ['principal', { scenario: { changes: [] } }],
  ])('an argument of %s takes more than the field', async (name, more) => {
    const root = roots.find((one) => one.name === name);
    if (root === undefined) throw new Error(`no ${name}`);
    const { kind, field } = root;
    for (const scope of scopes) {
      const caller = { name: scope, scopes: new Set([scope]) };
      const { refusal, isValid } = await asked(kind, field, caller, more);
      expect(isValid).toBe(true);
      expect([scope, refusal === undefined]).toEqual([scope, has(caller, 'analyze')]);
    }
    const [path] = Object.entries(more).map(([key, value]) =>
      key === 'filter' ? `filter.${Object.keys(value).join()}` : key,
    );
    const limited = { name: 'limited', scopes: new Set(scopes), accountIds: new Set<string>() };
    const { refusal } = await asked(kind, field, limited, more);
    expect(refusal !== undefined).toBe(
      fieldRules.arguments[path ?? '']?.limited === 'no' ||
        fieldRules.fields['Query']?.[name]?.limited === 'no',
    );
  });
});

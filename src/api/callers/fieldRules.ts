/** Decides which callers may ask for which field, by the rules in `fields.yaml`, before the field is resolved. */
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { z } from 'zod';
import { packagedYaml } from '../../packagedYaml.js';
import type { Resolve } from '../context.js';
import { apiError } from '../errors.js';
import { has, scopes, type Caller } from './caller.js';

const rule = z.strictObject({
  scope: z.enum(scopes),
  /** Whether a caller that is limited to some accounts may ask. */
  limited: z.enum(['yes', 'no']),
});

export type FieldRule = z.infer<typeof rule>;

export const fieldRules = z
  .strictObject({
    arguments: z.record(z.string(), rule),
    fields: z.record(z.string(), z.record(z.string(), rule)),
    routes: z.record(z.string(), rule),
    parts: z.record(z.string(), z.array(z.string())),
  })
  .parse(packagedYaml('api/callers/fields.yaml'));

/** Returns the rule of a field; undefined if the field belongs to the answer that contains it. */
export function ruleOf(type: GraphQLObjectType, field: string): FieldRule | undefined {
  const names = [type.name, ...type.getInterfaces().map(({ name }) => name)];
  return names.map((name) => fieldRules.fields[name]?.[field]).find((one) => one !== undefined);
}

/** Makes a field refuse callers that may not ask for it, before anything is read. */
export function permitField(
  resolve: Resolve,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
): Resolve {
  const own = ruleOf(type, field.name);
  const ofArguments = rulesOfArguments(field.args.map(({ name }) => name));
  if (own === undefined && ofArguments.length === 0) return resolve;
  const name = `${type.name}.${field.name}`;
  return (source, given, context, info): unknown => {
    if (own) refuse(context.caller, own, name);
    for (const [path, one] of ofArguments)
      if (isGiven(given, path)) refuse(context.caller, one, `${name} with ${path.join('.')}`);
    return resolve(source, given, context, info);
  };
}

/** Whether the field accepts the caller, whatever its arguments. */
export function mayAsk(caller: Caller, type: string, field: string): boolean {
  const own = fieldRules.fields[type]?.[field];
  return own === undefined || (has(caller, own.scope) && (own.limited === 'yes' || !caller.accountIds));
}

/** Throws FORBIDDEN if the caller may not use the address. */
export function permitRoute(caller: Caller, route: string): void {
  const own = fieldRules.routes[route];
  if (own === undefined) throw new Error(`${route} has no rule`);
  refuse(caller, own, route);
}

const rulesOfArguments = (names: readonly string[]) =>
  Object.entries(fieldRules.arguments)
    .map(([path, one]) => [path.split('.'), one] as const)
    .filter(([[first]]) => first !== undefined && names.includes(first));

function isGiven(given: unknown, [name, ...below]: readonly string[]): boolean {
  if (name === undefined) return given !== undefined && given !== null;
  return typeof given === 'object' && given !== null && isGiven(Reflect.get(given, name), below);
}

/** Throws FORBIDDEN if the rule excludes the caller. `asked`: a field or an address. */
function refuse(caller: Caller, { scope, limited }: FieldRule, asked: string): void {
  if (!has(caller, scope))
    throw apiError('FORBIDDEN', `${asked} takes the scope ${scope}, which this token does not have.`);
  if (limited === 'no' && caller.accountIds !== undefined)
    throw apiError('FORBIDDEN', `${asked} asks about all accounts; this token is limited to some.`);
}

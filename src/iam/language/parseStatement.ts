/** Parses one statement of a policy document, and collects every problem in it (L-3 to L-7). */
import type { Effect } from '../decide/decision.js';
import { asArray, asObject, describeJson, scalarText, type JsonObject, type JsonValue } from './json.js';
import type {
  ConditionTest,
  ListElement,
  PolicyDocumentKind,
  PolicyProblem,
  PrincipalElement,
  PrincipalType,
  PrincipalValue,
  Statement,
} from './statement.js';

/** A place in a document, by its JSON path, with the list to which its problems are added. */
export class Place {
  constructor(
    readonly kind: PolicyDocumentKind,
    readonly path = '$',
    readonly problems: PolicyProblem[] = [],
  ) {}

  /** Returns a place inside this one. `step`: `.Name` or `[…]`. */
  at(step: string): Place {
    return new Place(this.kind, this.path + step, this.problems);
  }

  entry(key: string | number): Place {
    return this.at(`[${JSON.stringify(key)}]`);
  }

  problem(message: string): void {
    this.problems.push({ path: this.path, message });
  }
}

const statementKeys = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/** Parses a statement. If it has problems, elements may be empty: the document is not used then. */
export function parseStatement(value: JsonValue, index: number, place: Place): Statement {
  const object = asObject(value);
  if (object === undefined) {
    place.problem(`a statement is an object, not ${describeJson(value)}`);
    return { index, effect: 'DENY', action: noValues, conditions: [] };
  }
  // L-3: element names are matched as written; a misspelt Condition must not be dropped silently.
  for (const key of object.keys())
    if (!statementKeys.has(key)) place.entry(key).problem(`${key} is not an element of a statement`);
  const sid = parseSid(object.get('Sid'), place.at('.Sid'));
  const effect = parseEffect(object.get('Effect'), place.at('.Effect'));
  const principal = parsePrincipal(object, effect, place);
  const action = parseAction(object, effect, place);
  const resource = parseResource(object, place);
  return {
    index,
    ...(sid === undefined ? {} : { sid }),
    effect,
    ...(principal === undefined ? {} : { principal }),
    action,
    ...(resource === undefined ? {} : { resource }),
    conditions: parseConditions(object.get('Condition'), place.at('.Condition')),
  };
}

const noValues: ListElement = { inverted: false, values: [] };

function parseSid(sid: JsonValue | undefined, place: Place): string | undefined {
  if (sid === undefined || typeof sid === 'string') return sid;
  place.problem(`Sid is a string, not ${describeJson(sid)}`);
  return undefined;
}

/** L-4: case-sensitive. E-20b: a resource control policy denies, save for AWS's own RCPFullAWSAccess (E-20a). */
function parseEffect(effect: JsonValue | undefined, place: Place): Effect {
  if (effect === 'Allow') return 'ALLOW';
  if (effect === undefined) place.problem('Effect is missing');
  else if (effect !== 'Deny') place.problem('Effect is Allow or Deny, in this spelling');
  return 'DENY';
}

/** One of two elements, the second of which is the complement of the first (L-3, L-7). */
interface Element {
  readonly inverted: boolean;
  readonly value: JsonValue;
  readonly place: Place;
}

function elementOf(
  object: JsonObject,
  name: 'Principal' | 'Action' | 'Resource',
  place: Place,
): Element | undefined {
  const plain = object.get(name);
  const inverse = object.get(`Not${name}`);
  if (plain !== undefined && inverse !== undefined)
    place.problem(`a statement has ${name} or Not${name}, not both`);
  if (plain !== undefined) return { inverted: false, value: plain, place: place.at(`.${name}`) };
  return inverse === undefined
    ? undefined
    : { inverted: true, value: inverse, place: place.at(`.Not${name}`) };
}

const kindsWithPrincipal: ReadonlySet<PolicyDocumentKind> = new Set([
  'TRUST',
  'RESOURCE',
  'RESOURCE_CONTROL',
  'ENDPOINT',
]);

/** Parses Principal or NotPrincipal (L-6, E-15, E-20b, E-25c). */
function parsePrincipal(object: JsonObject, effect: Effect, place: Place): PrincipalElement | undefined {
  const found = elementOf(object, 'Principal', place);
  if (!kindsWithPrincipal.has(place.kind)) {
    found?.place.problem('this kind of policy has no principal element');
    return undefined;
  }
  if (found === undefined) {
    place.at('.Principal').problem('Principal is missing');
    return undefined;
  }
  if (found.inverted && place.kind !== 'RESOURCE' && place.kind !== 'ENDPOINT')
    found.place.problem('NotPrincipal is not valid in this kind of policy');
  if (place.kind === 'RESOURCE_CONTROL' && effect === 'DENY' && found.value !== '*')
    found.place.problem('a resource control policy has the principal "*"');
  return { inverted: found.inverted, values: parsePrincipals(found) };
}

const principalTypes = new Map<string, PrincipalType>([
  ['AWS', 'AWS'],
  ['Federated', 'FEDERATED'],
  ['Service', 'SERVICE'],
  ['CanonicalUser', 'CANONICAL_USER'],
]);

/** E-54: `"*"`, or a map from AWS, Federated, Service and CanonicalUser to one value or a list. */
function parsePrincipals({ value, place }: Element): readonly PrincipalValue[] {
  if (value === '*') return [{ type: 'ANY', value: '*' }];
  const map = asObject(value);
  if (map === undefined || map.size === 0) {
    place.problem(
      `expected "*" or a map of principals, not ${map === undefined ? describeJson(value) : 'an empty one'}`,
    );
    return [];
  }
  return [...map].flatMap(([key, item]) => {
    const type = principalTypes.get(key);
    if (type !== undefined) return principalsOfType(type, item, place.entry(key));
    place.entry(key).problem(`${key} is not a kind of principal`);
    return [];
  });
}

function principalsOfType(type: PrincipalType, item: JsonValue, place: Place): readonly PrincipalValue[] {
  const list = asArray(item) ?? [item];
  if (list.length === 0) place.problem('the list of principals is empty');
  return list.flatMap((value) => {
    if (typeof value !== 'string') {
      place.problem(`a principal is a string, not ${describeJson(value)}`);
      return [];
    }
    return [{ type, value }];
  });
}

/** L-6: legal elements; L-9: form of actions; E-20b: form of resource control policies. */
function parseAction(object: JsonObject, effect: Effect, place: Place): ListElement {
  const found = elementOf(object, 'Action', place);
  if (found === undefined) {
    place.at('.Action').problem('Action is missing');
    return noValues;
  }
  const element = parseList(found);
  if (place.kind === 'RESOURCE_CONTROL') {
    const bare = effect === 'DENY' && element.values.includes('*');
    if (found.inverted) found.place.problem('NotAction is not valid here');
    else if (bare) found.place.problem('a Deny here names actions, not "*"');
  }
  return element;
}

/** L-6: Resource is required in most kinds, forbidden in trust policies, optional in resource policies. */
function parseResource(object: JsonObject, place: Place): ListElement | undefined {
  const found = elementOf(object, 'Resource', place);
  if (place.kind === 'TRUST') {
    found?.place.problem('a trust policy has no Resource element');
    return undefined;
  }
  if (found === undefined) {
    if (place.kind !== 'RESOURCE') place.at('.Resource').problem('Resource is missing');
    return undefined;
  }
  const element = parseList(found);
  // E-18d, L-14: session policies are rejected if an ARN has fewer than six parts.
  element.values.forEach((resource, i) => {
    if (place.kind !== 'SESSION' || resource === '*' || resource.split(':').length >= 6) return;
    placeOfValue(found, i).problem(`${resource} is not a complete ARN`);
  });
  return element;
}

/** L-5: a list, or one bare string. */
function parseList(found: Element): ListElement {
  const list = asArray(found.value) ?? [found.value];
  if (list.length === 0) found.place.problem('the list is empty');
  const values = list.flatMap((item, i) => {
    if (typeof item === 'string') return [item];
    placeOfValue(found, i).problem(`expected a string, not ${describeJson(item)}`);
    return [];
  });
  return { inverted: found.inverted, values };
}

const placeOfValue = ({ value, place }: Element, index: number): Place =>
  asArray(value) === undefined ? place : place.entry(index);

/** Parses the Condition block to a flat list of tests in document order (L-18). */
function parseConditions(block: JsonValue | undefined, place: Place): readonly ConditionTest[] {
  if (block === undefined) return [];
  return entriesIn(block, place, 'Condition is an object').flatMap(([operator, keys]) =>
    entriesIn(keys, place.entry(operator), 'expected an object of condition keys').map(([key, value]) => ({
      operator,
      key,
      values: parseConditionValues(value, place.entry(operator).entry(key)),
    })),
  );
}

function entriesIn(
  value: JsonValue,
  place: Place,
  expected: string,
): readonly (readonly [string, JsonValue])[] {
  const object = asObject(value);
  if (object === undefined) place.problem(`${expected}, not ${describeJson(value)}`);
  return [...(object ?? [])];
}

/** L-5: strings, numbers and booleans, alone or in a list; L-42 allows the list to be empty. */
function parseConditionValues(value: JsonValue, place: Place): readonly string[] {
  return (asArray(value) ?? [value]).flatMap((item) => {
    const text = scalarText(item);
    if (text !== undefined) return [text];
    place.problem(`a condition value is a string, number or boolean, not ${describeJson(item)}`);
    return [];
  });
}

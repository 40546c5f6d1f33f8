/** One statement of a policy document, with every problem in it (L-3 to L-7). */
import type { Effect } from '../decide/decision.js';
import { asArray, asObject, describeJson, scalarText, type JsonObject, type JsonValue } from './json.js';
import { parsePrincipalElement } from './parsePrincipal.js';
import type {
  ConditionTest,
  ParseFindings,
  ListElement,
  PolicyDocumentKind,
  PrincipalElement,
  Statement,
} from './statement.js';

/** Where in the document, what kind of document, and where to write down what is wrong. */
interface Place extends ParseFindings {
  readonly path: string;
  readonly kind: PolicyDocumentKind;
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

/** A statement that has problems comes back with empty elements: the document is not used then. */
export function parseStatement(
  value: JsonValue,
  index: number,
  path: string,
  kind: PolicyDocumentKind,
  findings: ParseFindings,
): Statement {
  const place: Place = { ...findings, path, kind };
  const object = asObject(value);
  if (object === undefined) {
    place.problems.push({ path, message: `a statement is an object, not ${describeJson(value)}` });
    return { index, effect: 'DENY', action: noValues, conditions: [] };
  }
  reportUnknownElements(object, place);
  const sid = parseSid(object, place);
  const effect = parseEffect(object, place);
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
    conditions: parseConditions(object.get('Condition'), place),
  };
}

const noValues: ListElement = { inverted: false, values: [] };

/** L-3: element names are matched as written; a misspelt Condition must not be dropped silently. */
function reportUnknownElements(object: JsonObject, { path, problems }: Place): void {
  for (const key of object.keys()) {
    if (!statementKeys.has(key)) {
      problems.push({
        path: `${path}[${JSON.stringify(key)}]`,
        message: `${key} is not an element of a statement`,
      });
    }
  }
}

function parseSid(object: JsonObject, { path, problems }: Place): string | undefined {
  const sid = object.get('Sid');
  if (sid === undefined || typeof sid === 'string') return sid;
  problems.push({ path: `${path}.Sid`, message: `Sid is a string, not ${describeJson(sid)}` });
  return undefined;
}

/** L-4: case-sensitive. E-20b: a resource control policy denies, save for AWS's own RCPFullAWSAccess (E-20a). */
function parseEffect(object: JsonObject, { path, problems }: Place): Effect {
  const effect = object.get('Effect');
  if (effect === 'Allow') return 'ALLOW';
  if (effect !== 'Deny') {
    const message = effect === undefined ? 'Effect is missing' : 'Effect is Allow or Deny, in this spelling';
    problems.push({ path: `${path}.Effect`, message });
  }
  return 'DENY';
}

/** One of two elements, the second being the complement of the first (L-3, L-7). */
function oneOf(
  object: JsonObject,
  name: 'Principal' | 'Action' | 'Resource',
  { path, problems }: Place,
): { inverted: boolean; value: JsonValue; path: string } | undefined {
  const plain = object.get(name);
  const inverse = object.get(`Not${name}`);
  if (plain !== undefined && inverse !== undefined) {
    problems.push({ path, message: `a statement has ${name} or Not${name}, not both` });
  }
  if (plain !== undefined) return { inverted: false, value: plain, path: `${path}.${name}` };
  return inverse === undefined ? undefined : { inverted: true, value: inverse, path: `${path}.Not${name}` };
}

const kindsWithPrincipal: ReadonlySet<PolicyDocumentKind> = new Set([
  'TRUST',
  'RESOURCE',
  'RESOURCE_CONTROL',
  'ENDPOINT',
]);

/** L-6, E-15, E-20b, E-25c. */
function parsePrincipal(object: JsonObject, effect: Effect, place: Place): PrincipalElement | undefined {
  const found = oneOf(object, 'Principal', place);
  if (!kindsWithPrincipal.has(place.kind)) {
    if (found !== undefined) {
      place.problems.push({ path: found.path, message: 'this kind of policy has no principal element' });
    }
    return undefined;
  }
  if (found === undefined) {
    place.problems.push({ path: `${place.path}.Principal`, message: 'Principal is missing' });
    return undefined;
  }
  if (found.inverted && place.kind !== 'RESOURCE' && place.kind !== 'ENDPOINT') {
    place.problems.push({ path: found.path, message: 'NotPrincipal is not valid in this kind of policy' });
  }
  if (place.kind === 'RESOURCE_CONTROL' && effect === 'DENY' && found.value !== '*') {
    place.problems.push({ path: found.path, message: 'a resource control policy has the principal "*"' });
  }
  return parsePrincipalElement(found.value, found.inverted, found.path, place);
}

/** L-6: what is legal where; L-9: form of actions; E-20b: form of resource control policies. */
function parseAction(object: JsonObject, effect: Effect, place: Place): ListElement {
  const found = oneOf(object, 'Action', place);
  if (found === undefined) {
    place.problems.push({ path: `${place.path}.Action`, message: 'Action is missing' });
    return noValues;
  }
  const element = parseList(found, place);
  if (place.kind === 'RESOURCE_CONTROL') {
    const bare = effect === 'DENY' && element.values.includes('*');
    const message = found.inverted ? 'NotAction is not valid here' : 'a Deny here names actions, not "*"';
    if (found.inverted || bare) place.problems.push({ path: found.path, message });
  }
  element.values.forEach((action, i) => {
    warnOfAction(action, elementPath(found, i), place);
  });
  return element;
}

/** L-9: an action that AWS would not have stored. Evaluation knows what to make of it, so it is no problem. */
function warnOfAction(action: string, path: string, { warnings }: Place): void {
  if (action === '*') return;
  const colon = action.indexOf(':');
  if (action === '*:*') warnings.push({ path, message: '*:* is read as *' });
  else if (colon <= 0)
    warnings.push({ path, message: `${action} has no service prefix and matches nothing` });
  else if (/[*?]/.test(action.slice(0, colon))) {
    warnings.push({ path, message: `${action} has a wildcard in the service: the statement cannot grant` });
  }
}

/** L-6: required in some kinds, forbidden in trust policies, usual in resource policies. */
function parseResource(object: JsonObject, place: Place): ListElement | undefined {
  const found = oneOf(object, 'Resource', place);
  if (place.kind === 'TRUST') {
    if (found !== undefined) {
      place.problems.push({ path: found.path, message: 'a trust policy has no Resource element' });
    }
    return undefined;
  }
  if (found === undefined) {
    if (place.kind !== 'RESOURCE') {
      place.problems.push({ path: `${place.path}.Resource`, message: 'Resource is missing' });
    }
    return undefined;
  }
  const element = parseList(found, place);
  if (place.kind === 'SESSION') reportShortArns(element, found, place);
  return element;
}

/** E-18d, L-14: session policies are rejected where an ARN has fewer than six parts. */
function reportShortArns(
  element: ListElement,
  found: { value: JsonValue; path: string },
  place: Place,
): void {
  element.values.forEach((resource, i) => {
    if (resource === '*' || resource.split(':').length >= 6) return;
    place.problems.push({ path: elementPath(found, i), message: `${resource} is not a complete ARN` });
  });
}

/** L-5: a list, or one bare string. */
function parseList(found: { inverted: boolean; value: JsonValue; path: string }, place: Place): ListElement {
  const list = asArray(found.value) ?? [found.value];
  if (list.length === 0) place.problems.push({ path: found.path, message: 'the list is empty' });
  const values: string[] = [];
  list.forEach((item, i) => {
    if (typeof item === 'string') values.push(item);
    else {
      const message = `expected a string, not ${describeJson(item)}`;
      place.problems.push({ path: elementPath(found, i), message });
    }
  });
  return { inverted: found.inverted, values };
}

function elementPath(found: { value: JsonValue; path: string }, index: number): string {
  return asArray(found.value) === undefined ? found.path : `${found.path}[${String(index)}]`;
}

/** The Condition block as a flat list of tests in document order (L-18). */
function parseConditions(block: JsonValue | undefined, place: Place): readonly ConditionTest[] {
  if (block === undefined) return [];
  const path = `${place.path}.Condition`;
  const operators = asObject(block);
  if (operators === undefined) {
    place.problems.push({ path, message: `Condition is an object, not ${describeJson(block)}` });
    return [];
  }
  const tests: ConditionTest[] = [];
  for (const [operator, keys] of operators) {
    const operatorPath = `${path}[${JSON.stringify(operator)}]`;
    const entries = asObject(keys);
    if (entries === undefined) {
      const message = `expected an object of condition keys, not ${describeJson(keys)}`;
      place.problems.push({ path: operatorPath, message });
      continue;
    }
    for (const [key, value] of entries) {
      const values = parseConditionValues(value, `${operatorPath}[${JSON.stringify(key)}]`, place);
      tests.push({ operator, key, values });
    }
  }
  return tests;
}

/** L-5: strings, numbers and booleans, alone or in a list; L-42 allows the list to be empty. */
function parseConditionValues(value: JsonValue, path: string, { problems }: Place): readonly string[] {
  const values: string[] = [];
  (asArray(value) ?? [value]).forEach((item) => {
    const text = scalarText(item);
    if (text === undefined) {
      problems.push({
        path,
        message: `a condition value is a string, number or boolean, not ${describeJson(item)}`,
      });
    } else values.push(text);
  });
  return values;
}

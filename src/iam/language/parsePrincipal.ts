/** The Principal and NotPrincipal elements (E-54 to E-57). */
import { asArray, asObject, describeJson, type JsonValue } from './json.js';
import type { ParseFindings, PrincipalElement, PrincipalType, PrincipalValue } from './statement.js';

const principalTypes = new Map<string, PrincipalType>([
  ['AWS', 'AWS'],
  ['Federated', 'FEDERATED'],
  ['Service', 'SERVICE'],
  ['CanonicalUser', 'CANONICAL_USER'],
]);

/** E-54: `"*"`, or a map from AWS, Federated, Service and CanonicalUser to one value or a list. */
export function parsePrincipalElement(
  value: JsonValue,
  inverted: boolean,
  path: string,
  findings: ParseFindings,
): PrincipalElement {
  if (value === '*') return { inverted, values: [{ type: 'ANY', value: '*' }] };
  const map = asObject(value);
  if (map === undefined || map.size === 0) {
    const message = `expected "*" or a map of principals, not ${map === undefined ? describeJson(value) : 'an empty one'}`;
    findings.problems.push({ path, message });
    return { inverted, values: [] };
  }
  const values: PrincipalValue[] = [];
  for (const [key, item] of map) {
    const keyPath = `${path}[${JSON.stringify(key)}]`;
    const type = principalTypes.get(key);
    if (type === undefined)
      findings.problems.push({ path: keyPath, message: `${key} is not a kind of principal` });
    else values.push(...parseValues(type, item, keyPath, findings));
  }
  return { inverted, values };
}

function parseValues(
  type: PrincipalType,
  item: JsonValue,
  path: string,
  { problems, warnings }: ParseFindings,
): readonly PrincipalValue[] {
  const list = asArray(item) ?? [item];
  if (list.length === 0) problems.push({ path, message: 'the list of principals is empty' });
  const values: PrincipalValue[] = [];
  for (const value of list) {
    if (typeof value !== 'string') {
      problems.push({ path, message: `a principal is a string, not ${describeJson(value)}` });
      continue;
    }
    if (type !== 'AWS' && value === '*') {
      // E-57
      warnings.push({ path, message: '"*" names nobody here and matches nothing' });
    }
    values.push({ type, value });
  }
  return values;
}

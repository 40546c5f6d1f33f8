/** From JSON to a policy document, or all that is wrong with it, each with its JSON path (L-1 to L-8). */
import { asArray, asObject, describeJson, type JsonObject, type JsonValue } from './json.js';
import { parseStatement } from './parseStatement.js';
import type {
  ParseFindings,
  PolicyDocument,
  PolicyDocumentKind,
  PolicyVersion,
  PolicyProblem,
  Statement,
} from './statement.js';

export { JsonNumber, type JsonValue } from './json.js';
export type {
  PolicyDocument,
  PolicyDocumentKind,
  PrincipalValue,
  PolicyProblem,
  Statement,
} from './statement.js';

export type PolicyDocumentResult =
  | { readonly ok: true; readonly document: PolicyDocument; readonly warnings: readonly PolicyProblem[] }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

const topLevelKeys = new Set(['Version', 'Id', 'Statement']);

/**
 * Reads a decoded policy document. A document that AWS would not accept is not ok, with every problem listed: it
 * is to be quarantined (F-20): what it allows and denies is unknown (E-79). What AWS tolerates is a warning.
 */
export function parsePolicyDocument(value: JsonValue, kind: PolicyDocumentKind): PolicyDocumentResult {
  const findings: ParseFindings = { problems: [], warnings: [] };
  const object = asObject(value);
  if (object === undefined) {
    return {
      ok: false,
      problems: [{ path: '$', message: `a policy is an object, not ${describeJson(value)}` }],
    };
  }
  for (const key of object.keys()) {
    if (!topLevelKeys.has(key)) {
      findings.warnings.push({
        path: jsonPath('$', key),
        message: `${key} is not an element of a policy; ignored`,
      });
    }
  }
  const version = parseVersion(object, findings);
  const statements = parseStatements(object, kind, findings);
  if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
  return { ok: true, document: { kind, version, statements }, warnings: findings.warnings };
}

/** A JSON path one step further down. */
export function jsonPath(parent: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${parent}.${key}` : `${parent}[${JSON.stringify(key)}]`;
}

/** L-2: versions of the policy language. */
function parseVersion(object: JsonObject, { problems }: ParseFindings): PolicyVersion {
  const version = object.get('Version');
  if (version === '2012-10-17') return version;
  if (version !== undefined && version !== '2008-10-17') {
    problems.push({ path: '$.Version', message: 'Version is 2012-10-17 or 2008-10-17' });
  }
  return '2008-10-17';
}

/** L-1: one statement object, or a list of them. */
function parseStatements(
  object: JsonObject,
  kind: PolicyDocumentKind,
  findings: ParseFindings,
): readonly Statement[] {
  const value = object.get('Statement');
  if (value === undefined) {
    findings.problems.push({ path: '$.Statement', message: 'Statement is missing' });
    return [];
  }
  const list = asArray(value);
  if (list === undefined) return [parseStatement(value, 0, '$.Statement', kind, findings)];
  if (list.length === 0) {
    findings.warnings.push({ path: '$.Statement', message: 'there is no statement in this policy' });
  }
  const statements = list.map((item, index) =>
    parseStatement(item, index, `$.Statement[${String(index)}]`, kind, findings),
  );
  warnOfRepeatedSids(statements, findings);
  return statements;
}

/** L-4: a Sid is unique within a policy; nothing in evaluation hangs on it. */
function warnOfRepeatedSids(statements: readonly Statement[], { warnings }: ParseFindings): void {
  const seen = new Set<string>();
  for (const { sid, index } of statements) {
    if (sid === undefined || sid === '') continue;
    if (seen.has(sid)) {
      warnings.push({ path: `$.Statement[${String(index)}].Sid`, message: `Sid ${sid} is used twice` });
    }
    seen.add(sid);
  }
}

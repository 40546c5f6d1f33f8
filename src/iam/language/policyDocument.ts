/** Parses JSON to a policy document, or to all its problems with their JSON paths (L-1 to L-8). */
import { asArray, asObject, describeJson, type JsonValue } from './json.js';
import { Place, parseStatement } from './parseStatement.js';
import type {
  PolicyDocument,
  PolicyDocumentKind,
  PolicyVersion,
  PolicyProblem,
  Statement,
} from './statement.js';

export type { JsonValue } from './json.js';
export type {
  PolicyDocument,
  PolicyDocumentKind,
  PrincipalValue,
  PolicyProblem,
  Statement,
} from './statement.js';

export type PolicyDocumentResult =
  | { readonly ok: true; readonly document: PolicyDocument }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/**
 * Reads a decoded policy document. A document that AWS would not accept is not ok, and has every problem listed. It is
 * then quarantined (F-20), and its effect is unknown (E-79). Anything that AWS tolerates is no problem.
 */
export function parsePolicyDocument(value: JsonValue, kind: PolicyDocumentKind): PolicyDocumentResult {
  const place = new Place(kind);
  const { problems } = place;
  const object = asObject(value);
  if (object === undefined) {
    place.problem(`a policy is an object, not ${describeJson(value)}`);
    return { ok: false, problems };
  }
  const version = parseVersion(object.get('Version'), place);
  const statements = parseStatements(object.get('Statement'), place.at('.Statement'));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, document: { kind, version, statements } };
}

/** L-2: versions of the policy language. */
function parseVersion(version: JsonValue | undefined, place: Place): PolicyVersion {
  if (version === '2012-10-17') return version;
  if (version !== undefined && version !== '2008-10-17')
    place.at('.Version').problem('Version is 2012-10-17 or 2008-10-17');
  return '2008-10-17';
}

/** L-1: one statement object, or a list of them. */
function parseStatements(value: JsonValue | undefined, place: Place): readonly Statement[] {
  if (value === undefined) {
    place.problem('Statement is missing');
    return [];
  }
  const list = asArray(value);
  if (list === undefined) return [parseStatement(value, 0, place)];
  return list.map((item, index) => parseStatement(item, index, place.entry(index)));
}

/** Returns what Organizations refuses in an RCP of a customer: an Allow, which only its own RCP has (E-20b). */
export const allowsInRcp = ({ kind, statements }: PolicyDocument): readonly PolicyProblem[] =>
  kind !== 'RESOURCE_CONTROL'
    ? []
    : statements
        .filter(({ effect }) => effect === 'ALLOW')
        .map(({ index }) => ({
          path: `$.Statement[${index}].Effect`,
          message: 'a resource control policy that you create denies; only RCPFullAWSAccess allows',
        }));

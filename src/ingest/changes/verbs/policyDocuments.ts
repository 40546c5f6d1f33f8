/** Reads the policy documents of changes under the grammar of their kind, as AWS does before it stores them. */
import { accountOfArn, isAccountId, parseIamArn } from '../../../iam/language/arn.js';
import { parsePolicyDocument, type PolicyDocument } from '../../../iam/language/policyDocument.js';
import { isUniqueId } from '../../../graph/model/principals/namedPrincipal.js';
import type { DocumentUse } from '../../../graph/model/storedPolicies.js';
import { compactJson } from '../../formats/shared/jsonValue.js';
import type { PolicyText } from '../../formats/shared/policyText.js';
import { parseJson } from '../../read/strictJson.js';
import { refusedIn } from './refusedDocuments.js';
import { originOf, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';

/** Reads a policy document. Throws `Refusal` where it does not follow its grammar. */
export function readPolicy(scene: Scene, text: string, use: DocumentUse): PolicyText {
  return readDocument(scene, text, use).text;
}

function readDocument(scene: Scene, text: string, use: DocumentUse) {
  const malformed = (reason: string) => new Refusal(`MalformedPolicyDocument: ${reason} Correct it.`);
  const json = parseJson(text);
  if (!json.ok) throw malformed(json.message);
  const [twice] = json.duplicateKeys;
  if (twice !== undefined) throw malformed(`${twice} is there more than once.`);
  const read = parsePolicyDocument(json.value, use);
  const problems = read.ok ? refusedIn(read.document) : read.problems;
  if (!read.ok || problems.length > 0)
    throw malformed(problems.map(({ path, message }) => `${path}: ${message}.`).join(' '));
  const kept: PolicyText = {
    kind: 'DOCUMENT',
    text: compactJson(json.value),
    duplicateKeys: [],
    ...originOf(scene),
  };
  return { text: kept, document: read.document };
}

/**
 * Reads a policy document with principals, which AWS stores by id: in imported accounts they must exist. `last`: the
 * policy that it replaces.
 */
export function readPolicyWithPrincipals(
  scene: Scene,
  text: string,
  use: 'TRUST' | 'RESOURCE' | 'ENDPOINT',
  last?: PolicyText,
): PolicyText {
  const read = readDocument(scene, text, use);
  if (use === 'TRUST') expectAssuming(read.document);
  if (use !== 'ENDPOINT') expectPrincipals(read.document, last?.text ?? '');
  for (const arn of principalsIn(read.document)) {
    if (isThere(scene, arn)) continue;
    throw new Refusal(
      `MalformedPolicyDocument: Invalid principal in policy: account ${accountOfArn(arn) ?? ''} has no ${arn}. Correct it, or create it by a change before this one.`,
    );
  }
  return read.text;
}

/**
 * Throws `Refusal` for values that are no principal, such as groups and ARNs with wildcards:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 * AWS shows the ARN of whoever exists, so an id in the last policy is that of a deleted user or role (E-44).
 */
function expectPrincipals({ statements }: PolicyDocument, lastText: string): void {
  for (const { type, value } of statements.flatMap(({ principal }) => principal?.values ?? [])) {
    if (type !== 'AWS') continue;
    const isDeleted = isUniqueId(value) && lastText.includes(`"${value}"`);
    if (isPrincipal(value) && !isDeleted) continue;
    const how = isDeleted
      ? 'It is the id of a deleted user or role. Leave it out.'
      : 'Name an account, a user, a role or a session of one, or * for everyone.';
    throw new Refusal(`MalformedPolicyDocument: Invalid principal in policy: ${value}. ${how}`);
  }
}

const isPrincipal = (value: string): boolean =>
  value === '*' ||
  isAccountId(value) ||
  /^A[A-Z]{3}[A-Z0-9]{4,}$/.test(value) ||
  (principalKinds.has(parseIamArn(value)?.kind ?? '') && !/[*?]/.test(value));

const principalKinds: ReadonlySet<string> = new Set([
  'root',
  'user',
  'role',
  'assumedRoleSession',
  'federatedUser',
]);

/** Throws `Refusal` for actions other than those of AWS STS: a trust policy allows no others. */
function expectAssuming({ statements }: PolicyDocument): void {
  const actions = statements.flatMap(({ action }) => action.values);
  const other = actions.find((action) => !action.toLowerCase().startsWith('sts:'));
  if (other !== undefined)
    throw new Refusal(
      `MalformedPolicyDocument: a trust policy may only specify actions of AWS STS, and ${other} is none. Correct it.`,
    );
}

/** Returns the accounts whose users or roles a policy names as principals; none if the text is not a policy. */
export function accountsWithPrincipalsIn(text: string): readonly string[] {
  const json = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
  if (!json?.ok) return [];
  const kinds = ['TRUST', 'RESOURCE', 'ENDPOINT'] as const;
  const read = kinds.map((kind) => parsePolicyDocument(json.value, kind)).find(({ ok }) => ok);
  return read?.ok ? principalsIn(read.document).flatMap((arn) => accountOfArn(arn) ?? []) : [];
}

/** Returns the ARNs of users and roles that a policy names as principals. */
const principalsIn = ({ statements }: PolicyDocument): readonly string[] =>
  statements
    .flatMap(({ principal }) => principal?.values ?? [])
    .flatMap(({ type, value }) => (type === 'AWS' && listOf(value) !== undefined ? value : []));

function listOf(arn: string): 'users' | 'roles' | undefined {
  const kind = parseIamArn(arn)?.kind;
  return kind === 'user' ? 'users' : kind === 'role' ? 'roles' : undefined;
}

/** Whether the user or role exists. In accounts or lists that were never imported whole, it is taken to exist. */
function isThere({ draft }: Scene, arn: string): boolean {
  const account = draft.known(accountOfArn(arn) ?? '');
  const list = listOf(arn);
  if (account === undefined || list === undefined || account.truncated) return true;
  if (account.collected[list] !== true) return true;
  return account[list].some((one) => one.arn === arn);
}

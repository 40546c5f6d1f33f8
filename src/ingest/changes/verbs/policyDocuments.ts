/** Policy documents that changes bring: read under the grammar of their kind, as AWS reads them before it keeps them. */
import { accountOfArn, isAccountId, parseIamArn } from '../../../iam/language/arn.js';
import { parsePolicyDocument, type PolicyDocument } from '../../../iam/language/policyDocument.js';
import type { DocumentUse } from '../../../graph/model/contentHash.js';
import { compactJson } from '../../formats/shared/jsonValue.js';
import type { PolicyText } from '../../formats/shared/policyText.js';
import { parseJson } from '../../read/strictJson.js';
import { originOf, refusal, type Scene } from '../scene.js';

/** Throws `ChangeRefused` where it does not follow its grammar. */
export function readPolicy(scene: Scene, text: string, use: DocumentUse): PolicyText {
  return readDocument(scene, text, use).text;
}

function readDocument(scene: Scene, text: string, use: DocumentUse) {
  const malformed = (reason: string) => refusal(scene, 'MalformedPolicyDocument', `${reason} Correct it.`);
  const json = parseJson(text);
  if (!json.ok) throw malformed(json.message);
  const [twice] = json.duplicateKeys;
  if (twice !== undefined) throw malformed(`${twice} is there more than once.`);
  const read = parsePolicyDocument(json.value, use);
  if (!read.ok) throw malformed(read.problems.map(({ path, message }) => `${path}: ${message}.`).join(' '));
  const kept: PolicyText = {
    kind: 'DOCUMENT',
    text: compactJson(json.value),
    duplicateKeys: [],
    ...originOf(scene),
  };
  return { text: kept, document: read.document };
}

/**
 * The same of a policy with principals: AWS keeps those by their ids, so that users and roles have to be there, of which
 * those of imported accounts are known.
 */
export function readPolicyWithPrincipals(
  scene: Scene,
  text: string,
  use: 'TRUST' | 'RESOURCE' | 'ENDPOINT',
): PolicyText {
  const read = readDocument(scene, text, use);
  if (use === 'TRUST') expectAssuming(scene, read.document);
  if (use !== 'ENDPOINT') expectPrincipals(scene, read.document);
  for (const arn of principalsIn(read.document)) {
    if (isThere(scene, arn)) continue;
    throw refusal(
      scene,
      'MalformedPolicyDocument',
      `Invalid principal in policy: account ${accountOfArn(arn) ?? ''} has no ${arn}. Correct it, or create it by a change before this one.`,
    );
  }
  return read.text;
}

/**
 * No group is one, and no ARN has a wildcard:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
function expectPrincipals(scene: Scene, { statements }: PolicyDocument): void {
  for (const { type, value } of statements.flatMap(({ principal }) => principal?.values ?? []))
    if (type === 'AWS' && !isPrincipal(value))
      throw refusal(
        scene,
        'MalformedPolicyDocument',
        `Invalid principal in policy: ${value}. Name an account, a user, a role or a session of one, or * for everyone.`,
      );
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

/** A trust policy is about nothing else. */
function expectAssuming(scene: Scene, { statements }: PolicyDocument): void {
  const actions = statements.flatMap(({ action }) => action.values);
  const other = actions.find((action) => !action.toLowerCase().startsWith('sts:'));
  if (other !== undefined)
    throw refusal(
      scene,
      'MalformedPolicyDocument',
      `a trust policy may only specify actions of AWS STS, and ${other} is none. Correct it.`,
    );
}

/** Accounts of which a policy names users or roles as principals; none in any other text. */
export function accountsWithPrincipalsIn(text: string): readonly string[] {
  const json = text.trimStart().startsWith('{') ? parseJson(text) : undefined;
  if (!json?.ok) return [];
  const kinds = ['TRUST', 'RESOURCE', 'ENDPOINT'] as const;
  const read = kinds.map((kind) => parsePolicyDocument(json.value, kind)).find(({ ok }) => ok);
  return read?.ok ? principalsIn(read.document).flatMap((arn) => accountOfArn(arn) ?? []) : [];
}

/** ARNs of users and roles that a policy names as principals. */
const principalsIn = ({ statements }: PolicyDocument): readonly string[] =>
  statements
    .flatMap(({ principal }) => principal?.values ?? [])
    .flatMap(({ type, value }) => (type === 'AWS' && listOf(value) !== undefined ? value : []));

function listOf(arn: string): 'users' | 'roles' | undefined {
  const kind = parseIamArn(arn)?.kind;
  return kind === 'user' ? 'users' : kind === 'role' ? 'roles' : undefined;
}

/** What was never imported is taken to be there. */
function isThere({ draft }: Scene, arn: string): boolean {
  const account = draft.known(accountOfArn(arn) ?? '');
  const list = listOf(arn);
  if (account === undefined || list === undefined || account.truncated) return true;
  if (account.collected[list] !== true) return true;
  return account[list].some((one) => one.arn === arn);
}

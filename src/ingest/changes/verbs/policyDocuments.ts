/** Policy documents that changes bring: read under the grammar of their kind, as AWS reads them before it keeps them. */
import { accountOfArn, parseIamArn } from '../../../iam/language/arn.js';
import { parsePolicyDocument, type PolicyDocument } from '../../../iam/language/policyDocument.js';
import type { DocumentUse } from '../../../graph/model/contentHash.js';
import { compactJson } from '../../formats/shared/jsonValue.js';
import type { PolicyText } from '../../formats/shared/policyText.js';
import { parseJson } from '../../read/strictJson.js';
import { originOf, refusal, type Scene } from '../scene.js';

export interface ReadPolicy {
  readonly text: PolicyText;
  readonly document: PolicyDocument;
}

/** Throws `ChangeRefused` where AWS would not take it. */
export function readPolicy(scene: Scene, text: string, use: DocumentUse): ReadPolicy {
  const malformed = (reason: string) => refusal(scene, 'MalformedPolicyDocument', `${reason} Correct it.`);
  const json = parseJson(text);
  if (!json.ok) throw malformed(json.message);
  const [twice] = json.duplicateKeys;
  if (twice !== undefined) throw malformed(`${twice} is there more than once.`);
  const read = parsePolicyDocument(json.value, use);
  if (!read.ok) throw malformed(read.problems.map(({ path, message }) => `${path}: ${message}.`).join(' '));
  return {
    text: { kind: 'DOCUMENT', text: compactJson(json.value), duplicateKeys: [], ...originOf(scene) },
    document: read.document,
  };
}

/** A trust policy, whose principals have to be there: users and roles of accounts that were imported. */
export function readTrustPolicy(scene: Scene, text: string): PolicyText {
  const read = readPolicy(scene, text, 'TRUST');
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

/** ARNs of users and roles that a policy names as principals. */
export const principalsIn = ({ statements }: PolicyDocument): readonly string[] =>
  statements
    .flatMap(({ principal }) => principal?.values ?? [])
    .flatMap(({ type, value }) => (type === 'AWS' && listOf(value) !== undefined ? value : []));

function listOf(arn: string): 'users' | 'roles' | undefined {
  const kind = parseIamArn(arn)?.kind;
  return kind === 'user' ? 'users' : kind === 'role' ? 'roles' : undefined;
}

/** What was never imported is taken to be there. */
function isThere({ estate }: Scene, arn: string): boolean {
  const account = estate.known(accountOfArn(arn) ?? '');
  const list = listOf(arn);
  if (account === undefined || list === undefined || account.collected[list] !== true) return true;
  return account[list].some((one) => one.arn === arn);
}

/** Finds roles whose sessions can carry unknown tags. What such tags open is not derived (E-37). */
import type { PolicySetMember } from '../../graph/model/storedPolicies.js';
import type { PolicyFact, RoleFact } from '../../graph/contract/graphWriter.js';
import { compilePolicy, mayAllowAction } from '../../iam/language/compile.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { PolicyDocument, Statement } from '../../iam/language/policyDocument.js';
import type { DocumentCollector } from './policyDocuments.js';
import { RESOURCE_TAG } from '../../iam/facts/data/conditionKeys.js';

/** Whether the policies of a role read tags of the roles that it assumes. */
export const asksForRoleTags = (
  { policyUids, boundaryUid = '' }: Pick<RoleFact, 'policyUids' | 'boundaryUid'>,
  policies: ReadonlyMap<string, PolicyFact>,
  documents: DocumentCollector,
): boolean =>
  [...policyUids, boundaryUid].some(
    (uid) => documents.assuming(policies.get(uid)?.documentHash).readsRoleTags === true,
  );

/** Whether session tags may replace the role's own tags (E-40). Tags that the role lacks are unknown in any case. */
export const takesSessionTags = (
  { tags }: Pick<RoleFact, 'tags'>,
  trust: PolicyDocument | undefined,
): boolean =>
  tags.length > 0 && (trust === undefined || mayAllowAction(compilePolicy(trust), 'sts:TagSession'));

export function sessionTagGaps(
  { name, accountId }: PolicySetMember,
  trust: PolicyDocument | undefined,
  asksForTags: boolean,
): readonly DataGap[] {
  const asksCallers = trust?.statements.some(readsResourceTags) === true;
  if (trust === undefined || !(asksForTags || asksCallers)) return [];
  const statements = trust.statements.filter(isOfCallers);
  if (!mayAllowAction(compilePolicy({ ...trust, statements }), 'sts:TagSession')) return [];
  const openings = [
    asksForTags && `Session tags of role ${name} can replace the tags of roles that it assumes`,
    asksCallers && `Session tags of callers can replace the tags of role ${name}`,
  ];
  return openings
    .filter((opening) => opening !== false)
    .map((opening) => ({
      kind: 'SESSION_TAGS_NOT_FOLLOWED',
      accountId,
      message: `${opening}, as its trust policy allows sts:TagSession: what only such tags open is not looked for.`,
    }));
}

const readsResourceTags = ({ conditions }: Statement): boolean =>
  conditions.some(({ key, values }) =>
    [key, ...values].some((text) => text.toLowerCase().includes(RESOURCE_TAG)),
  );

/** Whether the statement covers callers other than services, which set tags with keys of their own. */
const isOfCallers = ({ principal }: Statement): boolean =>
  principal?.inverted === true || principal?.values.some(({ type }) => type !== 'SERVICE') === true;

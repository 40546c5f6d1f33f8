/** Roles whose sessions can carry other tags than the role: nobody looks for what only such tags open (E-37). */
import type { PolicySetMember } from '../graph/graphReader.js';
import { compilePolicy, mayAllowAction } from '../iam/compile.js';
import type { DataGap } from '../iam/decision.js';
import type { PolicyDocument, Statement } from '../iam/policyDocument.js';

/** A role without tags of its own is judged with any. */
export function sessionTagGaps(
  { name, accountId, tags }: PolicySetMember,
  trust: PolicyDocument | undefined,
): readonly DataGap[] {
  if (trust === undefined || tags.length === 0) return [];
  const statements = trust.statements.filter(isOfCallers);
  if (!mayAllowAction(compilePolicy({ ...trust, statements }), 'sts:TagSession')) return [];
  const message = `Sessions of role ${name} can carry other tags than its own, as its trust policy allows sts:TagSession: what only such tags open is not looked for.`;
  return [{ kind: 'SESSION_TAGS_NOT_FOLLOWED', accountId, message }];
}

/** Services set tags of their own keys, and not what somebody would choose. */
const isOfCallers = ({ principal }: Statement): boolean =>
  principal?.inverted === true || principal?.values.some(({ type }) => type !== 'SERVICE') === true;

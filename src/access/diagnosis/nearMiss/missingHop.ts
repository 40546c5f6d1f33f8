/** A step that is not there, as a hop: what it would take once something had changed. */
import type { StatementMatch } from '../../../iam/decide/decision.js';
import { allPolicies } from '../../../iam/decide/layers.js';
import type { Hop } from '../../shared/answer.js';
import { byUid, citeCondition, citeStatement } from '../../shared/evidence.js';
import type { Assumption } from '../crossAccount/roleAssumption.js';
import { mechanismOf } from '../crossAccount/loadRoleAssumption.js';
import { hopSentence } from '../../shared/sentences.js';
import type { FixContext } from './proposedChange.js';
import type { Opening } from './fixes.js';

export function missingHop(
  assumption: Assumption,
  { role: { role } }: FixContext,
  { decision, evaluation, mayPass }: Opening,
): Hop {
  const { from } = assumption;
  const hop = {
    from,
    to: role,
    mechanism: mechanismOf(from),
    decision,
    conditions: evaluation.conditions.map((condition) => citeCondition(condition, byUid)),
    preconditions: evaluation.preconditions,
    caveats: evaluation.caveats,
    ...(mayPass.length > 0 ? { mayPass } : {}),
    determiningStatements: evaluation.determiningStatements
      .filter(isStored(assumption))
      .map((match) => citeStatement(match, byUid)),
    crossAccount: from.accountId !== role.accountId,
  };
  return { ...hop, sentence: `With that change: ${hopSentence(hop)}` };
}

/** Not one that the change would bring. */
const isStored =
  ({ layers }: Assumption) =>
  ({ policyId, statementIndex }: StatementMatch): boolean =>
    allPolicies(layers).some(
      ({ id, compiled }) =>
        id === policyId && compiled?.statements.some(({ index }) => index === statementIndex) === true,
    );

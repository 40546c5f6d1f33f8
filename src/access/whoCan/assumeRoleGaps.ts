/** What was not imported, or could not be read, and can add to who may assume what, as `can` says it of one request (E-79). */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { QuestionRefused, type AccessAnswer } from '../shared/answer.js';
import { can } from '../can/can.js';
import { distinctGaps } from '../shared/dataGaps.js';
import { callerGaps } from '../permissions/effectivePermissions.js';
import { briefly } from '../paths/pathAnswer.js';
import { whoCan } from './whoCan.js';

const action = 'sts:AssumeRole';

/**
 * Of the roles that a principal may assume: what hides its own permissions, and trust policies that were not understood
 * of roles that it may be let into. `unreadRoles`: all whose trust policies were not.
 */
export async function gapsOfAssumedRoles(
  reader: GraphReader,
  principal: string,
  unreadRoles: readonly string[],
): Promise<readonly DataGap[]> {
  const [stored, answers] = await Promise.all([
    reader.applicablePolicies([principal], []),
    Promise.all(unreadRoles.map((role) => unlessRefused(() => canAssume(reader, principal, role)))),
  ]);
  const own = (await unlessRefused(async () => callerGaps(principal, stored))) ?? [];
  const unread = answers.flatMap((answer) =>
    answer === undefined || answer.decision.endsWith('_DENY') ? [] : answer.dataGaps,
  );
  return briefly(distinctGaps([...own, ...unread]));
}

const canAssume = (reader: GraphReader, principal: string, resource: string): Promise<AccessAnswer> =>
  can(reader, { principal, action, resource, context: [], unlistedContextKeys: 'UNKNOWN' });

/** Of the principals that may assume a role. */
export const gapsOfAssumers = async (reader: GraphReader, role: string): Promise<readonly DataGap[]> =>
  (await unlessRefused(() => whoCan(reader, { action, resource: role, context: [] }, { first: 1 })))
    ?.dataGaps ?? [];

/** Of who is not there, or not any more, there is nothing to say. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof QuestionRefused) return undefined;
    throw error;
  }
}

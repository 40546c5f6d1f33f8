/**
 * Finds users who can get a session that may do what they may not: with tags of their choice, or with a name that a
 * policy lets in.
 */
import type { Principal } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { parseArn, lastPart } from '../../iam/language/arn.js';
import { isGranted, type AccessEvaluation } from '../../iam/decide/decision.js';
import { GET_FEDERATION_TOKEN, UNNAMED_SESSION } from '../../escalation/gains/federatedSessions.js';
import { dependsOnTags, sessionOf, TAG_SESSION } from '../can/federatedUser.js';
import type { PrincipalAccess } from '../shared/answer.js';
import type { WhoCanFacts } from '../../graph/contract/whoCanReader.js';
import { askingUnder } from './evaluateWhoCan.js';
import type { AnsweredQuestion } from './freedByRemoval.js';
import { SetAnswers } from './policySetDecisions.js';
import type { Writer } from './resourcePolicyWriters.js';

const FEDERATED_SESSION_TECHNIQUE = 'T-240';

/** Finds such users, and also those who may do it without a session. */
export async function findFederatedUsers(reader: GraphReader, asked: AnsweredQuestion) {
  const { question, facts, judgedSingly } = asked;
  const answers = new SetAnswers(question, facts);
  const graphVersions: string[] = [];
  const whoMay = askingUnder(reader, question, graphVersions);
  // Root users administer their account, and so reach more than their session does.
  const whoCanCreateSession = async (session: string): Promise<readonly PrincipalAccess[]> =>
    (await whoMay(GET_FEDERATION_TOKEN, session)).filter(({ principal: { kind } }) => kind !== 'ROOT');
  // For members with one answer, the principal makes no difference.
  const isOpen = judgedSingly.some(({ kind }) => kind === 'USER');
  const callers = isOpen ? await whoCanCreateSession('*') : [];
  const unnamed = await federatedOf(callers, sessionNamed(UNNAMED_SESSION), { reader, facts, answers });
  const tagged = unnamed.filter(isTagged).map(({ caller }) => sessionNamed('*')(caller.principal));
  const whoCanTagSession = await Promise.all([...new Set(tagged)].map((any) => whoMay(TAG_SESSION, any)));
  const mayTag = new Set(whoCanTagSession.flat().map(({ principal }) => principal.identifier));
  const named = await Promise.all(
    answers.federatedNames.map(async (session) => {
      const own = (await whoCanCreateSession(session)).filter(({ principal }) =>
        isOfAccount(principal, session),
      );
      return federatedOf(own, () => session, { reader, facts, answers });
    }),
  );
  const found = [
    ...unnamed.filter((one) => !isTagged(one) || mayTag.has(one.caller.principal.identifier)),
    ...named.flat(),
  ];
  const granted = found.filter(({ evaluation }) => isGranted(evaluation.decision));
  return { found: granted.map(writerOf), graphVersions };
}

interface Federated {
  readonly caller: PrincipalAccess;
  readonly evaluation: AccessEvaluation;
}

interface Judging {
  readonly reader: GraphReader;
  readonly facts: WhoCanFacts;
  readonly answers: SetAnswers;
}

async function federatedOf(
  callers: readonly PrincipalAccess[],
  sessionFor: (caller: Principal) => string,
  { reader, facts, answers }: Judging,
): Promise<readonly Federated[]> {
  const names = callers.map(({ principal }) => lastPart(principal.identifier).toLowerCase());
  if (names.length === 0) return [];
  const accountIds = [...new Set(callers.flatMap(({ principal }) => principal.accountId ?? []))];
  const { members } = await reader.membersOfSets({ sets: [], names, accountIds });
  const byUid = new Map(facts.sets.flatMap((set) => set.uids.map((uid) => [uid, set] as const)));
  const setOf = new Map(
    [...members].flatMap(([uid, all]) => all.map(({ identifier }) => [identifier, byUid.get(uid)] as const)),
  );
  return callers.map((caller) => {
    const { principal } = caller;
    const session = sessionFor(principal);
    return { caller, evaluation: answers.federated(session, principal, setOf.get(principal.identifier)) };
  });
}

const sessionNamed =
  (name: string) =>
  ({ identifier, accountId = '' }: Principal): string =>
    sessionOf(identifier, accountId, name);

const isTagged = ({ evaluation }: Federated): boolean => dependsOnTags(evaluation);

const isOfAccount = ({ accountId }: Principal, session: string): boolean =>
  accountId === parseArn(session)?.account;

const writerOf = ({ caller, evaluation }: Federated): Writer => ({
  principal: caller.principal.identifier,
  techniqueIds: [FEDERATED_SESSION_TECHNIQUE],
  unconditional: caller.decision === 'ALLOWED' && evaluation.decision === 'ALLOWED',
});

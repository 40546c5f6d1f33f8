/** Answers who may do what: single requests, principals that may make them, and everything that a principal may do. */
import { GraphQLError } from 'graphql';
import { can as askCan, type AccessQuestion } from '../../access/can/can.js';
import type { ActionCatalog } from '../../access/permissions/actionCatalog.js';
import { effectivePermissions } from '../../access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../access/permissions/expandPermissions.js';
import { QuestionRefused, type AccessAnswer } from '../../access/shared/answer.js';
import { decideOnce } from '../../access/shared/memoizedDecide.js';
import { nextTurn } from '../../graph/contract/turns.js';
import { whoCan } from '../../access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../access/whoCan/whoCanTransitively.js';
import { accessQuestion, actionAndResource, literalResource } from '../arguments/questions.js';
import { checkLength, contextEntries, hopsInRange } from '../arguments/arguments.js';
import { refuseHidden, refuseOthers, refuseResourceOfOthers } from '../callers/refuseOthers.js';
import type { Context } from '../context.js';
import { apiError, badUserInput, refusalError } from '../errors.js';
import { connect, pageOfList, type PageArguments } from '../pagination.js';
import type {
  CanInput,
  QueryResolvers,
  QueryWhoCanArgs,
  RequireFields,
  Resolvers,
} from '../types.generated.js';

export async function can(question: CanInput, context: Context): Promise<AccessAnswer> {
  const { reader, limit } = context;
  return askCan(reader, await accessQuestion(question, context), undefined, () => nextTurn(limit.over));
}

/** Answers many questions in one round trip, and decides once what they share. One that fails is an error in place. */
export const canBatch: Required<QueryResolvers>['canBatch'] = async (_root, { checks }, context) => {
  checkLength('checks', checks, 1, 500, 'Send the others in further operations.');
  const questions = await Promise.all(
    checks.map((check, index) => orError(questionOf(check, context, at(index)), index)),
  );
  const judge = decideOnce();
  const turn = () => nextTurn(context.limit.over);
  const answers = await Promise.all(
    questions.map((question, index) =>
      question instanceof GraphQLError
        ? question
        : orError(askCan(context.reader, question, judge, turn), index),
    ),
  );
  // graphql reports an error in a list at its place.
  return answers as readonly AccessAnswer[];
};

async function questionOf(check: CanInput, context: Context, place: string): Promise<AccessQuestion> {
  refuseOthers(context.caller, `${place}principal`, check.principal);
  refuseOthers(context.caller, `${place}resource`, check.resource);
  return accessQuestion(check, context, place);
}

const at = (index: number): string => `checks[${index}].`;

/** Returns a refusal as a value, so that the other answers stand and errors come in the order of the checks. */
async function orError<T>(promise: Promise<T>, index: number): Promise<T | GraphQLError> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    if (error instanceof QuestionRefused) return refusalError(error, at(index));
    throw error;
  }
}

/** Returns a page of the principals that may do something, or can become one that may. */
export async function principalsThatCan(
  {
    first,
    after,
    question: list,
    transitive,
    maxHops,
    ...asked
  }: RequireFields<QueryWhoCanArgs, 'maxHops'> & Pick<PageArguments, 'question'>,
  { reader, loaders, caller }: Context,
) {
  if (transitive === true && caller.accountIds !== undefined)
    throw apiError(
      'FORBIDDEN',
      'Who can in the end is searched in all accounts; this token is limited to some.',
      {
        argument: 'transitive',
      },
    );
  await refuseResourceOfOthers({ caller, reader }, 'resource', asked.resource);
  const context = contextEntries(asked.context);
  const most = hopsInRange(maxHops);
  const question = {
    ...(await actionAndResource(loaders, asked.action, asked.resource)),
    resourceIsLiteral: literalResource(asked.resource, asked.resourceIsLiteral),
    context,
  };
  return connect({ first, after, question: list }, (request) =>
    transitive === true
      ? whoCanTransitively(reader, { ...question, maxHops: most }, request)
      : whoCan(reader, question, request),
  );
}

export async function permissionsOf(
  principal: string,
  services: readonly string[] | null | undefined,
  { reader, actions }: Context,
) {
  refuseHidden('principal', principal);
  if (!services) return effectivePermissions(reader, principal);
  checkLength('services', services, 1, 50, 'Leave it out to ask about all.');
  const answer = await effectivePermissions(reader, principal, services);
  const named = new Set(
    [...answer.allowed, ...answer.denied].flatMap((statement) =>
      [...statement.actions, ...statement.notActions].map(serviceOf),
    ),
  );
  for (const service of services) if (!named.has(serviceOf(service))) await checkService(service, actions);
  return answer;
}

const serviceOf = (action: string): string => (action.split(':', 1)[0] ?? '').toLowerCase();

/** Throws BAD_USER_INPUT for a service prefix that neither a statement names nor AWS has: it is misspelled. */
async function checkService(prefix: string, actions: ActionCatalog): Promise<void> {
  if ((await actions.services([prefix.toLowerCase()])).length > 0) return;
  const [nearest = ''] = await actions.nearest(`${prefix}:`);
  const date = new Date(actions.updatedAt).toISOString().slice(0, 10);
  throw badUserInput(
    'services',
    `AWS has no service ${prefix}, as of ${date}. Did you mean ${nearest.split(':')[0]}?`,
  );
}

// Permissions over the list of AWS's actions are computed only if they are selected.

export const accessTypes = {
  EffectivePermissions: {
    preconditions: ({ unreadDenies }) => [...new Set(unreadDenies.map(({ precondition }) => precondition))],
    services: async (permissions, _arguments, { actions }) =>
      expandPermissions(permissions, await actions.services(permissions.services)),
  },
  ServicePermissions: {
    allowedCount: ({ accessLevels }) => accessLevels.reduce((sum, level) => sum + level.actions.length, 0),
    accessLevels: ({ accessLevels }, { levels }) =>
      levels ? accessLevels.filter(({ accessLevel }) => levels.includes(accessLevel)) : accessLevels,
  },
  AccessLevelPermissions: {
    allowedCount: ({ actions }) => actions.length,
    actions: ({ actions, graphVersion }, page) =>
      pageOfList(page, actions, (one) => one.action, graphVersion),
  },
  EffectiveAction: {
    decision: ({ outcome }) => outcome.decision,
    preconditions: ({ outcome }) => outcome.preconditions,
    allowedBy: ({ outcome }) => outcome.allowedBy,
    limitedBy: ({ outcome }) => outcome.limitedBy,
  },
} satisfies Resolvers;

/** Resolves differences between the stored graph and worlds beside it. */
import { visit, type GraphQLResolveInfo } from 'graphql';
import {
  guardrailImpact as impactOf,
  type GuardrailImpact as Impact,
} from '../../access/compare/guardrailImpact.js';
import { administrationChanges, noChanges } from '../../graph/engine/administrationChanges.js';
import { inTurns } from '../../graph/contract/turns.js';
import { GraphTimeout, ReadTooLarge } from '../../graph/model/graph.js';
import { ChangeRefused, type Scenario } from '../../ingest/changes/applyScenario.js';
import type { AccessDifference as Difference, Differences } from '../../access/compare/difference.js';
import { TRIALS } from '../../access/shared/limits.js';
import { storedVersion } from '../../graph/contract/worlds.js';
import { checkLength, inRange } from '../arguments/arguments.js';
import { actionAndResource } from '../arguments/questions.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';
import { pageOfList, type PageArguments } from '../pagination.js';
import { compareWorlds, type Sides } from '../reading/comparison.js';
import type { QueryDiffArgs, QueryResolvers, Resolvers, WatchInput } from '../types.generated.js';

export const compareScenario: Required<QueryResolvers>['compareScenario'] = (
  _root,
  { scenario, ...asked },
  context,
  info,
) => compared({ after: scenario }, asked, context, info);

export const diff: Required<QueryResolvers>['diff'] = (_root, { before, after, ...asked }, context, info) => {
  if (!before && !after)
    throw badUserInput('after', 'Give the documents of at least one side: both are the stored graph.');
  const sides = {
    ...(before ? { before: { documents: before } } : {}),
    ...(after ? { after: { documents: after } } : {}),
  };
  return compared(sides, { ...asked, areArguments: true }, context, info);
};

/** Compares in worlds of its own, for as long as these last: everything is compared. */
async function compared(
  sides: Sides,
  { watch, trials, areArguments }: Pick<QueryDiffArgs, 'watch' | 'trials'> & { readonly areArguments?: true },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Difference> {
  const { scenarios, limit, answerCache, stored } = context;
  const selected = fieldsOf(info);
  // Other fields know at once that this one comes first.
  const difference = await scenarios.first(async () => {
    const wanted = {
      watches: await watches(watch ?? [], context),
      paths: selected.has('path'),
      trials: inRange('trials', trials ?? TRIALS, 1, MOST_TRIALS) * Number(selected.has('cause')),
    };
    const ask = async () => {
      const { difference: made, isUnfinished } = await limit.standStill(
        compareWorlds(context, sides, wanted, areArguments),
      );
      const { completeness, beforeVersion } = made;
      return { made, completeness, graphVersion: storedVersion(beforeVersion), isUnfinished };
    };
    return (await answerCache.differences.answer({ sides, wanted }, stored, ask)).made;
  });
  // Policies of statements are read in the state after.
  if (sides.after && selected.has('sources')) await scenarios.enter(info.path, sides.after);
  return difference;
}

/** Returns all fields selected in the operation: what takes long is computed only if it is selected. */
function fieldsOf({ operation, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const found = new Set<string>();
  for (const part of [operation, ...Object.values(fragments)])
    visit(part, { Field: ({ name }) => void found.add(name.value) });
  return found;
}

const MOST_WATCHED = 20;
const MOST_TRIALS = 100;

async function watches(given: readonly WatchInput[], { loaders }: Context) {
  checkLength('watch', given, 0, MOST_WATCHED, 'Watch the others in further operations.');
  return Promise.all(
    given.map(async ({ action: text, resource: asked }, at) => {
      const { action, resource } = await actionAndResource(loaders, text, asked, `watch[${at}].action`);
      return { action, resource };
    }),
  );
}

/** Computes the impact on everything below the targets. It is bounded, and may take longer than a question may. */
export const guardrailImpact: Required<QueryResolvers>['guardrailImpact'] = (
  _root,
  { targets, ...question },
  { reader, actions, limit },
) => {
  checkLength('targets', targets, 1, 20, 'Ask about what is above them, such as their organizational unit.');
  return limit.standStill(impactOf(reader, actions, { ...question, targets: [...new Set(targets)] }));
};

/** The id of the proposed policy, which no other policy has. */
const PROPOSED = 'p-proposedbyrolegraph';

const attaching = ({ question: { type, content, targets }, organizationId }: Impact): Scenario => ({
  changes: [
    { createOrganizationPolicy: { policyId: PROPOSED, type, name: PROPOSED, content, organizationId } },
    ...targets.map((targetId) => ({ attachPolicy: { policyId: PROPOSED, targetId } })),
  ],
});

/** What makes the comparison too much for a scenario; other errors may not come again, and fail the answer. */
const uncompared = [ChangeRefused, GraphTimeout, ReadTooLarge] as const;

/** Resolves pages in the order of the list; cursors are valid for the same two states. */
const inOrder =
  <Section extends 'data' | 'policies' | keyof Differences>(section: Section) =>
  (difference: Difference, page: PageArguments) => {
    const list: readonly Difference[Section][number][] = difference[section];
    const places = new Map(list.map((one, at) => [one, String(at).padStart(9, '0')]));
    const versions = `${difference.beforeVersion} ${difference.graphVersion}`;
    return pageOfList(page, list, (one) => places.get(one) ?? '', versions);
  };

export const differenceTypes = {
  GuardrailImpact: {
    complete: ({ caveats }) => caveats.length === 0,
    administration: async (impact, _arguments, { stored, scenarios }) => {
      try {
        const { reader } = await scenarios.in(attaching(impact));
        const [before, after] = [await stored.administration(), await reader.administration()];
        return await inTurns(administrationChanges(before, after));
      } catch (error) {
        if (!(error instanceof Error) || !uncompared.some((one) => error instanceof one)) throw error;
        return {
          ...noChanges,
          caveats: [`Who administers and who gets there was not compared: ${error.message}`],
        };
      }
    },
  },
  AccessDifference: {
    administrators: inOrder('administrators'),
    reach: inOrder('reach'),
    exposures: inOrder('exposures'),
    permissions: inOrder('permissions'),
    watched: inOrder('watched'),
    policies: inOrder('policies'),
    data: inOrder('data'),
  },
} satisfies Resolvers;

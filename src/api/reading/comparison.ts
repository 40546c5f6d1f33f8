/** Compares worlds: each side is the stored graph, or a scenario on top of it. */
import { withCauses, type IntermediateStates } from '../../access/compare/causes.js';
import { compareSides, differing, type Compared, type Reading } from '../../access/compare/compareSides.js';
import type { AccessDifference, Watch } from '../../access/compare/difference.js';
import { addPaths } from '../../access/compare/pathsToAdministration.js';
import { undefinedOn } from '../../expectedError.js';
import { defaultDerivationRules } from '../../derive/derivationRules.js';
import { storedVersion } from '../../graph/contract/worlds.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { GraphTimeout, ImportRunning, ReadTooLarge, WorldsBusy } from '../../graph/model/graph.js';
import { isAccountId } from '../../iam/language/arn.js';
import {
  ChangeRefused,
  scenarioParts,
  scenarioWithout,
  type Scenario,
} from '../../ingest/changes/applyScenario.js';
import { changedParts, importBetween, readKept } from '../../ingest/difference/importBetween.js';
import type { Context } from '../context.js';
import { badUserInput } from '../errors.js';

/** Missing: the stored graph. */
export interface Sides {
  readonly before?: Scenario;
  readonly after?: Scenario;
}

export interface Wanted {
  readonly watches: readonly Watch[];
  /** Whether each difference of who reaches administrative access gets a path. */
  readonly paths: boolean;
  /** The number of states between the sides that may be tried for causes. */
  readonly trials: number;
}

interface ComparedWorlds {
  readonly difference: AccessDifference;
  /** Whether imports or other scenarios ended the search for paths or causes: asked again, it may find more. */
  readonly isUnfinished: boolean;
}

/** `areArguments`: an argument of the question has the name of each side; otherwise one is its scenario. */
export async function compareWorlds(
  context: Context,
  sides: Sides,
  { watches, paths, trials }: Wanted,
  areArguments = false,
): Promise<ComparedWorlds> {
  const before = readingOf(context, sides.before, areArguments ? 'before' : undefined);
  const after = readingOf(context, sides.after, areArguments ? 'after' : undefined);
  const compared = await compareSides(before, after, watches);
  const { difference, states } = compared;
  const onSame = onSameGraph(context, difference.beforeVersion);
  let isUnfinished = false;
  const search = <T>(work: () => Promise<T>): Promise<T> =>
    onSame(work).catch((error: unknown) => {
      isUnfinished ||= error instanceof ImportRunning || error instanceof WorldsBusy;
      throw error;
    });
  const unlessEnded = <T>(work: () => Promise<T>) => undefinedOn(endings, () => search(work));
  const withPaths = paths ? await unlessEnded(() => addPaths(difference, before, after)) : undefined;
  const told = withPaths ?? difference;
  const between =
    trials === 0 ? undefined : await unlessEnded(async () => betweenOf(context, sides, compared));
  if (between === undefined) return { difference: citing(told, states), isUnfinished };
  const { parts, inState } = between;
  const onSameIn: IntermediateStates['inState'] = (putBack, read) => search(() => inState(putBack, read));
  const withCause = await withCauses(told, states, { parts, inState: onSameIn }, trials);
  return { difference: citing(withCause, states), isUnfinished };
}

/** Adds the policies of statements, each from the state that has the statement. */
const citing = (difference: AccessDifference, [before, after]: Compared['states']): AccessDifference => ({
  ...difference,
  permissions: difference.permissions.map((one) => {
    const { principal, statement } = one;
    const isOld = before.permissions.get(principal)?.statements.includes(statement) === true;
    const { policies } = isOld ? before : after;
    const sources = statement.sources.map((source) => ({
      ...source,
      ...definedFields({ policy: policies.get(source.policyId) }),
    }));
    return { ...one, statement: { ...statement, sources } };
  }),
});

/** What ends the search for paths or causes, but does not spoil the comparison. */
const endings = [ImportRunning, WorldsBusy, GraphTimeout, ReadTooLarge] as const;

/** Throws `ImportRunning` if the work, whatever its result, may have read another graph than the compared one. */
const onSameGraph =
  ({ stored }: Context, version: string) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    const [outcome] = await Promise.allSettled([work()]);
    if ((await stored.graphVersion()) !== storedVersion(version))
      throw new ImportRunning('An import changed the graph during the comparison. Retry later.');
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  };

const readingOf =
  ({ scenarios, stored }: Context, scenario: Scenario | undefined, argument: string | undefined): Reading =>
  async (read) => {
    try {
      return await (scenario ? scenarios.aside(scenario, ({ reader }) => read(reader)) : read(stored));
    } catch (error) {
      throw argument !== undefined && error instanceof ChangeRefused
        ? badUserInput(argument, error.message)
        : error;
    }
  };

function betweenOf(
  context: Context,
  sides: Sides,
  compared: Compared,
): Promise<IntermediateStates> | IntermediateStates {
  const { before, after } = sides;
  return before === undefined && after !== undefined && (after.changes ?? []).length > 0
    ? betweenChanges(context, after)
    : betweenDocuments(context, sides, compared);
}

/** Returns the states between, if the scenario has changes of the AWS API: each change is a part. */
const betweenChanges = ({ scenarios }: Context, scenario: Scenario): IntermediateStates => ({
  parts: scenarioParts(scenario),
  inState: (putBack, read) =>
    undefinedOn(impossible, () =>
      scenarios.aside(scenarioWithout(scenario, putBack), ({ reader }) => read(reader)),
    ),
});

/** Returns the states between sides that have documents alone: parts are their data on each user, role and so on. */
async function betweenDocuments(
  context: Context,
  sides: Sides,
  { changed, contentHashes }: Compared,
): Promise<IntermediateStates> {
  const { scenarios, stored, rules = defaultDerivationRules } = context;
  // Worlds begin with the stored graph, which may lack data that both sides have.
  const units = new Set([...changed, ...differing(await stored.contentHashes(), contentHashes)]);
  const accountIds = [...units].filter(isAccountId);
  const keptBy = (side: Scenario = {}) =>
    scenarios.aside(side, (_context, writer) => readKept(writer, accountIds));
  const { parts, between } = changedParts(await keptBy(sides.before), await keptBy(sides.after), [...units]);
  return {
    parts,
    inState: (putBack, read) => {
      const state = between(new Set(putBack.flatMap((part) => parts[part] ?? [])), units);
      const name = { sides, putBack };
      return undefinedOn(impossible, () =>
        scenarios.asideWith(
          name,
          async (writer) => {
            if (!(await importBetween(writer, rules, state))) throw new ChangeRefused('documents', '');
          },
          ({ reader }) => read(reader),
        ),
      );
    },
  };
}

/** AWS or an import refuses some of the states between, and some take longer than a world lasts: these stay unknown. */
const impossible = [ChangeRefused, GraphTimeout, ReadTooLarge] as const;

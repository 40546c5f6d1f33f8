/** Compares worlds: each side is the stored graph, or a scenario on top of it. */
import { withCauses, type Between } from '../../access/compare/causes.js';
import {
  compareSides,
  differing,
  storedVersion,
  type Compared,
  type Reading,
} from '../../access/compare/compareSides.js';
import type { AccessDifference, Watch } from '../../access/compare/difference.js';
import { addPaths } from '../../access/compare/pathsToAdministration.js';
import { usualRules } from '../../derive/derivationSettings.js';
import { GraphTimeout, ImportRunning, ReadTooLarge } from '../../graph/model/graph.js';
import { isAccountId } from '../../iam/language/arn.js';
import {
  ChangeRefused,
  scenarioParts,
  scenarioWithout,
  type Scenario,
} from '../../ingest/changes/applyScenario.js';
import { changedParts, importBetween, readKept } from '../../ingest/difference/importBetween.js';
import type { Context } from '../context.js';

/** Missing: the stored graph. */
export interface Sides {
  readonly before?: Scenario;
  readonly after?: Scenario;
}

export interface Wanted {
  readonly watches: readonly Watch[];
  /** Whether a path is shown for each difference of who reaches administrative access. */
  readonly paths: boolean;
  /** How many states between the sides may be tried for causes. */
  readonly trials: number;
}

export async function compareWorlds(
  context: Context,
  sides: Sides,
  { watches, paths, trials }: Wanted,
): Promise<AccessDifference> {
  const [before, after] = [readingOf(context, sides.before), readingOf(context, sides.after)];
  const compared = await compareSides(before, after, watches);
  const { difference, states } = compared;
  const onSame = onSameGraph(context, difference.beforeVersion);
  const unlessMoved = <T>(work: () => Promise<T>) => unless([ImportRunning], () => onSame(work));
  const withPaths = paths ? await unlessMoved(() => addPaths(difference, before, after)) : undefined;
  const told = withPaths ?? difference;
  if (trials === 0) return told;
  const between = await unlessMoved(async () => betweenOf(context, sides, compared));
  if (between === undefined) return told;
  const { parts, inState } = between;
  const onSameIn: Between['inState'] = (putBack, read) => onSame(() => inState(putBack, read));
  return withCauses(told, states, { parts, inState: onSameIn }, trials);
}

/** Throws `ImportRunning` where the work, whatever it came to, may rest on another graph than what was compared. */
const onSameGraph =
  ({ stored }: Context, version: string) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    const [outcome] = await Promise.allSettled([work()]);
    if ((await stored.graphVersion()) !== storedVersion(version))
      throw new ImportRunning('An import changed the graph while it was compared. Ask again later.');
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  };

const readingOf =
  ({ scenarios, stored }: Context, scenario: Scenario | undefined): Reading =>
  (read) =>
    scenario === undefined ? read(stored) : scenarios.aside(scenario, ({ reader }) => read(reader));

function betweenOf(context: Context, sides: Sides, compared: Compared): Promise<Between> | Between {
  const { before, after } = sides;
  return before === undefined && after !== undefined && (after.changes ?? []).length > 0
    ? betweenChanges(context, after)
    : betweenDocuments(context, sides, compared);
}

/** With changes of the AWS API, these are the parts. */
const betweenChanges = ({ scenarios }: Context, scenario: Scenario): Between => ({
  parts: scenarioParts(scenario),
  inState: (putBack, read) =>
    unless(impossible, () =>
      scenarios.aside(scenarioWithout(scenario, putBack), ({ reader }) => read(reader)),
    ),
});

/** With documents alone, it is what they say of each user, role, policy … */
async function betweenDocuments(
  context: Context,
  sides: Sides,
  { changed, contents }: Compared,
): Promise<Between> {
  const { scenarios, stored, rules = usualRules } = context;
  // Worlds begin as the stored graph, which may lack what both sides say.
  const units = new Set([...changed, ...differing(await stored.contents(), contents)]);
  const accountIds = [...units].filter(isAccountId);
  const keptBy = (side: Scenario = {}) =>
    scenarios.aside(side, (_context, writer) => readKept(writer, accountIds));
  const { parts, between } = changedParts(await keptBy(sides.before), await keptBy(sides.after), [...units]);
  return {
    parts,
    inState: (putBack, read) => {
      const state = between(new Set(putBack.flatMap((part) => parts[part] ?? [])), units);
      const name = { sides, putBack };
      return unless(impossible, () =>
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

/** AWS or an import refuses some of the states between, and some take longer than a world lasts: nothing is known of these. */
const impossible = [ChangeRefused, GraphTimeout, ReadTooLarge] as const;

async function unless<T>(
  expected: readonly (abstract new (...given: never) => Error)[],
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (expected.some((one) => error instanceof one)) return undefined;
    throw error;
  }
}

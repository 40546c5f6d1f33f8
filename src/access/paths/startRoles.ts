/** Resolves the start of questions about paths: a principal, or the roles that a workload runs as. */
import type { Workload, WorkloadRole } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { QuestionRefused, type Completeness, type PathAnswer, type SearchAnswer } from '../shared/answer.js';
import type { NearMissSearch } from '../shared/diagnosisAnswer.js';
import { completenessOf } from '../shared/completeness.js';
import { distinctGaps } from '../shared/dataGaps.js';
import { isWorkloadArn } from '../shared/identifiers.js';
import { inOrder } from './pathAnswer.js';
import { MOST_NEAR_MISSES } from '../shared/limits.js';

export interface Start {
  /** Each is searched from separately. */
  readonly principals: readonly [string, ...(readonly string[])];
  /** For a workload: the roles that it runs as. */
  readonly startsAs: readonly WorkloadRole[];
  readonly gaps: readonly DataGap[];
}

/** Throws `QuestionRefused` if the ARN is that of a workload that was not imported, or that runs as no role. */
export async function startOf(reader: GraphReader, identifier: string, argument: string): Promise<Start> {
  if (!isWorkloadArn(identifier)) return { principals: [identifier], startsAs: [], gaps: [] };
  const workload = (await reader.workloads([identifier])).get(identifier);
  if (workload === undefined) throw new QuestionRefused('NOT_FOUND', notImported(identifier), argument);
  const startsAs = (await reader.rolesOfWorkloads([identifier])).get(identifier) ?? [];
  if (startsAs.length === 0) throw new QuestionRefused('BAD_USER_INPUT', noRole(workload), argument);
  const [first = '', ...others] = new Set(startsAs.map(({ role }) => role.identifier));
  return { principals: [first, ...others], startsAs, gaps: unresolvedGaps(workload) };
}

const notImported = (arn: string): string =>
  `${arn} is neither a principal nor a workload that was imported. Search for a part of its name, or import what runs in account ${arn.split(':')[4] ?? ''}.`;

const noRole = ({ arn, unresolved }: Workload): string =>
  unresolved.length === 0
    ? `${arn} runs as no role, so that no path starts there.`
    : `${arn} runs as no role that was imported: it names ${unresolved.join(', ')}. Import a newer export of its account.`;

const unresolvedGaps = ({ arn, accountId, unresolved }: Workload): readonly DataGap[] =>
  unresolved.length === 0
    ? []
    : [
        {
          kind: 'COMPUTE_NOT_IMPORTED',
          accountId,
          message: `${arn} also names ${unresolved.join(', ')}, which no import of account ${accountId} holds: it may run as further roles, whose paths are not searched.`,
        },
      ];

/** Asks the question of each start, one after the other. */
export async function askEach<Answer>(
  { principals: [one, ...others] }: Pick<Start, 'principals'>,
  ask: (from: string) => Promise<Answer>,
): Promise<readonly [Answer, ...(readonly Answer[])]> {
  const found: [Answer, ...Answer[]] = [await ask(one)];
  for (const from of others) found.push(await ask(from));
  return found;
}

/** Returns the paths of all starts together; `ask` searches from one. */
export async function pathsFromEach(
  start: Start,
  k: number,
  ask: (from: string) => Promise<PathAnswer>,
): Promise<PathAnswer> {
  const found = await askEach(start, ask);
  const { startsAs, gaps } = start;
  if (startsAs.length === 0) return found[0];
  const paths = found.flatMap((one) => one.paths).sort(inOrder);
  const more = paths.length > k ? (['MAX_PATHS'] as const) : [];
  return { paths: paths.slice(0, k), ...joinedAnswer(found, gaps, more), startsAs };
}

/** Joins the completeness and the gaps of several searches, and notes an import between them. */
export function joinedAnswer(
  found: readonly [SearchAnswer, ...(readonly SearchAnswer[])],
  gaps: readonly DataGap[],
  more: Completeness['truncatedBy'] = [],
): SearchAnswer {
  const [{ graphVersion, decidedAt }] = found;
  const isChanged = found.some((one) => one.graphVersion !== graphVersion);
  const all = found.map(({ completeness }) => completeness);
  const limits = [...all.flatMap(({ truncatedBy }) => truncatedBy), ...more];
  return {
    completeness: completenessOf(
      isChanged ? [...limits, 'GRAPH_CHANGED'] : limits,
      all.reduce((sum, { explored }) => sum + explored, 0),
      all.flatMap(({ unexplored }) => unexplored),
    ),
    dataGaps: distinctGaps([...gaps, ...found.flatMap(({ dataGaps }) => dataGaps)]),
    graphVersion,
    ...(decidedAt === undefined ? {} : { decidedAt }),
  };
}

/** Returns the near misses of all starts, shortest first. */
export async function nearMissesFromEach(
  start: Start,
  ask: (from: string) => Promise<NearMissSearch>,
): Promise<NearMissSearch> {
  const found = await askEach(start, ask);
  const all = found.flatMap(({ nearMisses }) => nearMisses).sort((a, b) => a.hops.length - b.hops.length);
  return {
    nearMisses: all.slice(0, MOST_NEAR_MISSES),
    complete: all.length <= MOST_NEAR_MISSES && found.every(({ complete }) => complete),
  };
}

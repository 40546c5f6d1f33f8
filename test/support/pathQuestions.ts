/** Every question about paths, put to one estate: what each finds, and what it says that it does not know. */
import type { Completeness, PathAnswer, SearchLimit } from '../../src/access/shared/answer.js';
import { assumeRolePaths } from '../../src/access/paths/assumeRolePaths.js';
import { blastRadius } from '../../src/access/reach/blastRadius.js';
import { chokePoints } from '../../src/access/reach/chokePoints.js';
import { pathsToPrivilege } from '../../src/access/paths/pathsToPrivilege.js';
import type { WhoCanQuestion } from '../../src/access/whoCan/policySetDecisions.js';
import { whoCan, type WhoCanAnswer } from '../../src/access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../src/access/whoCan/whoCanTransitively.js';
import { whoCanReach } from '../../src/access/reach/whoCanReach.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { UnexploredEscalation } from '../../src/graph/contract/pathReader.js';
import { accountOfIdentifier } from '../../src/graph/model/principals/namedPrincipal.js';
import type { DataGap } from '../../src/iam/decide/decision.js';

export interface Told {
  readonly found: readonly string[];
  readonly complete: boolean;
  readonly truncatedBy: readonly SearchLimit[];
  readonly unexplored: readonly UnexploredEscalation[];
  readonly dataGaps: readonly DataGap[];
}

export const questions = [
  'assumeRolePaths',
  'pathsToPrivilege',
  'blastRadius',
  'whoCanReach',
  'chokePoints',
  'whoCan',
] as const;

export type Question = (typeof questions)[number];

/** Those that ask where somebody can get to. */
export const onward: readonly Question[] = ['pathsToPrivilege', 'blastRadius'];

/** From a principal, to a role, an administrator of its account, the account's administration, or what the role may do. */
export async function ask(reader: GraphReader, question: Question, from: string, to: string): Promise<Told> {
  const accountId = accountOfIdentifier(to) ?? '';
  const page = { first: 100 };
  switch (question) {
    case 'assumeRolePaths':
      return toldOf(await assumeRolePaths(reader, { from, to, maxHops: 6, k: 10, context: [] }));
    case 'pathsToPrivilege':
      return toldOf(await pathsToPrivilege(reader, { from, maxHops: 6, k: 10, context: [] }));
    case 'blastRadius': {
      const { reached, ...rest } = await blastRadius(reader, { principal: from, maxHops: 6 });
      return told(
        reached.map(({ identifier }) => identifier),
        rest,
      );
    }
    case 'whoCanReach': {
      const { reaching, ...rest } = await whoCanReach(reader, { to, maxHops: 6 });
      return told(
        reaching.map(({ identifier }) => identifier),
        rest,
      );
    }
    case 'chokePoints': {
      const { entries, ...rest } = await chokePoints(reader, accountId, page);
      return told(
        entries.map(([, { hop, cutsOff }]) => `${hop.from.identifier} ${hop.to.identifier} ${cutsOff}`),
        rest,
      );
    }
    case 'whoCan':
      return toldOfAll(await whoCanTransitively(reader, { ...creatingUsersOf(to), maxHops: 6 }, page));
  }
}

/** Who may do by itself what the role may do. */
export const askDirectly = async (reader: GraphReader, to: string): Promise<Told> =>
  toldOfAll(await whoCan(reader, creatingUsersOf(to), { first: 100 }));

const creatingUsersOf = (arn: string): WhoCanQuestion => ({
  action: 'iam:CreateUser',
  resource: `arn:aws:iam::${accountOfIdentifier(arn) ?? ''}:user/new`,
  context: [],
});

const toldOfAll = ({ entries, ...rest }: WhoCanAnswer): Told =>
  told(
    entries.map(([identifier]) => identifier),
    rest,
  );

const toldOf = ({ paths, ...rest }: PathAnswer): Told =>
  told(
    paths.map(({ hops, sentence }) => `${hops.map(({ to }) => to.identifier).join(' ')}: ${sentence}`),
    rest,
  );

const told = (
  found: readonly string[],
  {
    completeness: { complete, truncatedBy, unexplored },
    dataGaps,
  }: {
    readonly completeness: Completeness;
    readonly dataGaps: readonly DataGap[];
  },
): Told => ({ found, complete, truncatedBy, unexplored, dataGaps });

/** What bears on an answer beyond that nobody imported an organization, which every estate of these tests lacks. */
export const gapsIn = ({ dataGaps }: Pick<Told, 'dataGaps'>): readonly string[] =>
  dataGaps
    .filter(({ kind }) => kind !== 'ORGANIZATION_NOT_IMPORTED' && kind !== 'COMPUTE_NOT_IMPORTED')
    .map(({ kind, accountId = '-' }) => `${kind} ${accountId}`)
    .sort();

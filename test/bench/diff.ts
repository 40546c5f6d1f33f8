/** What does it take to tell two states of an organization apart, and what each difference comes from? */
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { neo4jReader, neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { readAccessState, type AccessState } from '../../src/access/compare/accessState.js';
import { withCauses, type IntermediateStates } from '../../src/access/compare/causes.js';
import { differing } from '../../src/access/compare/compareSides.js';
import { compareStates } from '../../src/access/compare/compareStates.js';
import { addPaths } from '../../src/access/compare/pathsToAdministration.js';
import { TRIALS } from '../../src/access/shared/limits.js';
import { StatesBetween } from '../../src/cli/diff/statesBetween.js';
import { defaultDerivationRules } from '../../src/derive/derivationRules.js';
import { isAccountId } from '../../src/iam/language/arn.js';
import { readKept } from '../../src/ingest/difference/keptUnits.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { generateOrganization } from '../support/generateOrganization.js';
import { emptyDatabase } from './emptyDatabase.js';
import { inWords, load, say, taking, type Taken } from './measure.js';

const SEED = 7;
/** Of so many users and roles one gets another policy: 2 %. */
const ONE_OF = 50;

export async function benchDiff(connection: Connection, principals: number): Promise<void> {
  const size = { accounts: 50, principals, seed: SEED };
  const files = [...generateOrganization(size)];
  say(`two states of ${size.accounts} accounts, 2 % of the users and roles changed (load ${load()})`);
  const before = await sideOf(connection, files.map(named));
  const after = await sideOf(connection, changed(files).map(named));
  const ground = {
    ...graphOn(connection),
    rules: defaultDerivationRules,
    empty: () => emptyDatabase(connection),
  };
  const units = differing(before.contentHashes, after.contentHashes);
  const between = new StatesBetween(ground, [before.kept, after.kept], units, true);
  const states: readonly [AccessState, AccessState] = [before.state, after.state];
  let told = compareStates(...states);
  const ways = await taking(async () => {
    const all = between.parts.map((_part, at) => at);
    told = await addPaths(
      told,
      (read) => between.inState(all, read),
      (read) => between.inState([], read),
    );
  });
  const trials: number[] = [];
  const timed: IntermediateStates = {
    parts: between.parts,
    inState: async (putBack, read) => {
      const start = performance.now();
      const found = await between.inState(putBack, read);
      trials.push(performance.now() - start);
      return found;
    },
  };
  const causes = await taking(async () => {
    told = await withCauses(told, states, timed, TRIALS);
  });
  const every = [...told.administrators, ...told.reach, ...told.exposures, ...told.permissions];
  const isolated = every.filter(({ cause }) => cause !== undefined).length;
  say(`${told.reach.length} ways to administration differ, a path for each: ${text(ways)}`);
  say(
    `${isolated} of ${every.length} causes in ${trials.length} trials: ${text(causes)}; one: ${inWords(trials)} (load ${load()})`,
  );
}

const text = ({ seconds, cpu }: Taken): string => `${seconds.toFixed(1)} s (CPU ${cpu.toFixed(1)} s)`;

interface Named {
  readonly name: string;
  readonly document: object;
}

const named = ({ name, document }: Named) => ({ name, content: JSON.stringify(document) });

function graphOn(connection: Connection) {
  const stored = { connection, derivation: derivationUnder({}) };
  return { reader: neo4jReader(stored), writer: neo4jWriter(connection) };
}

async function sideOf(
  connection: Connection,
  documents: readonly { readonly name: string; readonly content: string }[],
) {
  await emptyDatabase(connection);
  const { reader, writer } = graphOn(connection);
  const importing = await taking(async () => {
    const { problems } = await ingestDocuments(writer, documents);
    if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  });
  let state: AccessState | undefined;
  const reading = await taking(async () => {
    state = await readAccessState(reader);
  });
  if (state === undefined) throw new Error('nothing was read');
  const contentHashes = await reader.contentHashes();
  const kept = await readKept(writer, [...contentHashes.keys()].filter(isAccountId));
  say(`one state, ${state.permissions.size} principals: import ${text(importing)}, read ${text(reading)}`);
  return { state, contentHashes, kept };
}

const granted = ['iam:CreatePolicyVersion', 's3:GetObject', 'sts:AssumeRole', 'iam:CreateAccessKey'];

/** Every so many users and roles one holds another policy. */
function changed(files: readonly Named[]): readonly Named[] {
  let count = 0;
  const change = (entity: Readonly<Record<string, unknown>>, list: string) => {
    count += 1;
    if (count % ONE_OF > 0) return entity;
    const Statement = [
      { Effect: 'Allow', Action: granted[(count / ONE_OF) % granted.length], Resource: '*' },
    ];
    const policy = { PolicyName: 'changed', PolicyDocument: { Version: '2012-10-17', Statement } };
    return { ...entity, [list]: [...((entity[list] ?? []) as readonly unknown[]), policy] };
  };
  return files.map(({ name, document }) => {
    const lists = document as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
    if (lists['RoleDetailList'] === undefined) return { name, document };
    return {
      name,
      document: {
        ...lists,
        UserDetailList: lists['UserDetailList']?.map((one) => change(one, 'UserPolicyList')),
        RoleDetailList: lists['RoleDetailList'].map((one) => change(one, 'RolePolicyList')),
      },
    };
  });
}

/** How do imports, edges and answers grow with an organization? `npm run bench -- scale [principals] [folder to keep] [questions]`. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { countExposureIn } from '../../src/cli/openGraph.js';
import { neo4jReader, neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { ingestPaths } from '../../src/ingest/ingest.js';
import { derivationUnder } from '../../src/ingest/storedFacts.js';
import { generateOrganization, type OrganizationSize } from '../support/generateOrganization.js';
import { emptyDatabase } from './emptyDatabase.js';
import { load, say, taking } from './measure.js';
import { askEverything } from './scaleQuestions.js';
import { benchShapes } from './scaleShapes.js';

const SIZES: readonly OrganizationSize[] = [
  { accounts: 10, principals: 1_000, seed: 11 },
  { accounts: 50, principals: 10_000, seed: 11 },
  { accounts: 500, principals: 100_000, seed: 11 },
];

const COUNTS = cypher(`
CALL () { MATCH (p:IamUser) RETURN count(p) AS users }
CALL () { MATCH (p:IamRole) RETURN count(p) AS roles }
CALL () { MATCH ()-[e:CAN_ASSUME]->() RETURN count(e) AS firmly }
CALL () { MATCH ()-[e:CAN_ASSUME_IF]->() RETURN count(e) AS conditionally }
CALL () { MATCH ()-[e:ESCALATES_TO]->() RETURN count(e) AS escalating }
CALL () { MATCH ()-[e:ESCALATES_TO_IF]->() RETURN count(e) AS perhaps }
CALL () { MATCH ()-[e]->() RETURN count(e) AS all }
RETURN users + roles AS principals, firmly + conditionally AS assume, escalating + perhaps AS escalate, all`);

const CROSS_ACCOUNT = cypher(`
MATCH (r:IamRole)-[:TRUSTS]->(p:Principal) WHERE p.accountId <> r.accountId RETURN count(*) AS trusts`);

interface Measured {
  readonly principals: number;
  readonly seconds: number;
  readonly cpu: number;
  readonly assume: number;
  readonly escalate: number;
  readonly all: number;
}

/** With a folder that holds an organization already, only the questions are asked: those with `about` in their names. */
export async function benchScale(connection: Connection, most: number, about: string): Promise<void> {
  const sizes = sizesUpTo(most);
  if (await isKept(connection)) {
    await benchQuestionsOf(connection, sizes.at(-1), about);
    return;
  }
  await benchShapes(connection);
  const measured: Measured[] = [];
  for (const size of sizes) {
    await emptyDatabase(connection);
    measured.push(await importOf(connection, size));
    await benchQuestionsOf(connection, size, about);
  }
  sayExponents(measured);
}

const sizesUpTo = (most: number) => SIZES.filter(({ principals }) => principals <= most);

/** Throws where none is so small. */
export function largestSize(most: number): OrganizationSize {
  const size = sizesUpTo(most).at(-1);
  if (!size) throw new Error(`the smallest organization has ${SIZES[0]?.principals} principals`);
  return size;
}

const isKept = async (connection: Connection): Promise<boolean> => (await counts(connection)).principals > 0;

/** Imports one of this size as the command does, with exposure counted, unless the database holds one. */
export async function organizationIn(connection: Connection, size: OrganizationSize): Promise<void> {
  if (await isKept(connection)) return;
  await importOf(connection, size, () =>
    countExposureIn(neo4jReader({ connection, derivation: derivationUnder({}) })),
  );
}

async function benchQuestionsOf(
  connection: Connection,
  size: OrganizationSize | undefined,
  about: string,
): Promise<void> {
  if (size) await askEverything(connection, size, about);
}

async function importOf(
  connection: Connection,
  size: OrganizationSize,
  countExposure?: () => ReturnType<typeof countExposureIn>,
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-scale-'));
  try {
    await mkdir(join(folder, 'exports'));
    for (const { name, document } of generateOrganization(size))
      await writeFile(join(folder, 'exports', name), JSON.stringify(document));
    const taken = await taking(async () => {
      const { problems } = await ingestPaths(
        neo4jWriter(connection, countExposure),
        [folder],
        () => undefined,
      );
      if (problems[0]) throw new Error(`${problems[0].file} ${problems[0].path}: ${problems[0].message}`);
    });
    const found = { ...taken, ...(await counts(connection)) };
    const [{ trusts } = { trusts: 0 }] = await connection.run(CROSS_ACCOUNT);
    say(
      `import of ${size.accounts} accounts, ${found.principals} principals, ${String(trusts)} trusts across accounts: ${found.seconds.toFixed(1)} s with derivation (CPU ${found.cpu.toFixed(1)} s beside the database), ${Math.round(found.principals / found.seconds)} principals/s; relationships: ${found.assume} of assuming, ${found.escalate} of escalation, ${found.all} in all (load ${load()})`,
    );
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function counts(connection: Connection): Promise<Omit<Measured, 'seconds' | 'cpu'>> {
  const [row = {}] = await connection.run(COUNTS);
  return {
    principals: Number(row['principals']),
    assume: Number(row['assume']),
    escalate: Number(row['escalate']),
    all: Number(row['all']),
  };
}

function sayExponents(measured: readonly Measured[]): void {
  if (measured.length < 2) return;
  for (const what of ['seconds', 'cpu', 'assume', 'escalate', 'all'] as const) {
    const points = measured.map((one) => [one.principals, one[what]] as const);
    const steps = points.slice(1).map((point, at) => exponent([points[at] ?? point, point]).toFixed(2));
    say(
      `${what} against principals: exponent ${exponent(points).toFixed(2)} (from size to size ${steps.join(', ')}; aim: at most 1.15)`,
    );
  }
}

/** Of the power law through points: the slope of the line through their logarithms. */
export function exponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, one) => sum + one[at], 0) / logs.length;
  const [x0, y0] = [mean(0), mean(1)];
  const top = logs.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  return top / logs.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
}

/** Questions that read several times: whichever of the reads meets another state of the graph, the answer says so. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/api/context.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { servicesOn, importSample, useGraph } from '../support/graph.js';

const graph = useGraph();
let services: Services;
beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
  services = await servicesOn(graph);
});

const gina = 'arn:aws:iam::555555555555:user/gina';
const admin = 'arn:aws:iam::333333333333:role/production-admin';

const root = 'arn:aws:iam::444444444444:root';

const own = 'graphVersion';
const ofCursor = 'pageInfo { endCursor }';

type Question = readonly [text: string, version: typeof own | typeof ofCursor];

interface Asked {
  readonly graphVersion?: string;
  readonly pageInfo?: { readonly endCursor: string };
  readonly completeness: { readonly truncatedBy: readonly string[] };
}

const questions: readonly Question[] = [
  [`whoCan(action: "sts:AssumeRole", resource: "${admin}", first: 1)`, ofCursor],
  [`whoCan(action: "sts:AssumeRole", resource: "${admin}", transitive: true, first: 1)`, ofCursor],
  [`assumeRolePaths(from: "${gina}", to: "${admin}")`, own],
  [`pathsToPrivilege(from: "${gina}")`, own],
  [`pathsToPrivilege(from: "${root}")`, own],
  [`blastRadius(principal: "${gina}")`, own],
  [`blastRadius(principal: "${root}")`, own],
  [`whoCanReach(to: "${admin}", first: 1)`, ofCursor],
  [`chokePoints(accountId: "333333333333", first: 1)`, ofCursor],
];

type Method = (...given: readonly unknown[]) => Promise<unknown>;

/** Of the reads that say which state they are of: only the first `until` are of the present one. Notes their names. */
function changingAfter(until: number, reader: GraphReader): readonly [GraphReader, readonly string[]] {
  const dated: string[] = [];
  const methods = Object.entries(reader).map(([name, method]: [string, unknown]) => {
    if (typeof method !== 'function') return [name, method];
    const read: Method = async (...given) => {
      const found = await (method as Method)(...given);
      if (name === 'graphVersion') return dated.length >= until ? LATER : found;
      if (typeof found !== 'object' || found === null || !('graphVersion' in found)) return found;
      dated.push(name);
      return dated.length > until ? { ...found, graphVersion: LATER } : found;
    };
    return [name, read];
  });
  return [Object.fromEntries(methods) as GraphReader, dated];
}

const LATER = 'later';
const long = { timeout: 300_000 };

/** Returns which state the answer says that it is of, and whether it says that it is of several. */
async function ask([question, version]: Question, reader: GraphReader) {
  const query = `{ asked: ${question} { ${version} completeness { truncatedBy } } }`;
  const { data, errors } = await executeOperation({ ...services, reader }, query, {});
  expect(errors).toBeUndefined();
  const asked = data?.['asked'] as Asked;
  const cursor = Buffer.from(asked.pageInfo?.endCursor ?? '', 'base64url').toString();
  return {
    isLater: (asked.graphVersion ?? cursor).includes(LATER),
    isMixed: asked.completeness.truncatedBy.includes('GRAPH_CHANGED'),
  };
}

describe.each(questions)('%s', (...question) => {
  it('is asked again, or says so, if an import comes between two of its reads', long, async () => {
    const [reader, dated] = changingAfter(Infinity, services.reader);
    expect(await ask(question, reader)).toEqual({ isLater: false, isMixed: false });
    const unsaid: string[] = [];
    for (let until = 1; until < dated.length; until += 1) {
      const [other, names] = changingAfter(until, services.reader);
      const { isLater, isMixed } = await ask(question, other);
      if (!isLater && !isMixed) unsaid.push(`${until} of ${dated.length}: ${names.slice(until).join(', ')}`);
    }
    expect(unsaid).toEqual([]);
  });
});

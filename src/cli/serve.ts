/** `rolegraph serve`: the API and its playground, until told to stop. */
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { loadActionCatalog } from '../access/actionCatalog.js';
import type { Services } from '../api/context.js';
import { createServer } from '../api/server.js';
import type { Config } from '../config.js';
import { GraphUnavailable } from '../graph/graph.js';
import { rulesFor } from '../ingest/rules.js';
import { openGraph, type OpenGraph } from './openGraph.js';
import { bold, print, tell } from './terminal.js';
import { warmUp } from './warmUp.js';

export const playgroundDir = fileURLToPath(new URL('../../dist/explorer/playground', import.meta.url));

export async function serve(config: Config): Promise<void> {
  const graph = await openGraph(config);
  void warmUp(graph.reader);
  await serveGraph(config, graph);
}

/** Serves an open graph, and closes it in the end. */
export async function serveGraph(config: Config, graph: OpenGraph): Promise<void> {
  const services: Services = {
    reader: graph.reader,
    writer: graph.writer,
    actions: await loadActionCatalog(),
    rules: rulesFor(config.rules),
  };
  try {
    const server = await createServer(services, {
      host: config.host,
      port: config.port,
      allowRemote: config.allowRemote,
      ...(config.costLimit === undefined ? {} : { costLimit: config.costLimit }),
      playgroundDir,
      logger: pino({ level: 'warn' }, pino.destination(2)),
      readiness: () => readiness(graph),
    });
    print(
      `${bold('Rolegraph')} is at ${server.url} (playground), ${server.url}graphql (API); Neo4j at ${graph.uri}.`,
    );
    print('Press Ctrl-C to stop.');
    const reason = await Promise.race([stopSignal(), graph.lost]);
    tell(reason);
    await server.stop();
  } finally {
    await graph.close();
  }
}

async function readiness(graph: OpenGraph): Promise<{ ready: boolean; reason?: string }> {
  try {
    await graph.verify();
    return { ready: true };
  } catch (error) {
    if (error instanceof GraphUnavailable) return { ready: false, reason: error.message };
    throw error;
  }
}

const stopSignals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Ctrl-C reaches us from the terminal and from npm: so soon after the first it is the same one. */
const SAME_SIGNAL_MS = 1_000;

/** The first Ctrl-C, SIGTERM or SIGHUP; a second one ends the process at once. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const [name, code] of Object.entries(stopSignals)) {
      process.on(name, () => {
        first ??= performance.now();
        if (performance.now() - first > SAME_SIGNAL_MS) process.exit(code);
        resolve(`Stopping (${name}) …`);
      });
    }
  });
}

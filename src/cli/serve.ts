/** Runs `rolegraph serve`: the API and its playground on an open graph, until a signal stops it. */
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { loadActionCatalog, type ActionCatalog } from '../access/permissions/actionCatalog.js';
import { authenticationBy } from '../api/callers/authentication.js';
import { AuditLog, auditPath } from '../audit/auditLog.js';
import type { Readiness } from '../api/http/health.js';
import { createServer } from '../api/server.js';
import type { Config } from '../config.js';
import { GraphUnavailable } from '../graph/model/graph.js';
import { limitHeapGrowth } from '../ingest/read/heapGuard.js';
import { isLoopback } from '../loopback.js';
import type { OpenGraph } from './openGraph.js';
import { stopSignal } from './stopSignal.js';
import { bold, print, tell } from './terminal.js';
import { planLongest } from './warmUp.js';

export const pagesDir = fileURLToPath(new URL('../../dist/explorer', import.meta.url));

/** Loads the whole list of actions: otherwise the first question about permissions would wait a second for it. */
export async function readActions(): Promise<ActionCatalog> {
  const actions = await loadActionCatalog();
  await actions.services();
  return actions;
}

/** Serves until it is stopped, then closes the graph. */
export async function serve(config: Config, graph: OpenGraph, actions: ActionCatalog): Promise<void> {
  const { host, port, limits, scenarioPrincipals } = config;
  const servesPages = config.pages ?? isLoopback(host);
  limitHeapGrowth(0);
  let arePlanned = false;
  const planned = planOnceThere(graph).then(() => {
    arePlanned = true;
  });
  void planned.then(() => graph.planReads()).then(() => graph.planWorlds());
  try {
    const server = await createServer(
      { ...graph, actions, scenarioPrincipals },
      {
        host,
        port,
        authenticate: authenticationBy(config.access),
        limits,
        servesPages,
        pagesDir,
        logger: pino({ level: config.log === 'off' ? 'silent' : config.log }, pino.destination(2)),
        audit: new AuditLog(auditPath(config)),
        databaseLoad: graph.load,
        partingMs: PARTING_MS,
        readiness: () => readiness(graph, arePlanned),
      },
    );
    let isToStop = false;
    const stopped = stopSignal().then((why) => {
      isToStop = true;
      return why;
    });
    const ended = Promise.race([stopped, graph.lost]);
    await Promise.race([planned, ended]);
    if (arePlanned) printWhere(server.url, servesPages, graph.uri);
    tell(await ended);
    await server.stop();
    // What stops a whole service stops its local Neo4j too, which may be gone before the signal arrives here.
    if (!isToStop) process.exitCode = 1;
  } finally {
    await graph.close();
  }
}

/** How long a stopping server still tells clients so: longer than a request takes to arrive. */
const PARTING_MS = 500;

const NOT_PLANNED = 'Neo4j still plans the statements of the questions.';

function printWhere(url: string, servesPages: boolean, database: string): void {
  const playground = servesPages ? `${url} (playground), ` : '';
  print(`${bold('Rolegraph')} is at ${playground}${url}graphql (API); Neo4j at ${database}.`);
  print('Press Ctrl-C to stop.');
}

/** Waits for the database, and says so where it is away, then plans the slowest statements. */
async function planOnceThere(graph: OpenGraph): Promise<void> {
  const state = await readiness(graph, true);
  if (!state.ready) tell(`${state.reason ?? ''} The server waits for it.`);
  await graph.back();
  await planLongest(graph.reader);
}

async function readiness(graph: OpenGraph, arePlanned: boolean): ReturnType<Readiness> {
  try {
    await graph.verify();
    return arePlanned ? { ready: true } : { ready: false, reason: NOT_PLANNED };
  } catch (error) {
    if (error instanceof GraphUnavailable) return { ready: false, reason: error.message };
    throw error;
  }
}

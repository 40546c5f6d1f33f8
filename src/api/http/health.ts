/** Reports whether the process lives, and whether it can answer questions now. */
import { setTimeout as after } from 'node:timers/promises';
import { Router } from 'express';

interface Ready {
  readonly ready: boolean;
  /** Why it is not ready. */
  readonly reason?: string;
}

export type Readiness = () => Promise<Ready>;

const TIMEOUT_MS = 4_000;

interface HealthOptions {
  /** Whether every client may see the reason, which names the database. */
  readonly tellsWhy: boolean;
  readonly readiness: Readiness;
  readonly isStopping: () => boolean;
  readonly logMistake: (error: unknown) => void;
}

export function health(options: HealthOptions): Router {
  const router = Router();
  let checking: Promise<Ready> | undefined;
  // Anybody may ask, so all who ask meanwhile share one check.
  const readiness = (): Promise<Ready> =>
    (checking ??= soon(options.readiness).finally(() => (checking = undefined)));
  router.get('/live', (_request, response) => void response.json({ live: true }));
  router.get('/ready', async (_request, response) => {
    const { ready, reason } = await stateOf({ ...options, readiness });
    response.status(ready ? 200 : 503).json({ ready, ...(options.tellsWhy ? { reason } : {}) });
  });
  return router;
}

async function stateOf({ readiness, isStopping, logMistake }: HealthOptions): Promise<Ready> {
  if (isStopping()) return { ready: false, reason: 'The server is stopping.' };
  try {
    return await readiness();
  } catch (error) {
    logMistake(error);
    return { ready: false, reason: 'The check of the database failed; the log of the server says how.' };
  }
}

/** Limits the time of the check: a database that accepts connections and never answers is not ready. */
const soon = (readiness: Readiness): Promise<Ready> =>
  Promise.race([readiness(), after(TIMEOUT_MS, late, { ref: false })]);

const late = { ready: false, reason: 'The database does not answer.' };

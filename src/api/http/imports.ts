/** Serves `/import`: imports exports that a user drops on the page, like the command does, and reports the progress. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { ingestFiles, type ImportProgress, type ImportReport, type SentFile } from '../../ingest/ingest.js';
import { inNewFolder } from '../../newFolder.js';
import { hashOf, type AuditedWork, type AuditEntry } from '../../audit/auditLog.js';
import { anonymous } from '../callers/caller.js';
import type { Services } from '../context.js';
import { codeOf, extensionsOf, internalError, knownError, type ErrorCode } from '../errors.js';
import { callerOf } from './authentication.js';
import { importAnswer, type ImportAnswer } from './importAnswer.js';
import { discardBody, sendError } from './jsonBody.js';
import { whose, type Audit } from '../watching/auditing.js';
import { recordOf, type RequestRecord } from '../watching/requestRecord.js';
import { notKept, receiveFiles, UploadRefused, type UploadLimits } from './receiveFiles.js';

/** A custom header: browsers send it to another site only with the server's permission, which no site gets. */
const HEADER = 'x-rolegraph-import';

/** Names an import, so that its sender can tell its answer from that of another one. */
const ID_HEADER = 'x-rolegraph-import-id';

/** `done` of `total`: bytes received, files read, or accounts written. */
interface Progress {
  readonly state: 'IDLE' | 'RECEIVING' | 'READING' | 'WRITING';
  readonly done: number;
  /** Null if unknown. */
  readonly total: number | null;
}

/** The operation in the audit log. */
const AUDITED_AS = 'POST /import';

const IDLE: Progress = { state: 'IDLE', done: 0, total: null };

type Outcome = ImportAnswer | { readonly errors: readonly object[] };

/** The import that runs, or the last one. */
interface Latest {
  readonly caller: string;
  readonly id: string | null;
  readonly outcome: Outcome | null;
}

export interface ImportRoute {
  readonly services: Pick<Services, 'writer' | 'reader' | 'rules'>;
  readonly limits: UploadLimits;
  readonly audit: Audit;
  readonly logMistake: (error: unknown) => void;
}

/**
 * Runs one import at a time. Keeps its answer for its caller, since a browser does not wait as long as the longest
 * import.
 */
export function imports(route: ImportRoute): RequestHandler {
  let progress = IDLE;
  let latest: Latest | undefined;
  const tell = (now: Progress): void => {
    progress = now;
  };
  const run = async (request: Request, response: Response): Promise<void> => {
    tell({ state: 'RECEIVING', done: 0, total: null });
    const own = { caller: callerOf(response).name, id: request.get(ID_HEADER) ?? null };
    latest = { ...own, outcome: null };
    const { status, outcome } = await importOf(request, recordOf(response), route, tell);
    latest = { ...own, outcome };
    tell(IDLE);
    if (response.headersSent || response.destroyed) return;
    if (!request.complete) discardBody(request, response);
    response.status(status).json(outcome);
  };
  return async (request, response) => {
    if (request.method === 'GET') {
      const own = latest?.caller === callerOf(response).name ? latest : undefined;
      return void response.json({ ...progress, id: own?.id ?? null, last: own?.outcome ?? null });
    }
    const refusal = refusalOf(request, progress);
    if (refusal === undefined) return run(request, response);
    const [status, code, message] = refusal;
    discardBody(request, response);
    sendError(response.set(status === 405 ? { allow: 'GET, POST' } : {}), status, code, message);
  };
}

/** Audits refused callers. Unauthenticated ones have no line: a page elsewhere may send requests like the user's. */
export const auditRefusal =
  (audit: Audit): RequestHandler =>
  (request, response, next) => {
    const record = recordOf(response);
    response.once('finish', () => {
      const { code } = record;
      if (request.method === 'POST' && code === 'FORBIDDEN' && callerOf(response) !== anonymous)
        audit({ ...whose(record), operation: AUDITED_AS, decision: 'REFUSED', code }).catch(() => undefined);
    });
    next();
  };

/** Returns why the request is refused, before any of the body is read. */
function refusalOf(
  request: Request,
  { state }: Progress,
): readonly [status: number, code: ErrorCode, message: string] | undefined {
  if (request.method !== 'POST')
    return [405, 'BAD_REQUEST', 'Send exports with POST, ask how far it is with GET.'];
  if (request.headers[HEADER] !== '1') return [403, 'FORBIDDEN', `An import takes the header ${HEADER}: 1.`];
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? ''))
    return [415, 'UNSUPPORTED_MEDIA_TYPE', 'Send multipart/form-data with one part for each file.'];
  return state === 'IDLE'
    ? undefined
    : [
        409,
        'IMPORT_CONFLICT',
        'Another import is running. GET /import says how far it is; send yours after it.',
      ];
}

async function importOf(
  request: Request,
  record: RequestRecord,
  { services, limits, audit, logMistake }: ImportRoute,
  tell: (progress: Progress) => void,
): Promise<{ readonly status: number; readonly outcome: Outcome }> {
  const expected = Number(request.headers['content-length'] ?? Number.NaN);
  const total = Number.isFinite(expected) ? expected : null;
  const work: AuditedWork = { ...whose(record), operation: AUDITED_AS };
  let failed: AuditEntry['decision'] = 'REFUSED';
  try {
    const answer = await inNewFolder(join(tmpdir(), 'rolegraph-upload-'), async (folder) => {
      const files = await receiveFiles(request, folder, limits, (done) =>
        tell({ state: 'RECEIVING', done, total }),
      );
      await audit({ ...work, variablesHash: hashOf(files.map(({ name }) => name)), decision: 'BEGUN' });
      failed = 'FAILED';
      return imported(files, services, tell);
    });
    await audit({ ...work, decision: 'DONE' }).catch(() => undefined);
    return { status: 200, outcome: answer };
  } catch (error) {
    // Until the work begins, all that touches a file is for the temporary folder.
    const refused = refusedUpload((failed === 'REFUSED' ? notKept(error) : undefined) ?? error);
    const known = refused ?? withStatus(knownError(error));
    if (known === undefined) logMistake(error);
    const { status, ...told } = known ?? { status: 500, ...internalError };
    record.code = refused?.extensions.code ?? codeOf(error);
    await audit({ ...work, decision: failed, code: record.code }).catch(() => undefined);
    const extensions = { ...told.extensions, requestId: record.requestId };
    return { status, outcome: { errors: [{ ...told, extensions }] } };
  }
}

async function imported(
  files: readonly SentFile[],
  { writer, reader, rules }: ImportRoute['services'],
  tell: (progress: Progress) => void,
): Promise<ImportAnswer> {
  let read = 0;
  const onProgress = (event: ImportProgress): void => {
    if (event.step === 'WRITE') return tell({ state: 'WRITING', done: event.done, total: event.total });
    read += 1;
    // An archive holds several files.
    tell({ state: 'READING', done: read, total: Math.max(read, files.length) });
  };
  tell({ state: 'READING', done: 0, total: files.length });
  const report: ImportReport = await ingestFiles(writer, files, onProgress, rules);
  return importAnswer(files, report, await reader.graphVersion());
}

function refusedUpload(error: unknown) {
  if (!(error instanceof UploadRefused)) return undefined;
  const { code, message, limit } = error;
  const extensions = extensionsOf(code, limit && { limit });
  return { status: STATUSES[code], message, extensions };
}

const STATUSES = { BAD_REQUEST: 400, PAYLOAD_TOO_LARGE: 413, RESOURCE_LIMIT: 503 } as const;

const withStatus = (known: ReturnType<typeof knownError>) =>
  known && { status: 503, message: known.message, extensions: known.extensions };

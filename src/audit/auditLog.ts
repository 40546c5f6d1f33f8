/**
 * Writes the audit log: a JSON line for each operation that changes the graph or exports an account, with the hash of
 * the line before it.
 */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../expectedError.js';
import { locked } from './fileLock.js';
import { chainedLine, hashOfText, LINE, START } from './verifyAudit.js';

/**
 * `BEGUN` is written before the work begins, and `DONE` or `FAILED` when it ends. Without the second line, the work
 * broke off.
 */
type Decision = 'BEGUN' | 'REFUSED' | 'DONE' | 'FAILED';

export interface AuditedWork {
  /** A caller of the API, or `terminal:USER`. */
  readonly caller: string;
  /** Fields of the schema, or the name of a command or an address: never a name that a client chose. */
  readonly operation: string;
  /** The hash of the text of a GraphQL document. */
  readonly operationHash?: string;
  readonly variablesHash?: string;
  readonly cost?: number;
  readonly requestId?: string;
}

export interface AuditEntry extends AuditedWork {
  readonly decision: Decision;
  /** The code of the error, if it has one. */
  readonly code?: string;
  /** Refusals of the caller before this one that have no line. */
  readonly omitted?: number;
}

/**
 * The audit log cannot be written, so nothing is changed or exported. The message names the file, which is for the
 * machine's owner alone.
 */
export class AuditUnavailable extends ExpectedError {
  constructor(
    path: string,
    readonly reason: string,
  ) {
    super(
      `The audit log ${path} cannot be written, and nothing is changed or exported without it: ${reason}`,
    );
  }
}

/** Returns the path of the log: in the data folder, unless the environment sets another. */
export const auditPath = (config: { readonly auditLog?: string | undefined; readonly dataDir: string }) =>
  config.auditLog ?? join(config.dataDir, 'audit.jsonl');

/** Returns the hash of a list of arguments or of the variables of an operation, which hides their values. */
export const hashOf = (value: unknown): string => hashOfText(JSON.stringify(value));

/** The bytes read from the end of the log: more than any line has. */
const TAIL_BYTES = 64 * 1024;

/** The log in one file, which several processes may write. */
export class AuditLog {
  /** Resolves when the last line of this process is written: lines are written one after the other. */
  private earlier: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** Writes a line. It is on the disk when this resolves. Throws `AuditUnavailable`. */
  record(entry: AuditEntry): Promise<void> {
    const written = this.earlier.then(() => this.append(entry));
    this.earlier = written.catch(() => undefined);
    return written;
  }

  /** Writes that the work begins, does it, and writes how it ended. `tell`: gets why the last line is missing. */
  async during<T>(work: AuditedWork, run: () => Promise<T>, tell: (line: string) => void): Promise<T> {
    await this.record({ ...work, decision: 'BEGUN' });
    const result = await run().catch(async (error: unknown) => {
      // The first error counts; if this line was refused, the next one will be too.
      await this.record({ ...work, decision: 'FAILED', code: 'INTERNAL' }).catch(() => undefined);
      throw error;
    });
    await this.record({ ...work, decision: 'DONE' }).catch((error: AuditUnavailable) =>
      tell(`${work.operation} is done, but the audit log ${this.path} lacks its line DONE: ${error.reason}`),
    );
    return result;
  }

  private async append(entry: AuditEntry): Promise<void> {
    try {
      await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
      await locked(`${this.path}.lock`, async () => {
        const file = await open(this.path, 'a+', 0o600);
        try {
          await this.appendTo(file, entry);
        } finally {
          await file.close();
        }
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new AuditUnavailable(this.path, reason);
    }
  }

  private async appendTo(file: FileHandle, entry: AuditEntry): Promise<void> {
    const { size } = await file.stat();
    const { previous, isTorn } = await endOf(file, size);
    const line = chainedLine({ at: new Date(this.now()).toISOString(), ...entry, previous });
    try {
      await file.writeFile(`${isTorn ? '\n' : ''}${line}\n`);
      await file.datasync();
    } catch (error) {
      // On a full disk, half of the line may have been written.
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
  }
}

/**
 * Returns the hash of the last whole line. `isTorn`: the last line was not written to its end, as after a power
 * failure.
 */
async function endOf(file: FileHandle, size: number) {
  const length = Math.min(size, TAIL_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  const text = buffer.toString('utf8');
  const hashes = text.split('\n').flatMap((line) => LINE.exec(line)?.groups?.['hash'] ?? []);
  return { previous: hashes.at(-1) ?? START, isTorn: size > 0 && !text.endsWith('\n') };
}

/** The audit log: a line of JSON for whatever changes the graph or takes an account out of it, each with the hash of the one before. */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../expectedError.js';
import { locked } from './fileLock.js';
import { chainedLine, hashOfText, LINE, START } from './line.js';

/** `BEGUN` is written before the work begins, and `DONE` or `FAILED` when it ends: a line without the second broke off. */
type Decision = 'BEGUN' | 'REFUSED' | 'DONE' | 'FAILED';

export interface AuditedWork {
  /** Who: a caller of the API, or `terminal:USER`. */
  readonly caller: string;
  /** Fields of the schema, or what a command or an address is called: never a name that a client chose. */
  readonly operation: string;
  /** Of the text of a GraphQL document. */
  readonly operationHash?: string;
  readonly variablesHash?: string;
  readonly cost?: number;
  readonly requestId?: string;
}

export interface AuditEntry extends AuditedWork {
  readonly decision: Decision;
  /** Of the error, where it has one. */
  readonly code?: string;
}

/** Nothing is changed or exported without a line. The message names the file, which is for the machine's owner alone. */
export class AuditUnavailable extends ExpectedError {
  override readonly name = 'AuditUnavailable';
}

/** Below the data folder, unless the environment says where. */
export const auditPath = (config: { readonly auditLog?: string | undefined; readonly dataDir: string }) =>
  config.auditLog ?? join(config.dataDir, 'audit.jsonl');

/** Whoever runs a command on this machine. */
export const terminalCaller = (): string => `terminal:${userInfo().username}`;

/** What a list of arguments or the variables of an operation come to, without telling them. */
export const hashOf = (value: unknown): string => hashOfText(JSON.stringify(value));

/** More than any line has. */
const TAIL_BYTES = 64 * 1024;

/** Of one file, which several processes may write. */
export class AuditLog {
  /** One line after the other, also within this process. */
  private earlier: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** On the disk when it is done. Throws `AuditUnavailable`. */
  record(entry: AuditEntry): Promise<void> {
    const written = this.earlier.then(() => this.append(entry));
    this.earlier = written.catch(() => undefined);
    return written;
  }

  /** Writes that the work begins, does it, and writes how it ended. `codeOf`: of what it threw. */
  async during<T>(
    work: AuditedWork,
    run: () => Promise<T>,
    codeOf: (error: unknown) => string = () => 'INTERNAL',
  ): Promise<T> {
    await this.record({ ...work, decision: 'BEGUN' });
    const result = await run().catch(async (error: unknown) => {
      // What went wrong first is told; the next line is refused if this one was.
      await this.record({ ...work, decision: 'FAILED', code: codeOf(error) }).catch(() => undefined);
      throw error;
    });
    await this.record({ ...work, decision: 'DONE' });
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
      throw new AuditUnavailable(
        `The audit log ${this.path} cannot be written, and nothing is changed or exported without it: ${reason}`,
      );
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
      // On a full disk half of the line may be there.
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
  }
}

/** The hash of the last whole line; torn: a line was being written when the power went. */
async function endOf(file: FileHandle, size: number) {
  const length = Math.min(size, TAIL_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  const text = buffer.toString('utf8');
  const hashes = text.split('\n').flatMap((line) => LINE.exec(line)?.groups?.['hash'] ?? []);
  return { previous: hashes.at(-1) ?? START, isTorn: size > 0 && !text.endsWith('\n') };
}

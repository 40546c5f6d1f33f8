/** Stores texts that do not fit into memory, in a file without a name that disappears with the process. */
import { ExpectedError } from '../../expectedError.js';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The place of a text, in bytes. */
export type TextRange = readonly [offset: number, length: number];

/** The file cannot be created, or has no room left. */
export class SpillFailed extends ExpectedError {}

/** Bytes that are written together. An import with fewer writes no file. */
const TAIL = 2 ** 22;

export class SpillFile {
  private file: number | undefined;
  private written = 0;
  private tail = Buffer.alloc(0);
  private waiting = 0;

  constructor(private readonly folder = tmpdir()) {}

  /** Stores a text. Throws `SpillFailed`. */
  append(text: string): TextRange {
    const length = Buffer.byteLength(text);
    if (this.waiting + length > this.tail.length) this.makeRoom(length);
    const offset = this.written + this.waiting;
    this.tail.write(text, this.waiting);
    this.waiting += length;
    return [offset, length];
  }

  read([offset, length]: TextRange): string {
    if (offset >= this.written)
      return this.tail.toString('utf8', offset - this.written, offset - this.written + length);
    const bytes = Buffer.allocUnsafe(length);
    if (this.file === undefined || readSync(this.file, bytes, 0, length, offset) < length)
      throw new TypeError('The spill file of this import is closed.');
    return bytes.toString('utf8');
  }

  /** Closes the file: nothing can be read after it. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
    this.written += this.waiting;
    this.waiting = 0;
  }

  /** Makes room for a text, which is stored in one piece: one longer than the tail gets its own. */
  private makeRoom(length: number): void {
    if (this.waiting > 0) this.flush();
    if (this.tail.length !== TAIL || length > TAIL) this.tail = Buffer.allocUnsafe(Math.max(TAIL, length));
  }

  private flush(): void {
    try {
      this.file ??= withoutName(this.folder);
      let done = 0;
      while (done < this.waiting)
        done += writeSync(this.file, this.tail, done, this.waiting - done, this.written + done);
    } catch (error) {
      throw new SpillFailed(
        `Cannot write the temporary file of the import in ${this.folder} (${codeOf(error)}). Free space there, or set TMPDIR to another folder.`,
      );
    }
    this.written += this.waiting;
    this.waiting = 0;
  }
}

/** Opens a file and deletes it, so that no other process can open it and it needs no cleanup. */
function withoutName(folder: string): number {
  const path = join(folder, `rolegraph-${randomUUID()}`);
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

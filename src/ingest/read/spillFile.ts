/** Texts of an import that memory has no room for: in a file without a name, which is gone with the process however that ends. */
import { ExpectedError } from '../../expectedError.js';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a text is. In bytes. */
export type Place = readonly [offset: number, length: number];

/** The file cannot be made, or does not take more. */
export class NoScratch extends ExpectedError {
  override readonly name = 'NoScratch';
}

/** Bytes that wait to be written together; an import of fewer writes no file. */
const TAIL = 2 ** 22;

export class Scratch {
  private file: number | undefined;
  private written = 0;
  private tail = Buffer.alloc(0);
  private waiting = 0;

  constructor(private readonly folder = tmpdir()) {}

  /** Throws `NoScratch`. */
  append(text: string): Place {
    const length = Buffer.byteLength(text);
    if (this.waiting + length > this.tail.length) this.makeRoom(length);
    const offset = this.written + this.waiting;
    this.tail.write(text, this.waiting);
    this.waiting += length;
    return [offset, length];
  }

  read([offset, length]: Place): string {
    if (offset >= this.written)
      return this.tail.toString('utf8', offset - this.written, offset - this.written + length);
    const bytes = Buffer.allocUnsafe(length);
    if (this.file === undefined || readSync(this.file, bytes, 0, length, offset) < length)
      throw new TypeError('The scratch file of this import is closed.');
    return bytes.toString('utf8');
  }

  /** Nothing can be read any more. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
    this.written += this.waiting;
    this.waiting = 0;
  }

  /** A text is in one piece, so that one longer than the tail has one of its own. */
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
      throw new NoScratch(
        `What an import reads is kept in ${this.folder} meanwhile, where it cannot be written (${codeOf(error)}). Make room there, or set TMPDIR to a folder that has some.`,
      );
    }
    this.written += this.waiting;
    this.waiting = 0;
  }
}

/** Open and deleted, so that nobody else can read it and nobody has to clean up. */
function withoutName(folder: string): number {
  const path = join(folder, `rolegraph-${randomUUID()}`);
  const file = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  return file;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

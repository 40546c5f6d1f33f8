/** A file with the records of one account's list, replaced kind by kind and region by region. */
import { scopeOfArn } from '../ingest/formats/account/scopes.js';
import type { FiledRecord } from './collector.js';
import { readJson, removeFile, writeJson } from './write.js';

export class RecordFile {
  private readonly path: string;
  /** By `KIND@REGION`. */
  private readonly records: Map<string, readonly FiledRecord[]>;
  private isDirty = false;

  private constructor(path: string, records: Map<string, readonly FiledRecord[]>) {
    this.path = path;
    this.records = records;
  }

  /** With what an earlier run left in it. */
  static async open(path: string): Promise<RecordFile> {
    const records = new Map<string, FiledRecord[]>();
    for (const record of ((await readJson(path)) ?? []) as FiledRecord[]) {
      const scope = scopeOfArn(record.ResourceArn);
      const known = records.get(scope);
      if (known === undefined) records.set(scope, [record]);
      else known.push(record);
    }
    return new RecordFile(path, records);
  }

  replace(kind: string, region: string, records: readonly FiledRecord[]): void {
    this.records.set(`${kind}@${region}`, records);
    this.isDirty = true;
  }

  /** A list without records has no file: that it is empty is said by the manifest. */
  async flush(): Promise<void> {
    if (!this.isDirty) return;
    this.isDirty = false;
    const scopes = [...this.records.keys()].sort();
    const all = scopes.flatMap((scope) => this.records.get(scope) ?? []);
    await (all.length === 0 ? removeFile(this.path) : writeJson(this.path, all));
  }
}

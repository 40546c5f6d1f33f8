/** Writes zip archives, honest and hostile ones, for the tests of the import. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Claims to be encrypted. */
  readonly encrypted?: boolean;
}

export interface ZipOptions {
  /** Every entry of the directory points to the first file: what overlapping bombs do. */
  readonly overlapping?: boolean;
}

function header(entry: ZipEntry, compressed: Uint8Array, content: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(entry.encrypted ? 1 : 0, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(compressed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return fields;
}

export function zipFile(entries: readonly ZipEntry[], { overlapping = false }: ZipOptions = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const compressed = deflateRawSync(content);
    const fields = header(entry, compressed, content);
    const name = Buffer.from(entry.name);
    if (!overlapping || files.length === 0) files.push(Buffer.from('PK\x03\x04'), fields, name, compressed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(overlapping ? 0 : offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, name);
    offset += 30 + name.length + compressed.length;
  }
  const start = Buffer.concat(files);
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(start.length, 16);
  return Buffer.concat([start, listing, end]);
}

/**
 * A stand-in for a cluster: a leader and a follower, which pass everything on to one real database, but name each other as
 * who takes writes and who answers reads. What each of them was asked is written down.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Role = 'LEADER' | 'FOLLOWER';

/** A statement, or the beginning of a transaction. */
export interface AskedOf {
  readonly role: Role;
  /** As the driver marks what only reads. */
  readonly isRead: boolean;
  /** Whether it waits for what was written or read before. */
  readonly hasBookmarks: boolean;
  /** The message itself, which has the statement in it. */
  readonly text: string;
}

const HANDSHAKE_BYTES = 20;
/** Bolt 5.4 alone, so that what follows is the same for every driver. */
const HANDSHAKE = Buffer.from([0x60, 0x60, 0xb0, 0x17, 0, 0, 4, 5, ...Array<number>(12).fill(0)]);

const [BEGIN, RUN, ROUTE] = [0x11, 0x10, 0x66];

export class BoltCluster {
  readonly asked: AskedOf[] = [];
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly addresses = new Map<Role, string>();

  constructor(private readonly target: URL) {}

  /** The address to begin with: the follower's, as good as any. */
  async open(): Promise<string> {
    for (const role of ['LEADER', 'FOLLOWER'] as const) {
      const server = createServer((socket) => this.serve(role, socket));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      this.servers.push(server);
      this.addresses.set(role, `127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    }
    return `neo4j://${this.addresses.get('FOLLOWER') ?? ''}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  private serve(role: Role, client: Socket): void {
    const upstream = connect(Number(this.target.port), this.target.hostname);
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.pipe(client);
    let pending = Buffer.alloc(0);
    let isGreeted = false;
    client.on('data', (data) => {
      pending = Buffer.concat([pending, Buffer.from(data)]);
      if (!isGreeted && pending.length >= HANDSHAKE_BYTES) {
        isGreeted = true;
        upstream.write(HANDSHAKE);
        pending = pending.subarray(HANDSHAKE_BYTES);
      }
      for (let size = isGreeted ? sizeOfFirst(pending) : 0; size > 0; size = sizeOfFirst(pending)) {
        const message = pending.subarray(0, size);
        pending = pending.subarray(size);
        if (this.notes(role, message)) upstream.write(message);
        else client.write(this.routes());
      }
    });
  }

  /** False of the question who does what, which we answer. */
  private notes(role: Role, message: Buffer): boolean {
    // A chunk's length, then the marker of a structure, then what it is.
    const kind = message[3];
    if (kind === ROUTE) return false;
    const text = message.toString('latin1');
    if (kind === RUN || kind === BEGIN)
      this.asked.push({
        role,
        isRead: text.includes('\x84mode\x81r'),
        hasBookmarks: text.includes('\x89bookmarks') && !text.includes('\x89bookmarks\x90'),
        text,
      });
    return true;
  }

  private routes(): Buffer {
    const [leader, follower] = [this.addresses.get('LEADER') ?? '', this.addresses.get('FOLLOWER') ?? ''];
    const servers = [
      { addresses: [leader], role: 'WRITE' },
      { addresses: [follower], role: 'READ' },
      { addresses: [leader, follower], role: 'ROUTE' },
    ];
    const body = Buffer.concat([
      Buffer.from([0xb1, 0x70]),
      packed({ rt: { ttl: 100, db: 'neo4j', servers } }),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(body.length);
    return Buffer.concat([length, body, Buffer.alloc(2)]);
  }
}

/** Of the first message, its end included; 0 where it is not all there. Whatever holds a connection open counts as one. */
function sizeOfFirst(data: Buffer): number {
  let at = 0;
  while (at + 2 <= data.length) {
    const length = data.readUInt16BE(at);
    at += 2 + length;
    if (length === 0) return at;
  }
  return 0;
}

/** PackStream, as far as it takes: small numbers, texts below 256 bytes, short lists and maps. */
function packed(value: unknown): Buffer {
  if (typeof value === 'number') return Buffer.from([value]);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([0xd0, bytes.length]), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x90 + value.length]), ...value.map(packed)]);
  const entries = Object.entries(value as object);
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flat().map(packed)]);
}

/** Stands between us and the database, so that it can be cut off, and kept from answering. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Switchboard {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private isSilent = false;
  /** So many connections were made. */
  connections = 0;
  /** So many of them are open. */
  held = 0;
  port = 0;

  constructor(private readonly target: URL) {}

  async open(): Promise<void> {
    const server = createServer((client) => {
      this.connections += 1;
      this.held += 1;
      const upstream = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [client, upstream]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
      client.on('close', () => {
        this.held -= 1;
        upstream.destroy();
      });
      upstream.on('close', () => client.destroy());
      client.pipe(upstream);
      let isMute = false;
      upstream.on('data', (data) => {
        isMute ||= this.isSilent;
        if (!isMute) client.write(data);
      });
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    this.port = (server.address() as { readonly port: number }).port;
  }

  async cut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await new Promise<void>((resolve) => void this.server?.close(() => resolve()));
  }

  /** What the database says from now on is lost. */
  hush(): void {
    this.isSilent = true;
  }

  /** To those who connect anew: where something was lost, nothing comes any more. */
  speak(): void {
    this.isSilent = false;
  }
}

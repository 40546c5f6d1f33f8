/** Lets the clients of a server that stops go: none of them loses an answer, and each learns that it has to leave. */
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';

export class Draining {
  private readonly underWay = new Set<ServerResponse>();
  private begun = false;

  constructor(server: Server) {
    // Before whoever answers it.
    server.prependListener('request', (_request, response: ServerResponse) => {
      response.shouldKeepAlive &&= !this.begun;
      this.underWay.add(response);
      response.once('close', () => this.underWay.delete(response));
    });
  }

  get isBegun(): boolean {
    return this.begun;
  }

  /**
   * From now on each answer closes its connection. For so long connections that wait for the next request stay: one may be
   * on its way already, and is refused with a word instead of cut off.
   */
  async begin(milliseconds: number): Promise<void> {
    this.begun = true;
    for (const response of this.underWay) response.shouldKeepAlive = false;
    await later(milliseconds);
  }
}

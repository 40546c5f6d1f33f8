/** Lets the clients of a stopping server go: none loses an answer, and each learns that it has to disconnect. */
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';

export class Draining {
  private readonly underWay = new Set<ServerResponse>();
  private begun = false;

  constructor(server: Server) {
    // Runs before the listener that answers the request.
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
   * Makes each answer close its connection from now on. Idle connections stay for the given time: a request may be on
   * its way already, and is then refused with a message instead of cut off.
   */
  async begin(milliseconds: number): Promise<void> {
    this.begun = true;
    for (const response of this.underWay) response.shouldKeepAlive = false;
    await later(milliseconds);
  }
}

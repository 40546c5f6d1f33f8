/** Whether a database says anything, found out on a connection that ends. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { greet } from '../../../src/graph/neo4j/connection/handshake.js';

async function peer(answer: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, uri: `bolt://127.0.0.1:${String(port)}` };
}

test('a database that answers, or ends the connection, is left to a driver', async () => {
  for (const answer of [
    (socket: Socket) => socket.once('data', () => socket.write('answer')),
    (socket: Socket) => socket.destroy(),
  ]) {
    const { server, uri } = await peer(answer);
    await greet({ uri }, new AbortController().signal);
    await new Promise((resolve) => server.close(resolve));
    // Nobody listens any more.
    await greet({ uri }, new AbortController().signal);
  }
});

test.each(['bolt', 'bolt+s'])('no connection to a silent database outlives the look: %s', async (scheme) => {
  let begun = (): void => undefined;
  const reached = new Promise<void>((resolve) => (begun = resolve));
  const { server, uri } = await peer((socket) => {
    socket.resume();
    begun();
  });
  const over = new AbortController();
  const greeting = greet({ uri: uri.replace('bolt', scheme) }, over.signal);
  const refused = expect(greeting).rejects.toThrow('is over');
  await reached;
  over.abort(new Error('The look is over.'));
  await refused;
  // Ends only when every connection did.
  await new Promise((resolve) => server.close(resolve));
});

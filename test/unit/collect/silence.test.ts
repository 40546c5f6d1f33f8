/** An AWS that does not answer, or stops in the middle: the call fails, and the collection goes on. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STS } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { failureOf } from '../../../src/collect/failure.js';
import { settings } from '../../../src/collect/service.js';

test.each<readonly [string, (response: ServerResponse) => void]>([
  ['never begins', () => undefined],
  ['ends in the middle', (response) => response.writeHead(200).write('<GetCallerIdentityResponse>')],
])('an answer that %s is a failure', { timeout: 20_000 }, async (_how, answer) => {
  const server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const soon = Object.entries(settings().requestHandler).map(([key, value]) => [
    key,
    typeof value === 'number' ? 200 : value,
  ]);
  const client = new STS({
    ...settings(),
    maxAttempts: 1,
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'none' },
    requestHandler: Object.fromEntries(soon),
  });
  try {
    const failure = await client.getCallerIdentity({}).catch(failureOf);
    expect(failure).toMatchObject({ status: 'FAILED', message: expect.not.stringContaining('response') });
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
});

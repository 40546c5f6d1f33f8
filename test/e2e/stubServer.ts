// stub
import { createServer, type Server } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/express';

export async function startStub(): Promise<{ url: string; close(): Promise<void> }> {
  const root = join(import.meta.dirname, '../..');
  const schema = buildSchema(
    readdirSync(join(root, 'schema'))
      .map((n) => readFileSync(join(root, 'schema', n), 'utf8'))
      .join('\n'),
  );
  const stats = {
    accounts: 5,
    outsideAccounts: 2,
    users: 15,
    groups: 8,
    roles: 50,
    policies: 60,
    canAssume: 20,
    canAssumeIf: 9,
    rolesTrustingAnyone: 2,
    lastImportAt: null,
  };
  const rootValue = {
    statistics: stats,
    accounts: {
      totalCount: 1,
      nodes: [
        {
          accountId: '444444444444',
          imported: true,
          counts: { users: 1, roles: 2, groups: 3, managedPolicies: 4, instanceProfiles: 0 },
        },
      ],
    },
    principals: { totalCount: 0, nodes: [] },
  };
  const app = express();
  app.use((_q, r, next) => {
    r.setHeader(
      'Content-Security-Policy',
      "default-src 'self'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'",
    );
    next();
  });
  app.all('/graphql', createHandler({ schema, rootValue }));
  app.use(express.static(join(root, 'dist/explorer/playground')));
  const server: Server = createServer(app);
  await new Promise<void>((ok) => server.listen(Number(process.env['STUB_PORT'] ?? 0), '127.0.0.1', ok));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('x');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () => new Promise((ok) => server.close(() => ok())),
  };
}

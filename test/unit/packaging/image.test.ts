/** What the image and the compose file promise, read from their texts; a deep run builds the image's stages. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DRAIN_MS } from '../../../src/api/server.js';
import { argumentsOf, lastOf, parseDockerfile, settingsOf } from '../../support/packaging/dockerfile.js';

const text = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const stages = parseDockerfile(text('Dockerfile'));
const last = stages.at(-1) ?? expect.fail('The Dockerfile is empty.');

const { services, volumes } = z
  .object({
    services: z.object({
      api: z.object({
        build: z.literal('.'),
        stop_grace_period: z.string(),
        read_only: z.boolean(),
        cap_drop: z.array(z.string()),
        security_opt: z.array(z.string()),
        mem_limit: z.string(),
        pids_limit: z.number(),
        ports: z.array(z.string()),
        volumes: z.array(z.string()),
        environment: z.record(z.string(), z.string()),
      }),
      neo4j: z.object({
        user: z.string(),
        cap_drop: z.array(z.string()),
        security_opt: z.array(z.string()),
        mem_limit: z.string(),
        pids_limit: z.number(),
        ports: z.array(z.string()),
        environment: z.record(z.string(), z.string()),
        healthcheck: z.object({ test: z.array(z.string()) }),
      }),
    }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(load(text('docker-compose.yml')));
const { api } = services;

test('every stage stands on one image of one version, and not on what is newest', () => {
  expect([...new Set(stages.map(({ base }) => base))]).toEqual([
    expect.stringMatching(/^node:\d+-bookworm-slim$/),
  ]);
});

test('packages come from the lock file, without scripts, and the last stage gets those of production', () => {
  const commands = stages.flatMap(({ instructions }) =>
    instructions.filter(({ keyword }) => keyword === 'RUN').map(({ text }) => text),
  );
  const installs = commands.filter((command) => /npm (ci|i|install)\b/.test(command));
  expect(installs).toEqual(['npm ci --ignore-scripts', 'npm ci --omit=dev --ignore-scripts']);
  const modules = last.instructions.filter(({ text }) => text.includes('node_modules .'));
  expect(modules.map(({ flags }) => flags)).toEqual([{ from: 'dependencies' }]);
  expect(last.instructions.map(({ text }) => text).join('\n')).not.toMatch(/npm (ci|i|install|run)\b/);
});

test('the last stage takes nothing from the checkout but what the package holds', () => {
  const copies = last.instructions.filter(({ keyword }) => /^(COPY|ADD)$/.test(keyword));
  expect(copies.map(({ flags, text }) => [flags['from'], text])).toEqual([
    ['dependencies', '/build/node_modules ./node_modules'],
    ['package', '/build/package .'],
  ]);
});

test('it is not run as root, says how it is, and starts the server', () => {
  expect(lastOf(last, 'USER').text).toBe('node');
  expect(lastOf(last, 'HEALTHCHECK').text).toContain('/health/ready');
  expect([...argumentsOf(last, 'ENTRYPOINT'), ...argumentsOf(last, 'CMD')]).toEqual([
    'node',
    'dist/main.js',
    'serve',
  ]);
});

test('the build is given nothing that is not named', () => {
  const [first, ...rest] = text('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  expect(rest.filter((line) => !line.startsWith('!'))).toEqual([]);
});

test('compose runs what the Dockerfile builds: its port, its folders, without rights', () => {
  const port = lastOf(last, 'EXPOSE').text;
  const environment = settingsOf(last, 'ENV');
  expect(environment['PORT']).toBe(port);
  expect(api).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    ports: [`127.0.0.1:${port}:${port}`],
  });
  const mounts = api.volumes.map((volume) => volume.split(':'));
  const writable = mounts.filter(([, , mode]) => mode === undefined);
  expect(writable.map(([, at]) => at).sort()).toEqual(
    [environment['ROLEGRAPH_DATA_DIR'], environment['TMPDIR']].sort(),
  );
  expect(Object.keys(volumes)).toEqual(expect.arrayContaining(writable.map(([name]) => name)));
});

test('compose gives a stopping server more time than it takes for what runs', () => {
  expect(Number.parseInt(api.stop_grace_period, 10) * 1_000).toBeGreaterThan(DRAIN_MS);
});

test('compose publishes on loopback only, and sends no report of usage', () => {
  for (const published of [...api.ports, ...services.neo4j.ports])
    expect(published).toMatch(/^127\.0\.0\.1:/);
  expect(services.neo4j.environment['NEO4J_dbms_usage__report_enabled']).toBe('false');
});

test('compose runs the database as a user without rights, and asks how it is without its password', () => {
  const { user, cap_drop, security_opt, healthcheck } = services.neo4j;
  expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  expect({ cap_drop, security_opt }).toEqual({
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
  });
  const [kind, ...command] = healthcheck.test;
  expect(kind).toBe('CMD');
  expect(command.join(' ')).not.toMatch(/NEO4J_(AUTH|PASSWORD)/);
});

test('what compose lets the database take fits into the memory that its container has', () => {
  const { environment, mem_limit } = services.neo4j;
  const megabytes = (text = '') => Number.parseInt(text, 10) * (text.endsWith('g') ? 1024 : 1);
  const heap = megabytes(environment['NEO4J_server_memory_heap_max__size']);
  const pages = megabytes(environment['NEO4J_server_memory_pagecache_size']);
  expect(heap + pages).toBeLessThanOrEqual(megabytes(mem_limit) * 0.75);
  expect(megabytes(environment['NEO4J_db_memory_transaction_max'])).toBeLessThan(heap);
});

/** The playground in a real browser: the ready questions are there and run, and nothing is asked of other servers. */
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CrossAccountAccessQuery } from '../../src/api/operations.generated.js';
import { createServer, type RunningServer } from '../../src/api/server.js';
import { questions, questionTabs } from '../../src/explorer/playground/questions.js';
import { chromiumLaunchOptions, findChromium } from '../support/chromium.js';
import { servicesOn, importSample, useGraph } from '../support/graph.js';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const operationNames = questionTabs.map(({ query }) => /^query (\w+)/m.exec(query)?.[1] ?? '');

const graph = useGraph();
let server: RunningServer;

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
  server = await createServer(await servicesOn(graph), {
    host: '127.0.0.1',
    port: 0,
    pagesDir: fromHere('../../dist/explorer'),
    readiness: async () => ({ ready: true }),
  });
});

afterAll(() => server?.stop());

describe('the ready questions on the sample organization', () => {
  test.each(questions)('$title', async ({ query, variables }) => {
    const response = await fetch(new URL('graphql', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: expect.anything(), extensions: expect.anything() });
  });
});

test('the recipe of cross-account access opens the role in its last step', async () => {
  const recipe = questions.filter(({ title }) => title.startsWith('Recipe'));
  const missing: (readonly string[])[] = [];
  for (const { query, variables } of recipe) {
    const response = await fetch(new URL('graphql', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data } = (await response.json()) as { readonly data: CrossAccountAccessQuery };
    const { decision, steps } = data.crossAccountAccess;
    const open = steps.filter(({ status }) => status === 'MISSING').map(({ step }) => step);
    missing.push(decision === 'ALLOWED' ? ['ALLOWED'] : open);
  }
  expect(missing).toEqual([
    ['TARGET_PERMISSIONS', 'TRUST_POLICY', 'ASSUME_ROLE_PERMISSION'],
    ['TARGET_PERMISSIONS', 'TRUST_POLICY', 'ASSUME_ROLE_PERMISSION'],
    ['TRUST_POLICY', 'ASSUME_ROLE_PERMISSION'],
    ['ASSUME_ROLE_PERMISSION'],
    ['ALLOWED'],
  ]);
});

describe('the page in Chromium', () => {
  const executablePath = findChromium();
  const missing = 'No Chromium is installed. Install one, or say where it is with CHROMIUM_PATH.';
  const mustRun = (process.env['CI'] ?? '') !== '';
  let browser: Browser | undefined;

  beforeAll(async () => {
    if (executablePath !== undefined) browser = await chromium.launch(chromiumLaunchOptions(executablePath));
    else if (mustRun) throw new Error(missing);
  });

  afterAll(() => browser?.close());

  beforeEach((context) => context.skip(browser === undefined, missing));

  test('opens with the ready questions, answers one, and asks no other server', async () => {
    const { page, errors, requests } = await openPlayground(browser, server.url);
    expect(await tabTitles(page)).toEqual(operationNames);

    await page.locator('.graphiql-tab').getByText('Can', { exact: true }).click();
    await page.getByRole('button', { name: /execute query/i }).click();
    await page.locator('.graphiql-response', { hasText: 'EXPLICIT_DENY' }).waitFor();

    expect(errors).toEqual([]);
    expect([...new Set(requests.map((request) => request.origin))]).toEqual([new URL(server.url).origin]);
    expect(requests.map((request) => request.pathname)).toContain('/graphql');
    await page.close();
  });

  test('explains the schema', async () => {
    const { page, errors } = await openPlayground(browser, server.url);
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    await page.getByText('May this principal do this action on this resource?').waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  test('gives a question back whose tab was closed', async () => {
    const { page, errors } = await openPlayground(browser, server.url);
    const [first, ...others] = operationNames;
    await page.getByRole('button', { name: 'Close Tab' }).first().click();
    expect(await tabTitles(page)).toEqual(others);
    await page.getByRole('button', { name: 'Show Ready questions' }).click();
    await page.getByRole('button', { name: questions[0]?.title ?? '' }).click();
    await expect.poll(() => tabTitles(page)).toEqual([...others, first]);
    expect(errors).toEqual([]);
    await page.close();
  });
});

/** A page, and what it did: its errors, and every request it made. */
interface WatchedPage {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly requests: readonly URL[];
}

async function openPlayground(browser: Browser | undefined, url: string): Promise<WatchedPage> {
  if (browser === undefined) throw new Error('The browser was not started.');
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const errors: string[] = [];
  const requests: URL[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(new URL(request.url())));
  const response = await page.goto(url);
  expect(response?.headers()['content-security-policy']).toContain("script-src 'self'");
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  return { page, errors, requests };
}

const tabTitles = (page: Page): Promise<string[]> => page.locator('.graphiql-tab').allInnerTexts();

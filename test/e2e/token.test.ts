/** A server that asks for tokens, as people use it: the command makes and revokes them, and the pages ask for them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authenticationBy } from '../../src/api/callers/authentication.js';
import { createServer, type RunningServer } from '../../src/api/server.js';
import { chromiumLaunchOptions, findChromium } from '../support/chromium.js';
import { servicesOn, importSample, useGraph } from '../support/graph.js';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

let folder: string;
const graph = useGraph();
let server: RunningServer;

/** The database is not there for it. */
const rolegraph = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [fromHere('../../dist/main.js'), ...args], {
    env: { ...process.env, ROLEGRAPH_DATA_DIR: folder, NEO4J_URI: 'bolt://127.0.0.1:1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolegraph-access-'));
  await graph.empty();
  server = await createServer(await servicesOn(graph), {
    host: '127.0.0.1',
    port: 0,
    authenticate: authenticationBy({ kind: 'tokens', folder: join(folder, 'tokens') }),
    pagesDir: fromHere('../../dist/explorer'),
    readiness: async () => ({ ready: true }),
  });
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const statusWith = async (token: string): Promise<number> => {
  const response = await fetch(`${server.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"query":"{ statistics { accounts } }"}',
  });
  return response.status;
};

describe('the command', () => {
  test('makes, lists and revokes tokens, each from the next request on', async () => {
    const token = rolegraph('tokens', 'create', 'ci', '--scopes', 'read,import', '--expires', '30d');
    expect(token).toMatch(/^rolegraph_[0-9A-Za-z]{49}\n$/);
    expect(await statusWith(token.trim())).toBe(200);
    const [line = ''] = rolegraph('tokens', 'list').split('\n');
    expect(line.split('\t').slice(0, 3)).toEqual(['ci', 'read, import', 'all']);
    expect(line).not.toContain('rolegraph_');
    rolegraph('tokens', 'revoke', 'ci');
    expect(await statusWith(token.trim())).toBe(401);
    expect(rolegraph('tokens', 'list')).toBe('');
  });

  test('takes lists of accounts, and a token that does not expire', () => {
    rolegraph(
      'tokens',
      'create',
      'two',
      '--scopes',
      'analyze',
      '--accounts',
      '111122223333,444455556666',
      '--expires',
      'never',
    );
    const [line = ''] = rolegraph('tokens', 'list').split('\n');
    expect(line.split('\t')).toEqual([
      'two',
      'analyze',
      '111122223333, 444455556666',
      new Date().toISOString().slice(0, 10),
      'never',
    ]);
    rolegraph('tokens', 'revoke', 'two');
  });

  test.each([
    [['create', 'x', '--scopes', 'all'], 'Expected scopes'],
    [['create', 'x', '--scopes', 'read', '--accounts', ''], '12 digits'],
    [['create', 'x', '--scopes', 'read', '--expires', '0d'], 'Expected days'],
    [['create', 'x', '--scopes', 'read,import', '--accounts', '111122223333'], 'cannot import'],
    [['create', '../x', '--scopes', 'read'], 'Expected 1 to 100'],
    [['revoke', 'x'], 'There is no token x'],
  ])('refuses %j', (args, message) => {
    expect(() => rolegraph('tokens', ...args)).toThrow(message);
    expect(rolegraph('tokens', 'list')).toBe('');
  });
});

describe('the pages in Chromium', () => {
  const executablePath = findChromium();
  const missing = 'No Chromium is installed. Install one, or say where it is with CHROMIUM_PATH.';
  let browser: Browser | undefined;
  let [reader, importer] = ['', ''];

  beforeAll(async () => {
    if (executablePath !== undefined) browser = await chromium.launch(chromiumLaunchOptions(executablePath));
    else if ((process.env['CI'] ?? '') !== '') throw new Error(missing);
    reader = rolegraph('tokens', 'create', 'reader', '--scopes', 'analyze').trim();
    importer = rolegraph('tokens', 'create', 'importer', '--scopes', 'import,analyze').trim();
  });
  afterAll(() => browser?.close());
  beforeEach((context) => context.skip(browser === undefined, missing));

  async function open(path: string): Promise<{ readonly page: Page; readonly mistakes: readonly string[] }> {
    if (browser === undefined) throw new Error('The browser was not started.');
    const page = await browser.newPage();
    const mistakes: string[] = [];
    page.on('pageerror', (error) => mistakes.push(error.message));
    await page.goto(new URL(path, server.url).href);
    return { page, mistakes };
  }

  const form = (page: Page) => page.getByRole('form', { name: 'Who asks' });
  async function give(page: Page, token: string): Promise<void> {
    await form(page).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement?.type')).toBe('password');
    await page.keyboard.type(token);
    await page.keyboard.press('Enter');
  }

  test('the explorer asks for a token by keyboard, keeps it for its tab, and asks again when it counts no more', async () => {
    const { page, mistakes } = await open('explorer');
    await form(page).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe.source);
      expect(
        await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))'),
      ).toEqual([]);
    }
    await give(page, '<img src=x onerror="window.isOwned=1">');
    expect(await page.getByRole('alert').innerText()).toContain('This is not a token');
    await page.getByLabel('Token', { exact: true }).fill('');
    await give(page, 'rolegraph_wrong');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('not a token of Rolegraph');
    await give(page, reader);
    await page.getByText('Nothing is imported yet').first().waitFor();
    expect(await form(page).count()).toBe(0);
    expect(await page.evaluate('Object.values(sessionStorage)')).toEqual([reader]);
    expect(
      await page.evaluate('Object.values(localStorage).join() + document.cookie + location.href'),
    ).not.toContain(reader);

    await page.reload();
    await page.getByText('Nothing is imported yet').first().waitFor();
    rolegraph('tokens', 'revoke', 'reader');
    await page.getByRole('searchbox').fill('somebody');
    await form(page).waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('revoked');
    await give(page, importer);
    await expect.poll(() => form(page).count()).toBe(0);
    expect(await page.locator('h1').innerText()).toBe('Search');
    expect(new URL(page.url()).pathname).toBe('/explorer/search');
    await page.getByRole('button', { name: 'Use another token' }).click();
    await form(page).waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
    expect(mistakes).toEqual([]);
    await page.close();
  });

  test('an import carries the token', async () => {
    const { page, mistakes } = await open('explorer/import');
    const file = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
    await give(page, importer);
    await page.getByLabel('Files').setInputFiles(file);
    await page.getByRole('region', { name: 'What came in' }).waitFor();
    expect(mistakes).toEqual([]);
    await page.close();
  });

  test('what the server says stays text', async () => {
    const { page, mistakes } = await open('explorer');
    const message = '"><img src=x onerror="window.isOwned=1"><script>window.isOwned=1</script>';
    const body = JSON.stringify({ errors: [{ message }] });
    await page.route('**/graphql', (route) =>
      route.fulfill({ status: 401, contentType: 'application/json', body }),
    );
    await give(page, 'any');
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('onerror=');
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.evaluate('window.isOwned')).toBeUndefined();
    expect(mistakes).toEqual([]);
    await page.close();
  });

  test('the playground asks for a token, and then with it', async () => {
    const { page, mistakes } = await open('');
    await give(page, importer);
    await page.locator('.graphiql-tab').getByText('Overview', { exact: true }).click();
    await page.getByRole('button', { name: /execute query/i }).click();
    await page.locator('.graphiql-response', { hasText: 'roleOpenings' }).waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Query', exact: true }).waitFor();
    expect(mistakes).toEqual([]);
    await page.close();
  });

  test('who is limited to some accounts finds these where the overview of all is refused', async () => {
    await importSample(graph);
    const token = rolegraph(
      'tokens',
      'create',
      'limited',
      '--scopes',
      'analyze',
      '--accounts',
      '444444444444',
    );
    const { page, mistakes } = await open('explorer');
    await give(page, token.trim());
    const accounts = page.getByRole('table', { name: 'Accounts' });
    await accounts.waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('limited to some');
    expect(await accounts.getByRole('row').count()).toBe(2);
    await accounts.getByRole('link').first().click();
    await page.getByText('asks about all accounts').first().waitFor();
    expect(await page.getByRole('table', { name: 'Administrators' }).getByRole('row').count()).toBe(2);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(mistakes).toEqual([]);
    await page.close();
  });
});

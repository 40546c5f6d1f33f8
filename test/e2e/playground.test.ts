// The playground in a real browser: the ready questions are there and run, and nothing is asked of other servers.
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { questions } from '../../src/explorer/playground/questions.js';
import { chromiumLaunchOptions, findChromium } from '../support/chromium.js';
import { startStub } from './stubServer.js';

const executablePath = findChromium();
const missing = 'No Chromium is installed. Install one, or say where it is with CHROMIUM_PATH.';
const mayBeSkipped = (process.env['CI'] ?? '') === '';

/** A page, and what it did that it should not have. */
interface WatchedPage {
  readonly page: Page;
  readonly errors: string[];
  readonly requests: URL[];
}

async function openPlayground(browser: Browser, url: string): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const errors: string[] = [];
  const requests: URL[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(new URL(request.url())));
  const response = await page.goto(url);
  expect(response?.status()).toBe(200);
  expect(response?.headers()['content-security-policy']).toContain("script-src 'self'");
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  return { page, errors, requests };
}

const tabTitles = (page: Page): Promise<string[]> => page.locator('.graphiql-tab').allInnerTexts();

const operationNames = questions.map((question) => /^query (\w+)/m.exec(question.query)?.[1]);

describe('the playground', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startStub>>;

  beforeAll(async () => {
    if (executablePath === undefined) {
      if (mayBeSkipped) return;
      throw new Error(missing);
    }
    server = await startStub();
    browser = await chromium.launch(chromiumLaunchOptions(executablePath));
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach((context) => {
    context.skip(executablePath === undefined, missing);
  });

  it(
    'opens with the ready questions, answers one, and asks no other server',
    { timeout: 60_000 },
    async () => {
      const { page, errors, requests } = await openPlayground(browser, server.url);
      expect(await tabTitles(page)).toEqual(operationNames);
      await page.getByRole('button', { name: /execute query/i }).click();
      await page.locator('.graphiql-response', { hasText: 'outsideAccounts' }).waitFor();
      expect(errors).toEqual([]);
      expect(new Set(requests.map((request) => request.origin))).toEqual(
        new Set([new URL(server.url).origin]),
      );
      expect(requests.map((request) => request.pathname)).toContain('/graphql');
      await page.close();
    },
  );

  it('gives a question back whose tab was closed', { timeout: 60_000 }, async () => {
    const { page } = await openPlayground(browser, server.url);
    const [first, ...others] = operationNames;
    await page.getByRole('button', { name: 'Close Tab' }).first().click();
    expect(await tabTitles(page)).toEqual(others);
    await page.getByRole('button', { name: 'Show Ready questions' }).click();
    await page.getByRole('button', { name: questions[0]?.title ?? '' }).click();
    await expect.poll(() => tabTitles(page)).toEqual([...others, first]);
    await page.close();
  });
});

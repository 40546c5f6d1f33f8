/** The explorer in a real browser: every view, by mouse and by keyboard alone, in both themes, with hostile names. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createServer, type RunningServer } from '../../src/api/server.js';
import { ingestDocuments, ingestPaths } from '../../src/ingest/ingest.js';
import { chromiumLaunchOptions, findChromium } from '../support/chromium.js';
import { generateOrganization, hubPrincipals } from '../support/generateOrganization.js';
import { servicesOn, importSample, useGraph } from '../support/graph.js';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const IVAN = 'arn:aws:iam::555555555555:user/ivan';
const ALICE = 'arn:aws:iam::444444444444:user/alice';
const ADMIN = 'arn:aws:iam::333333333333:role/production-admin';

/** Each view with arguments, and a text that its answer holds. */
const views: readonly (readonly [view: string, args: Readonly<Record<string, string>>, text: string])[] = [
  ['', {}, 'Choke points on the way to'],
  ['import', {}, 'Drop files or a folder here'],
  ['questions', {}, 'How does A become B?'],
  ['search', { text: 'vendor' }, 'result'],
  ['paths', { from: IVAN }, 'CodeBuild build'],
  ['paths', { from: IVAN, to: ADMIN }, 'production-admin'],
  [
    'can',
    { who: ALICE, action: 's3:GetObject', resource: 'arn:aws:s3:::northwind-payments/x' },
    'What each kind of policy says',
  ],
  [
    'who-can',
    { action: 'rds:DeleteDBInstance', resource: 'arn:aws:rds:eu-west-1:333333333333:db:ledger' },
    'principals',
  ],
  ['blast-radius', { who: IVAN }, 'It can take over'],
  ['who-can-reach', { to: ADMIN }, 'can'],
  ['choke-points', { account: '333333333333' }, 'can reach the administration'],
  ['cross-account', { from: ALICE, to: ADMIN }, 'The smallest fix'],
  ['administrators', {}, 'production-admin'],
  ['reached-accounts', {}, 'production'],
  ['imports', {}, 'administers its account'],
  ['openings', {}, 'Trusts'],
  ['exposed-resources', {}, 'Shared with'],
  ['keys', {}, 'at least 90 days old'],
  ['principal', { id: 'arn:aws:iam::555555555555:role/ci/ci-runner' }, 'Who can assume it'],
  ['principal', { id: IVAN }, 'Credentials'],
  ['resource', { arn: 'arn:aws:s3:::northwind-payments' }, 'Whom its policy names'],
  ['account', { id: '333333333333' }, 'Guardrails'],
  ['group', { arn: 'arn:aws:iam::111111111111:group/PlatformAdmins' }, 'Members'],
  ['workload', { arn: 'arn:aws:codebuild:eu-west-1:555555555555:project/northwind-ci' }, 'Runs as'],
];

const graph = useGraph();
let server: RunningServer;
let browser: Browser | undefined;
const executablePath = findChromium();
const missing = 'No Chromium is installed. Install one, or say where it is with CHROMIUM_PATH.';

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
  server = await createServer(await servicesOn(graph), {
    host: '127.0.0.1',
    port: 0,
    pagesDir: fromHere('../../dist/explorer'),
    readiness: async () => ({ ready: true }),
  });
  if (executablePath !== undefined) browser = await chromium.launch(chromiumLaunchOptions(executablePath));
  else if ((process.env['CI'] ?? '') !== '') throw new Error(missing);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach((context) => context.skip(browser === undefined, missing));

interface Watched {
  readonly page: Page;
  readonly errors: readonly string[];
  readonly origins: ReadonlySet<string>;
}

async function newPage(): Promise<Watched> {
  if (browser === undefined) throw new Error('The browser was not started.');
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const errors: string[] = [];
  const origins = new Set<string>();
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  return { page, errors, origins };
}

const addressOf = (view: string, args: Readonly<Record<string, string>> = {}): string =>
  new URL(`explorer/${view}?${new URLSearchParams(args)}`, server.url).href;

/** When every question of the view is answered. */
async function open(page: Page, view: string, args: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.goto(addressOf(view, args));
  await answered(page);
}

const answered = async (page: Page): Promise<void> => {
  await page.locator('h1').waitFor();
  await expect.poll(() => page.getByText('Asking …').count(), { timeout: 30_000 }).toBe(0);
};

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** The rules that read colors: of the second theme, only they can find anything else. */
const ofColors = ['color-contrast', 'link-in-text-block'];

async function seriousFindings(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) });
  const findings: readonly Finding[] = await page.evaluate(
    `axe.run(${options}).then(({ violations }) => violations)`,
  );
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('every view', () => {
  test('answers, and is accessible in both themes', { timeout: 240_000 }, async () => {
    const { page, errors, origins } = await newPage();
    for (const [view, args, text] of views) {
      await open(page, view, args);
      expect(await page.locator('main').innerText(), view).toContain(text);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const findings = await seriousFindings(page, colorScheme === 'dark' ? ofColors : undefined);
        expect(findings, `${view}, ${colorScheme}`).toEqual([]);
      }
    }
    expect(errors).toEqual([]);
    expect([...origins]).toEqual([new URL(server.url).origin]);
    await page.close();
  });

  test('that is not there, or fails, says so', async () => {
    const { page } = await newPage();
    await open(page, 'nothing');
    expect(await page.locator('main').innerText()).toContain('There is no such view.');
    await open(page, 'paths', { from: 'not a principal' });
    expect(await page.getByRole('alert').innerText()).toContain('is not a principal');
    expect(await page.getByRole('button', { name: 'Ask again' }).count()).toBe(0);
    await open(page, 'paths', { from: ALICE, scenario: '{' });
    expect(await page.getByRole('alert').innerText()).toContain('The change in the address is not whole');
    await page.close();
  });
});

describe('an answer that may lack something', () => {
  const textOf = (page: Page) => page.locator('main').innerText();

  test('says what was not searched, and leads to it', async () => {
    const { page } = await newPage();
    await open(page, 'paths', { from: IVAN });
    const note = page.getByRole('region', { name: 'Completeness' });
    expect(await note.innerText()).toContain('by techniques that are not followed');
    expect(await note.getByRole('link', { name: /^arn:aws:iam::555555555555:/ }).count()).toBeGreaterThan(0);
    await note.getByText(/gaps in the data$/).click();
    expect(await note.getByRole('listitem').filter({ hasText: 'Looked at in eu-west-1' }).count()).toBe(3);
    await open(page, 'paths', { from: IVAN, hops: '2' });
    expect(await textOf(page)).toContain('Routes of more steps were not followed');
    await page.getByLabel('Steps at most').selectOption('6');
    await page.getByText('2 paths').waitFor();
    await page.close();
  });

  test('is not called complete for the gaps of an export alone', async () => {
    const { page } = await newPage();
    await open(page, 'account', { id: '333333333333' });
    expect(await textOf(page)).toContain('not collected');
    expect(await textOf(page)).not.toContain('is complete');
    await open(page, 'principal', { id: IVAN });
    expect(await page.getByText('The answer is complete.').count()).toBe(1);
    expect(await page.getByRole('region', { name: 'Missing data' }).innerText()).toContain(
      'The workloads of account 555555555555',
    );
    await open(page, 'account', { id: '999999999999' });
    expect(await textOf(page)).toContain('never imported');
    expect(await textOf(page)).not.toMatch(/0 users|Administrators/);
    await page.close();
  });

  test('has the conditions of the path as a whole', async () => {
    const { page } = await newPage();
    await open(page, 'paths', { from: 'arn:aws:iam::111111111111:user/carol' });
    expect(await page.locator('.paths').innerText()).toContain(
      'Bool aws:MultiFactorAuthPresent = true must hold',
    );
    await page.close();
  });

  test('can be asked for again where it failed', async () => {
    const { page } = await newPage();
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, body: '<html>' }));
    await open(page, 'blast-radius', { who: IVAN });
    expect(await page.getByRole('alert').innerText()).toContain('status 502');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByText(/^It can take over/).waitFor();
    await page.close();
  });
});

test('a page of a list that is no longer there leads to the first', async () => {
  const { page } = await newPage();
  await open(page, 'administrators', { after: 'gone' });
  await page.getByRole('alert').getByRole('link', { name: 'From the start' }).click();
  await page.getByRole('table', { name: 'Administrators' }).waitFor();
  await page.close();
});

describe('a question', () => {
  test('takes a name for its ARN, unless several have it', async () => {
    const { page, errors } = await newPage();
    await open(page, 'blast-radius');
    await page.getByLabel('Principal').fill('OrganizationAccountAccessRole');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.locator('input[name=who]:invalid').waitFor();
    await page.getByLabel('Principal').fill('alice');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText(/^It can take over/).waitFor();
    expect(new URL(page.url()).searchParams.get('who')).toBe(ALICE);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('that is not the last one does not answer late', async () => {
    const { page } = await newPage();
    await page.route('**/graphql', async (route) => {
      const isSlow = route.request().postData()?.includes(IVAN) ?? false;
      await new Promise((resolve) => setTimeout(resolve, isSlow ? 1_000 : 0));
      await route.continue().catch(() => undefined);
    });
    await page.goto(addressOf('blast-radius', { who: IVAN }));
    await page.getByText('Asking …').first().waitFor();
    await page.getByLabel('Principal').fill(ALICE);
    await page.getByRole('button', { name: 'Ask' }).click();
    await answered(page);
    await page.waitForTimeout(1_200);
    expect(await page.locator('.result').innerText()).toContain('administer 0 accounts');
    await page.close();
  });

  test('with a name that is looked up late does not take the place of the next one', async () => {
    const { page } = await newPage();
    await open(page, 'blast-radius');
    await page.route('**/graphql', async (route) => {
      const isSlow = route.request().postData()?.includes('"text":"ivan"') ?? false;
      await new Promise((resolve) => setTimeout(resolve, isSlow ? 1_000 : 0));
      await route.continue().catch(() => undefined);
    });
    for (const who of ['ivan', ALICE]) {
      await page.getByLabel('Principal').fill(who);
      await page.getByRole('button', { name: 'Ask' }).click();
    }
    await page.waitForTimeout(1_500);
    expect(new URL(page.url()).searchParams.get('who')).toBe(ALICE);
    await page.close();
  });

  test('searched for leaves the search box with its view', async () => {
    const { page } = await newPage();
    await open(page, '');
    const box = page.getByRole('searchbox');
    await box.fill('vendor');
    const found = page.getByRole('link', { name: 'vendor-monitoring', exact: true });
    await found.click().catch(async () => expect.fail(await page.locator('main').innerText()));
    await answered(page);
    expect(await box.inputValue()).toBe('');
    expect(await page.evaluate('document.activeElement?.tagName')).toBe('H1');
    await page.goBack();
    expect(await box.inputValue()).toBe('vendor');
    await page.close();
  });
});

describe('the picture of paths', () => {
  test('has one path in focus, and the table chooses which', async () => {
    const { page } = await newPage();
    await open(page, 'paths', { from: IVAN });
    expect(await page.getByRole('img', { name: /paths from/ }).count()).toBe(1);
    const faint = () => page.locator('.picture .step.faint').count();
    const before = await faint();
    expect(before).toBeGreaterThan(0);
    await page.locator('.paths > li').nth(1).getByRole('button').first().click();
    expect(new URL(page.url()).searchParams.get('path')).toBe('1');
    expect(await page.locator('.picture .step:not(.faint)').count()).toBeGreaterThan(1);
    await page.close();
  });

  test('chooses a step by a click, and the panel shows its evidence', async () => {
    const { page } = await newPage();
    await open(page, 'paths', { from: IVAN });
    await page.locator('.picture .step', { hasText: 'sts:AssumeRole' }).last().locator('text').click();
    const panel = page.getByRole('region', { name: 'Step' });
    expect(await panel.innerText()).toContain('Why');
    await panel.getByRole('link', { name: 'FullAWSAccess' }).first().click();
    await answered(page);
    expect(await page.getByText('which decides').count()).toBe(1);
    await page.close();
  });

  test('tries a near miss, and shows what the change adds', async () => {
    const { page } = await newPage();
    await open(page, 'paths', { from: ALICE, to: ADMIN });
    await page.getByRole('link', { name: 'Try it' }).first().click();
    await answered(page);
    expect(await page.locator('main').innerText()).toContain('As if this change were made');
    expect(await page.locator('.picture .step.added').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Back to what is stored' }).click();
    await answered(page);
    expect(await page.locator('main').innerText()).toMatch(/There is no path|No path was found/);
    await page.close();
  });

  test('tries a change on top of another one', async () => {
    const { page } = await newPage();
    await open(page, 'cross-account', { from: ALICE, to: ADMIN });
    await page.getByRole('link', { name: 'Try it' }).first().click();
    const second = page.getByRole('listitem').filter({ hasText: 'If alice' });
    await second.getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('heading', { name: '1 path' }).waitFor();
    await page.close();
  });

  test('leaves out a technique, and takes it back in', async () => {
    const { page } = await newPage();
    await open(page, 'paths', { from: IVAN });
    await page.getByRole('button', { name: 'Paths without CodeBuild build' }).click();
    await answered(page);
    expect(await page.locator('.picture .step', { hasText: 'CodeBuild build' }).count()).toBe(0);
    await page.getByRole('button', { name: 'allow it again' }).click();
    await answered(page);
    expect(await page.locator('.picture .step', { hasText: 'CodeBuild build' }).count()).toBeGreaterThan(0);
    await page.close();
  });

  test('is saved as SVG and PNG', async () => {
    const { page, errors } = await newPage();
    await open(page, 'paths', { from: IVAN });
    for (const [name, start] of [
      ['SVG', '<svg'],
      ['PNG', '\u0089PNG'],
    ] as const) {
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: `Save as ${name}` }).click();
      const path = await (await saved).path();
      expect(readFileSync(path).toString('latin1').startsWith(start)).toBe(true);
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  test('opened at an address of older data, says that the data changed', async () => {
    const { page } = await newPage();
    await open(page, 'paths', { from: IVAN });
    await expect.poll(() => new URL(page.url()).searchParams.get('v')).toBeTruthy();
    await open(page, 'paths', { from: IVAN, v: 'older' });
    expect(await page.locator('main').innerText()).toContain('The data changed');
    await page.close();
  });
});

/** IAM allows no markup in names; tags, statement ids, conditions and names of accounts can hold any. */
describe('texts that are markup', () => {
  const markup = '"><img src=x onerror="window.isOwned=1"><script>window.isOwned=1</script>';
  const arnOf = (kind: string): string => `arn:aws:iam::666666666666:${kind}/mallory`;
  const allowAll = {
    Version: '2012-10-17',
    Statement: { Sid: markup, Effect: 'Allow', Action: '*', Resource: '*' },
  };
  const trust = {
    Version: '2012-10-17',
    Statement: {
      Sid: markup,
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::666666666666:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': markup } },
    },
  };
  const named = (kind: 'User' | 'Role') => ({
    [`${kind}Name`]: 'mallory',
    [`${kind}Id`]: `A${kind.toUpperCase()}00000000000000`,
    Arn: arnOf(kind.toLowerCase()),
    Path: '/',
    CreateDate: '2026-01-01T00:00:00Z',
    Tags: [{ Key: markup, Value: markup }],
    AttachedManagedPolicies: [],
  });
  const account = {
    UserDetailList: [
      {
        ...named('User'),
        GroupList: [],
        UserPolicyList: [{ PolicyName: 'inline', PolicyDocument: allowAll }],
      },
    ],
    GroupDetailList: [],
    RoleDetailList: [
      {
        ...named('Role'),
        AssumeRolePolicyDocument: trust,
        RolePolicyList: [{ PolicyName: 'inline', PolicyDocument: allowAll }],
        InstanceProfileList: [],
      },
    ],
    Policies: [],
  };

  test('stay text in every view', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    writeFileSync(join(folder, 'account.json'), JSON.stringify(account));
    await ingestPaths(graph.writer, [folder], () => undefined);
    const { page, errors } = await newPage();
    const [user, role] = [arnOf('user'), arnOf('role')];
    const hostile = [
      ['principal', { id: user }],
      ['principal', { id: role }],
      ['paths', { from: user, to: role }],
      ['can', { who: user, action: 's3:GetObject', resource: '*' }],
      ['cross-account', { from: user, to: role }],
      ['administrators', {}],
    ] as const;
    for (const [view, args] of hostile) {
      await open(page, view, args);
      expect(await page.locator('main').innerText(), view).toContain('onerror=');
      expect(await page.locator('main img, main script').count(), view).toBe(0);
    }
    await open(page, 'principal', { id: user });
    await page.getByRole('link', { name: 'inline' }).first().click();
    await answered(page);
    expect(await page.evaluate('window.isOwned')).toBeUndefined();
    expect(errors).toEqual([]);
    await page.close();
  });
});

test('exports chosen on the page come in, and what is wrong with a file is said', async () => {
  const { page, errors } = await newPage();
  const folder = mkdtempSync(join(tmpdir(), 'exports-'));
  const user = (name: string) => ({
    UserName: name,
    UserId: 'AIDA0000000000000001',
    Arn: `arn:aws:iam::777777777777:user/${name}`,
    Path: '/',
    CreateDate: '2026-01-01T00:00:00Z',
    GroupList: [],
    AttachedManagedPolicies: [],
  });
  const account = { UserDetailList: [user('dora')], GroupDetailList: [], RoleDetailList: [], Policies: [] };
  writeFileSync(join(folder, 'account.json'), JSON.stringify(account));
  writeFileSync(join(folder, 'broken.json'), '{ "UserDetailList": [');
  await open(page, 'import');
  await page.getByLabel('A folder').setInputFiles(folder);
  const answer = page.getByRole('region', { name: 'What came in' });
  await answer.waitFor();
  expect(await answer.innerText()).toContain('1 account imported');
  expect(await answer.innerText()).toMatch(/broken\.json.*\n?.*JSON/);
  await answer.getByRole('link', { name: '777777777777' }).click();
  await answered(page);
  expect(await page.locator('main').innerText()).toContain('1 user');
  expect(errors).toEqual([]);
  // An upload that breaks off does not have the answer of the one before it.
  await page.route('**/import', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await open(page, 'import');
  await page.getByLabel('A folder').setInputFiles(folder);
  expect(await page.getByRole('alert').innerText()).toContain('The upload broke off');
  await page.close();
});

test('an organization of 50 accounts', { timeout: 240_000 }, async () => {
  const size = { accounts: 50, principals: 300, seed: 7 };
  const documents = [...generateOrganization(size)].map(({ name, document }) => ({
    name,
    content: JSON.stringify(document),
  }));
  await ingestDocuments(graph.writer, documents);
  const { page, errors } = await newPage();
  await open(page, '');
  await page.getByRole('button', { name: /Show all 5\d/ }).click();
  expect(await page.locator('main tbody tr').count()).toBeGreaterThan(50);
  const [manager = ''] = hubPrincipals(size);
  await open(page, 'paths', { from: manager });
  expect(await page.locator('.picture .node').count()).toBeGreaterThan(20);
  expect(await page.locator('main').innerText()).toContain('The first 20 paths');
  expect(await seriousFindings(page)).toEqual([]);
  const [, , , , accountId = ''] = manager.split(':');
  for (const [view, args] of [
    ...views,
    ['principal', { id: manager }],
    ['account', { id: accountId }],
    ['search', { text: accountId }],
    ['can', { who: manager, action: 'sts:AssumeRole', resource: ADMIN }],
    ['who-can', { action: 'iam:CreateUser', resource: `arn:aws:iam::${accountId}:user/new` }],
    ['who-can-reach', { to: accountId }],
    ['choke-points', { account: accountId }],
    ['cross-account', { from: manager, to: ADMIN }],
  ] as const) {
    await open(page, view, args);
    expect(await page.getByRole('alert').count(), `${view} ${JSON.stringify(args)}`).toBe(0);
    expect((await page.locator('main').innerText()).length, view).toBeGreaterThan(100);
  }
  for (const view of [
    'administrators',
    'openings',
    'exposed-resources',
    'keys',
    'imports',
    'reached-accounts',
  ]) {
    await open(page, view);
    expect(await page.locator('main tbody tr').count(), view).toBeGreaterThan(0);
  }
  await open(page, 'blast-radius', { who: manager });
  expect(await page.locator('.result').innerText()).toMatch(/administer \d+ accounts/);
  await page.getByRole('link', { name: 'Next' }).click();
  await page.getByText(/^\d+ of \d+\./).waitFor();
  await page.getByRole('link', { name: 'From the start' }).click();
  await page.getByText(/^The first 100 of \d+\./).waitFor();
  expect(errors).toEqual([]);
  await page.close();
});

test('a whole session by keyboard alone', async () => {
  const { page, errors } = await newPage();
  await open(page, '');
  const tabTo = async (matches: () => Promise<boolean>): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (await matches()) return;
    }
    throw new Error('The keyboard does not get there.');
  };
  const focused = () => page.evaluate('document.activeElement?.textContent ?? ""') as Promise<string>;
  const field = () => page.evaluate('document.activeElement?.getAttribute("name") ?? ""') as Promise<string>;
  await tabTo(async () => (await focused()) === 'Questions');
  await page.keyboard.press('Enter');
  await answered(page);
  for (let times = 0; times < 2; times += 1) await tabTo(async () => (await field()) === 'from');
  await page.keyboard.type(IVAN);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await answered(page);
  expect(await page.locator('h1').innerText()).toBe('Paths');
  await tabTo(async () => /deploy-hub .* can assume/.test(await focused()));
  await page.keyboard.press('Enter');
  expect(await page.getByRole('region', { name: 'Step' }).innerText()).toContain('production-deployer');
  expect(errors).toEqual([]);
  await page.close();
});

test('stays within 250 KB, compressed', async () => {
  const { page } = await newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/assets/')) bodies.push(response.body());
  });
  await open(page, '');
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
  await page.close();
});

/** The explorer: from opening its address to the picture of some 200 principals, in a browser. */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import express from 'express';
import { pages } from '../../src/api/http/pages.js';
import { chromiumLaunchOptions, findChromium } from '../support/chromium.js';
import { samples, say } from './measure.js';

const PATHS = 49;
const OWN = 4;
const HOPS = OWN + 1;
/** Those of each path, one start and one end. */
const PRINCIPALS = PATHS * OWN + 2;

const principal = (at: number) => ({
  __typename: 'IamRole',
  identifier: `arn:aws:iam::${111111111111 * (1 + (at % 9))}:role/role-${at}`,
  name: `role-${at}`,
  accountId: `${111111111111 * (1 + (at % 9))}`,
});

const hopBetween = (from: number, to: number, at: number) => ({
  from: principal(from),
  to: principal(to),
  actingAs: [{ principal: principal(from), actions: ['sts:AssumeRole'] }],
  restsOn: at === 0 ? [] : [at - 1],
  mechanism: 'ASSUME_ROLE',
  technique: null,
  via: null,
  decision: at % 3 === 0 ? 'CONDITIONAL' : 'ALLOWED',
  sentence: `role-${from} can assume role-${to}.`,
  determiningStatements: [],
  crossAccount: true,
  preconditions: [],
  caveats: [],
  conditions: [],
  alternatives: [],
});

/** Each path has principals of its own between one start and one end. */
function answer(): object {
  const paths = Array.from({ length: PATHS }, (_, path) => {
    const own = Array.from({ length: OWN }, (_none, at) => 1 + path * OWN + at);
    const stations = [0, ...own, PRINCIPALS - 1];
    return {
      decision: 'CONDITIONAL',
      length: HOPS,
      depth: HOPS,
      sentence: `Path ${path}`,
      caveats: [],
      conditions: [],
      accounts: [],
      hops: stations.slice(1).map((to, at) => hopBetween(stations[at] ?? 0, to, at)),
    };
  });
  const completeness = { complete: true, truncatedBy: [], explored: PRINCIPALS, unexplored: [] };
  const found = { startsAs: [], paths, completeness, decidedAt: null, dataGaps: [], graphVersion: '1' };
  return { data: { pathsToPrivilege: { ...found, byTechnique: [] } } };
}

export async function benchPicture(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) return say('picture of 200 principals: no Chromium is installed');
  const body = JSON.stringify(answer());
  const app = express();
  const others: Readonly<Record<string, object>> = {
    Search: { search: { totalCount: 0, nodes: [] } },
    GraphVersion: { statistics: { graphVersion: '1', lastImportAt: null } },
  };
  app.post('/graphql', express.json(), ({ body: { operationName } }, response) => {
    const other = others[String(operationName)];
    response.type('json').send(other ? JSON.stringify({ data: other }) : body);
  });
  app.use(pages(fileURLToPath(new URL('../../dist/explorer', import.meta.url))));
  const server = app.listen(0, '127.0.0.1');
  const browser = await chromium.launch(chromiumLaunchOptions(executablePath));
  try {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const show = async (): Promise<void> => {
      await page.goto(`http://127.0.0.1:${port}/explorer/paths?from=role-0`);
      await page
        .locator('.picture .node')
        .nth(PRINCIPALS - 1)
        .waitFor();
    };
    await show();
    const taken = await samples(11, show);
    say(
      `picture of ${PRINCIPALS} principals in the browser, page and answer included: p50 ${Math.round(taken[5] ?? 0)} ms, slowest of 11 ${Math.round(taken[10] ?? 0)} ms`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

/** What AWS leaves undecided stands below each answer of `rolegraph ask` that rests on it. */
import { expect, test } from 'vitest';
import { loadActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import { answerInText } from '../../../src/cli/ask/ask.js';
import type { Question } from '../../../src/cli/ask/ask.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { chief, deployer, mallory, provider, undecidedExports } from '../../support/undecidedEstate.js';
import { servicesOf } from '../api/services.js';

const services = {
  ...servicesOf(inMemoryReader(importedEstate(undecidedExports))),
  actions: await loadActionCatalog(),
};
const search = { maxHops: 6, k: 10 };
const assuming = { action: 'sts:AssumeRoleWithWebIdentity', resource: deployer };
const spelling = /ARN of the OIDC provider as the value of aws:FederatedProvider/;
const address = /an IP address without a prefix length/;

test.each<readonly [Question, RegExp]>([
  [{ kind: 'can', principal: provider, ...assuming }, spelling],
  [{ kind: 'who-can', ...assuming, transitive: false, maxHops: 6 }, spelling],
  [{ kind: 'who-can', ...assuming, transitive: true, maxHops: 6 }, spelling],
  [{ kind: 'paths', from: provider, to: deployer, ...search }, spelling],
  [{ kind: 'cross-account', from: provider, to: deployer }, spelling],
  [{ kind: 'blast-radius', principal: provider, maxHops: 6 }, spelling],
  [{ kind: 'blast-radius', principal: mallory, maxHops: 6 }, address],
  [{ kind: 'paths-to-privilege', from: chief, ...search }, address],
  [{ kind: 'permissions', principal: chief }, address],
  [{ kind: 'findings', principal: mallory }, address],
])('%o', async (question, caveat) => {
  const text = await answerInText(services, question, { format: 'text', context: [] });
  const [, list = ''] = text.split('This rests on\n');
  expect(list).toMatch(caveat);
});

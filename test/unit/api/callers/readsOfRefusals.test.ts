/** How long a refusal takes tells a limited caller nothing of others: it reads nothing, or the same whatever there is. */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { sampleGraph } from '../sampleGraph.js';
import { counted, servicesOf } from '../services.js';

const [mine, imported, never] = ['444455556666', '111122223333', '999988887777'];
const caller: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };
const me = `arn:aws:iam::${mine}:user/me`;

async function asked(question: string) {
  const { reader, calls } = counted(inMemoryReader(sampleGraph));
  const { errors } = await executeOperation(servicesOf(reader), `{ ${question} }`, {}, caller);
  return { codes: errors?.map(({ extensions }) => extensions['code']), calls: [...calls] };
}

test.each<[string, (id: string) => string]>([
  ['account', (id) => `account(id: "${id}") { name }`],
  ['a list', (id) => `principals(first: 5, filter: { accountId: "${id}" }) { totalCount }`],
  ['principal', (id) => `principal(identifier: "arn:aws:iam::${id}:user/alice") { name }`],
  ['group', (id) => `group(arn: "arn:aws:iam::${id}:group/Developers") { name }`],
  [
    'can',
    (id) =>
      `can(principal: "${me}", action: "sts:AssumeRole", resource: "arn:aws:iam::${id}:role/x") { decision }`,
  ],
  [
    'whoCan',
    (id) =>
      `whoCan(action: "sts:AssumeRole", resource: "arn:aws:iam::${id}:role/x", first: 5) { totalCount }`,
  ],
  ['paths', (id) => `assumeRolePaths(from: "${me}", to: "arn:aws:iam::${id}:role/x") { paths { length } }`],
  ['blastRadius', (id) => `blastRadius(principal: "arn:aws:iam::${id}:user/alice") { principalCount }`],
  ['exportAccount', (id) => `exportAccount(accountId: "${id}") { name }`],
])('about an account of others, imported or not: %s', async (_name, question) => {
  const refused = { codes: ['NOT_FOUND'], calls: [] };
  expect(await asked(question(imported))).toEqual(refused);
  expect(await asked(question(never))).toEqual(refused);
});

test.each<[string, (bucket: string) => string]>([
  [
    'can',
    (bucket) => `can(principal: "${me}", action: "s3:GetObject", resource: "${bucket}/x") { decision }`,
  ],
  ['whoCan', (bucket) => `whoCan(action: "s3:GetObject", resource: "${bucket}/x", first: 5) { totalCount }`],
])('about a bucket of others, imported or not: %s', async (_name, question) => {
  const known = await asked(question('arn:aws:s3:::reports'));
  expect(known).toEqual(await asked(question('arn:aws:s3:::nobody-knows')));
  expect(known.codes).toEqual(['NOT_FOUND']);
  expect(known.calls).not.toEqual([]);
});

/** An account id stands for the account's root user, in the partition that the account is of (E-54, E-58). */
import { describe, expect, test } from 'vitest';
import type { Services } from '../../../src/api/context.js';
import { answerInText } from '../../../src/cli/ask/ask.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { counted, dataOf, servicesOf } from './services.js';

/** Answers that are compared are of the same second. */
const at = (reader: GraphReader): Services => ({
  ...servicesOf(reader),
  now: () => Date.parse('2026-11-01T00:00:00Z'),
});

const [own, vendor, nobody] = ['111111111111', '900000000009', '999999999999'] as const;

describe.each(['aws', 'aws-cn', 'aws-us-gov'])('in the partition %s', (partition) => {
  const arn = (account: string, resource: string) => `arn:${partition}:iam::${account}:${resource}`;
  const role = arn(own, 'role/target');
  const trust = [{ Effect: 'Allow', Principal: { AWS: [own, vendor] }, Action: 'sts:AssumeRole' }];
  const open = arn(own, 'role/open');
  const toAnyone = [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }];
  const members = { [role]: { trust }, [open]: { trust: toAnyone } };
  const reader = inMemoryReader(importedHops(exportsOfEstate({ members })));
  const asked = (document: string, who: string, on = reader) => dataOf(document, { who }, at(on));

  const questions: readonly (readonly [name: string, field: string])[] = [
    ['principal', 'principal(identifier: $who) { identifier }'],
    ['can', `can(principal: $who, action: "sts:AssumeRole", resource: "${role}") { decision explanation }`],
    [
      'canBatch',
      `canBatch(checks: [{ principal: $who, action: "sts:AssumeRole", resource: "${role}" }]) { decision }`,
    ],
    ['effectivePermissions', 'effectivePermissions(principal: $who) { unlimited principal { identifier } }'],
    [
      'assumeRolePaths',
      `assumeRolePaths(from: $who, to: "${role}") { paths { decision sentence } dataGaps { message } }`,
    ],
    ['pathsToPrivilege', 'pathsToPrivilege(from: $who) { paths { decision } dataGaps { message } }'],
    ['blastRadius', 'blastRadius(principal: $who) { principalCount }'],
    ['whoCanReach', 'whoCanReach(to: $who, first: 10) { totalCount dataGaps { message } }'],
    [
      'crossAccountAccess',
      `crossAccountAccess(from: $who, to: "${role}") { decision explanation steps { status explanation } }`,
    ],
  ];

  test.each(questions)('%s answers of an account id as of its root', async (_name, field) => {
    const document = `query ($who: PrincipalIdentifier!) { ${field} }`;
    for (const account of [own, vendor]) {
      const ofRoot = await asked(document, arn(account, 'root'));
      expect(await asked(document, account)).toEqual(ofRoot);
    }
  });

  test('of an account that the graph does not know, the other ARN of the question says it', async () => {
    const document = `query ($who: PrincipalIdentifier!) {
      can(principal: $who, action: "sts:AssumeRole", resource: "${open}") { decision }
      assumeRolePaths(from: $who, to: "${open}") { paths { decision sentence } }
    }`;
    const answers = await asked(document, nobody);
    expect(answers).toMatchObject({ can: { decision: 'CONDITIONAL' } });
    expect(answers).toEqual(await asked(document, arn(nobody, 'root')));
  });

  test('an ARN takes no further read', async () => {
    const readsFor = async (who: string) => {
      const { reader: counting, calls } = counted(reader);
      await asked('query ($who: PrincipalIdentifier!) { principal(identifier: $who) { id } }', who, counting);
      return Object.fromEntries(calls);
    };
    expect(await readsFor(arn(own, 'root'))).toEqual({ principals: 1 });
    expect(await readsFor(own)).toEqual({ accounts: 1, principals: 1 });
  });

  test('in the terminal too', async () => {
    const paths = (from: string) =>
      answerInText(
        at(reader),
        { kind: 'paths', from, to: role, maxHops: 3, k: 5 },
        { format: 'json', context: [] },
      );
    const ofRoot = await paths(arn(vendor, 'root'));
    expect(await paths(vendor)).toBe(ofRoot);
    expect(JSON.parse(ofRoot)).toMatchObject({ paths: [{ decision: 'CONDITIONAL' }] });
  });
});

test('of an account that neither the graph nor another ARN places, the partition is `aws`', async () => {
  const { principal } = await dataOf(
    '{ principal(identifier: "999999999999") { identifier } }',
    {},
    servicesOf({
      ...inMemoryReader(importedHops([])),
      principals: async (identifiers) => new Map(identifiers.map((one) => [one, namedPrincipal(one)])),
    }),
  );
  expect(principal).toEqual({ identifier: 'arn:aws:iam::999999999999:root' });
});

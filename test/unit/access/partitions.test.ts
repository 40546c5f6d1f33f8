/** What a policy names without a partition is of the partition of whatever the policy is on (E-54, E-57, E-58). */
import { describe, expect, test } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { can } from '../../../src/access/can/can.js';
import { chokePoints } from '../../../src/access/reach/chokePoints.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { exposuresOf } from '../../../src/access/exposure/resourceExposure.js';
import { trustExposure } from '../../../src/access/exposure/trust/trustExposure.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { actions } from '../api/services.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';

const [here, there, outside] = ['111111111111', '222222222222', '999999999999'] as const;

describe.each(['aws', 'aws-cn', 'aws-us-gov'])('in the partition %s', (partition) => {
  const arn = (account: string, resource: string) => `arn:${partition}:iam::${account}:${resource}`;
  const [alice, byNumber, toAnyone, toVendor] = [
    arn(there, 'user/alice'),
    arn(here, 'role/by-number'),
    arn(here, 'role/to-anyone'),
    arn(here, 'role/to-vendor'),
  ];
  const letting = (principal: unknown) => [
    { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' },
  ];
  const accounts = exportsOfEstate({
    members: {
      [alice]: { own: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] },
      [byNumber]: { trust: letting({ AWS: there }) },
      [toAnyone]: { trust: letting({ AWS: '*' }) },
      [toVendor]: { trust: letting({ AWS: [outside] }) },
    },
  });
  const bucket = `arn:${partition}:s3:::open`;
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:ListBucket', Resource: bucket }],
  };
  const resources = [{ ResourceArn: bucket, AccountId: here, Policy: policy }];
  const reader = inMemoryReader(importedHops([...accounts, resources]));
  const pathsTo = async (from: string, to: string) =>
    (await assumeRolePaths(reader, { from, to, maxHops: 3, k: 10, context: [] })).paths.map(
      ({ sentence, decision }) => [decision, sentence],
    );

  test('an account id lets in the account (E-54)', async () => {
    expect(await pathsTo(alice, byNumber)).toHaveLength(1);
    expect((await reader.trustGrants([byNumber])).get(byNumber)?.map((one) => one.principal)).toMatchObject([
      { kind: 'ROOT', identifier: arn(there, 'root'), accountId: there },
    ]);
  });

  test('an account id of one that was never imported lets in any principal of it (E-54)', async () => {
    expect(await pathsTo(arn(outside, 'role/theirs'), toVendor)).toMatchObject([
      ['CONDITIONAL', expect.any(String)],
    ]);
  });

  test('choke points rest on the root user of the account that is asked about', async () => {
    const asked: string[] = [];
    const watched: GraphReader = {
      ...reader,
      pathRegion: (question) => {
        asked.push(...question.from);
        return reader.pathRegion(question);
      },
    };
    const { dataGaps } = await chokePoints(watched, here, { first: 10 });
    expect(asked).toEqual([arn(here, 'root')]);
    expect(dataGaps).toEqual((await whoCanReach(reader, { to: arn(here, 'root'), maxHops: 10 })).dataGaps);
  });

  test('a wildcard lets in whoever has an account of the partition (E-57, E-58)', async () => {
    expect(await pathsTo('*', toAnyone)).toMatchObject([['CONDITIONAL', expect.any(String)]]);
    const question = { action: 'sts:AssumeRole', resource: toAnyone, context: [] };
    const { entries } = await whoCan(reader, question, { first: 10 });
    expect(entries.map(([identifier]) => identifier)).toEqual(expect.arrayContaining(['*', alice]));
    const asked = { ...question, principal: '*', unlistedContextKeys: 'UNKNOWN' } as const;
    expect((await can(reader, asked)).decision).toBe('CONDITIONAL');
  });

  test('and so for a resource (E-57, E-58)', async () => {
    const resource = (await reader.resources([bucket])).get(bucket);
    if (!resource) throw new Error('the bucket was not imported');
    const found = (await exposuresOf(reader, actions, [resource])).get(bucket);
    expect(found?.reachableFromOutside.map(({ anonymous }) => anonymous)).toEqual([true, false]);
  });

  test('trust exposure tells both under the names of the partition (E-58, E-63)', async () => {
    const { entries } = await trustExposure(reader, {}, { first: 100 });
    expect(entries.map(([, { role, kind, principal }]) => [role.name, kind, principal.identifier])).toEqual([
      ['to-anyone', 'ANYONE', '*'],
      ['to-vendor', 'OUTSIDE_ACCOUNT', arn(outside, 'root')],
      ['to-vendor', 'WITHOUT_EXTERNAL_ID', arn(outside, 'root')],
    ]);
  });
});

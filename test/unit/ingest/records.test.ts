/** Lists of records: of what runs, of resources and their policies, and of both. */
import { describe, expect, it } from 'vitest';
import { completenessOfExport } from '../../../src/ingest/normalize/coverage.js';
import type { ReadLimits } from '../../../src/ingest/read/readExport.js';
import { mergeFiles, withoutOrigins } from './exports.js';

const id = '111122223333';
const functionArn = `arn:aws:lambda:eu-west-1:${id}:function:f`;
const deny = { Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] };
const bucket = { ResourceArn: 'arn:aws:s3:::b', AccountId: id, Policy: deny };
const runs = { ResourceArn: functionArn, AccountId: id, RoleArn: `arn:aws:iam::${id}:role/r` };
const both = { ...runs, Policy: deny };

async function read(limits: ReadLimits | undefined, ...files: readonly unknown[]) {
  const { accounts, problems } = await mergeFiles({ ...files }, limits);
  expect(problems).toEqual([]);
  return accounts.map(({ resources, workloads, collected, ...account }) => ({
    collected,
    lists: withoutOrigins({ resources, workloads }),
    sections: completenessOfExport({ resources, workloads, collected, ...account })
      .filter(({ section }) => section === 'RESOURCE_POLICIES' || section === 'COMPUTE')
      .map(({ section, status, kinds }) => [section, status, ...kinds].join(' ')),
  }));
}

describe('records of what runs and of resources (F-74, F-123)', () => {
  const apart = [[bucket], [runs]];

  it.each([
    ['in one list', [[bucket, runs]]],
    ['in one list, the other way', [[runs, bucket]]],
    [
      'in a list with a record that says what it has by tags alone',
      [[runs, bucket, { ...bucket, Tags: [] }]],
    ],
  ])('say the same %s as in two', async (_where, files) => {
    const found = await read(undefined, ...files);
    expect(found.map(({ sections }) => sections)).toEqual([
      ['RESOURCE_POLICIES COLLECTED s3', 'COMPUTE COLLECTED lambda:function'],
    ]);
    const expected = await read(undefined, ...apart);
    expect(found.map(({ collected }) => collected)).toEqual(expected.map(({ collected }) => collected));
  });

  it.each([
    ['policies first', [bucket, runs]],
    ['what runs first', [runs, bucket]],
  ])('say the same in a list that is read in parts, %s', async (_order, list) => {
    expect(await read({ onePiece: 10, slice: 10 }, list)).toEqual(await read(undefined, ...apart));
  });

  it.each([
    [{ RunsAs: [{ Workload: 'orders:7', Kinds: ['ecs:task-definition'] }] }, ['workloads']],
    [{ Versions: [{ Number: 3, IsDefault: true, InstanceProfileArn: 'orders' }] }, ['workloads']],
    [{ RunsAs: [], Policy: deny }, ['workloads', 'resources']],
  ])('are read where all that they have is %j', async (said, lists) => {
    const record = { ResourceArn: functionArn, AccountId: id, ...said };
    for (const file of [record, [record], [record, { ...record, ResourceArn: `${functionArn}2` }]]) {
      const found = await read(undefined, file);
      expect(found.map(({ collected }) => Object.keys(collected).toSorted())).toEqual([lists.toSorted()]);
    }
  });

  it.each([
    ['in a list', [both]],
    ['by itself', both],
    ['of a service role', [{ ...both, RoleArn: undefined, ServiceRoleArn: both.RoleArn }]],
    ['without a role', [{ ...both, RoleArn: null }]],
    ['in a complete list', { AccountId: id, Complete: { Kinds: ['lambda:function'] }, Workloads: [both] }],
  ])('may be one record, %s', async (_where, file) => {
    const [account] = await read(undefined, file);
    expect(account?.sections).toEqual([
      'RESOURCE_POLICIES COLLECTED lambda:function',
      'COMPUTE COLLECTED lambda:function',
    ]);
    expect(account?.lists).toMatchObject({
      resources: [{ arn: functionArn, policy: { kind: 'DOCUMENT' } }],
      workloads: [{ arn: functionArn }],
    });
  });

  it('say nothing of policies where they have none', async () => {
    const [account] = await read(undefined, [{ ...runs, Tags: [{ Key: 'k', Value: 'v' }] }]);
    expect(account?.sections).toEqual([
      'RESOURCE_POLICIES NOT_COLLECTED',
      'COMPUTE COLLECTED lambda:function',
    ]);
  });

  it('of one account say nothing of the others', async () => {
    const other = { ...bucket, AccountId: '444455556666' };
    const found = await read(undefined, [runs, other]);
    expect(found.map(({ collected }) => collected)).toEqual([{ workloads: true }, { resources: true }]);
  });
});

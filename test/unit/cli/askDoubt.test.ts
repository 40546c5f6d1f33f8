/** What `rolegraph ask` says of conditions and of missing data: no doubt is printed as a fact. */
import { expect, test } from 'vitest';
import { loadActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import { answerInText } from '../../../src/cli/ask/ask.js';
import type { Question } from '../../../src/cli/ask/ask.js';
import {
  renderAccessKeys,
  renderExposedResources,
  renderExposure,
  renderTrustExposure,
} from '../../../src/cli/ask/renderLists.js';
import { renderCan, renderCrossAccount, renderPermissions } from '../../../src/cli/ask/render.js';
import { renderBlastRadius, renderChokePoints } from '../../../src/cli/ask/renderReach.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';
import { servicesOf } from '../api/services.js';

const account = '111122223333';
const arn = (resource: string) => `arn:aws:iam::${account}:${resource}`;
const [ann, hub, admin] = [arn('user/ann'), arn('role/hub'), arn('role/admin')];
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const withMfa = (Action: string, Resource: string) => [
  { Sid: 'Mfa', Effect: 'Allow', Action, Resource, Condition: mfa },
];

const who = { name: 'alice', accountId: account };
const asked = { question: {}, verbose: false };

const ask = async (members: RoleEstate['members'], question: object): Promise<string> =>
  answerInText(
    {
      ...servicesOf(inMemoryReader(importedEstate(exportsOfEstate({ members })))),
      actions: await loadActionCatalog(),
    },
    question as Question,
    { format: 'text', context: [] },
  );

test('a blast radius says what each first step requires', async () => {
  const members = {
    [ann]: { own: withMfa('sts:AssumeRole', hub) },
    [hub]: { trust: [{ Effect: 'Allow', Principal: { AWS: arn('root') }, Action: 'sts:AssumeRole' }] },
  };
  expect(await ask(members, { kind: 'blast-radius', principal: ann, maxHops: 6 })).toContain(
    `can assume ${hub}, if aws:MultiFactorAuthPresent = true\n`,
  );
});

test('so it does of administration and of escalations', () => {
  const condition = {
    operator: 'IpAddress',
    key: 'aws:SourceIp',
    values: ['203.0.113.0/24'],
    effect: 'ALLOW',
  };
  const terms = { conditions: [condition], preconditions: [], caveats: [], determiningStatements: [] };
  const technique = { id: 'T-074', name: 'Function code', required: [], optional: [] };
  const way = { ...terms, technique, conditions: [], preconditions: ['something invokes the function'] };
  const principal = {
    ...who,
    canAssume: { totalCount: 0, edges: [] },
    administration: terms,
    canEscalateTo: { totalCount: 1, edges: [{ node: { identifier: admin }, ways: [way] }] },
  };
  const completeness = { complete: true, truncatedBy: [], explored: 1, unexplored: [] };
  const counts = { principalCount: 0, administeredAccountCount: 0, administeredAccounts: { nodes: [] } };
  const answer = {
    principal,
    startsAs: [],
    principals: { edges: [] },
    completeness,
    dataGaps: [],
    ...counts,
  };
  const text = renderBlastRadius(answer as never, asked);
  expect(text).toContain('is administrator of its account, if aws:SourceIp is in 203.0.113.0/24\n');
  expect(text).toContain(`take over ${admin} by T-074 (Function code), if something invokes the function\n`);
});

const unread = { kind: 'POLICY_QUARANTINED', accountId: account, message: 'The policy could not be read.' };
const none = (dataGaps: readonly object[]) => {
  const list = { nodes: [], totalCount: 0, dataGaps } as never;
  const exposure = { reachableFromOutside: [], dataGaps };
  return [
    renderExposure({ arn: 'arn:aws:s3:::b', policyStatus: 'COLLECTED', exposure } as never, asked),
    renderExposedResources(list, asked),
    renderTrustExposure(list),
    renderAccessKeys(list),
    renderPermissions({ principal: who, allowed: [], denied: [], caveats: [], dataGaps } as never, asked),
  ].map((text) => text.split('\n')[0]);
};

test('that there is none is said only if no data is missing', () => {
  expect(none([])).toEqual([
    'The policy of arn:aws:s3:::b grants no access outside its account.',
    'No imported policy of a resource grants access outside its account.',
    'No role is open in this way.',
    'There are no such access keys.',
    'alice (111122223333) may do nothing.',
  ]);
  expect(none([unread])).toEqual([
    'No access outside its account was found in the policy of arn:aws:s3:::b.',
    'No policy of a resource was found that grants access outside its account.',
    'No role was found that is open in this way.',
    'No such access key was found.',
    'Nothing was found that alice (111122223333) may do.',
  ]);
});

test('findings name the data that is missing of the principal', async () => {
  const text = await ask({ [ann]: { notImported: ['Deploy'] } }, { kind: 'findings', principal: ann });
  expect(text).toMatch(
    /^No technique was found that gives .*user\/ann anything beyond its paths\.\n\nNot known/,
  );
  expect(text).toMatch(/policy\/Deploy/);
  expect(text).toMatch(/workloads of account 111122223333/);
});

test('permissions of one service are told as those of that service, whose name is checked', async () => {
  const Action = ['ec2:*', 'continuum:CreateCollector'];
  const members = { [ann]: { own: [{ Effect: 'Allow', Action, Resource: '*' }] } };
  const of = (...services: readonly string[]) =>
    ask(members, { kind: 'permissions', principal: ann, services });
  expect(await of('s3', 'SQS')).toMatch(/^Nothing of s3 or SQS was found that ann \(111122223333\) may do\./);
  // Newer than the list of AWS's services.
  expect(await of('continuum')).toContain('continuum:CreateCollector');
  await expect(of('S3api')).rejects.toThrow(/^AWS has no service S3api, as of \S+\. Did you mean \S+\?$/);
});

test('a denial without statements is that of the service', () => {
  const denied = {
    decision: 'EXPLICIT_DENY',
    explanation: 'So.',
    conditions: [],
    preconditions: [],
    caveats: [],
  };
  const can = (determiningStatements: readonly object[]) =>
    renderCan({ ...denied, determiningStatements, dataGaps: [] } as never);
  expect(can([])).toBe('No: the AWS service refuses it. So.');
  expect(can([{}])).toBe('No: a statement denies it. So.');
  expect(renderCrossAccount({ ...denied, steps: [], dataGaps: [] } as never, asked)).toBe('No. So.');
});

test('choke points are those of known ways unless all ways are known', () => {
  const hop = { sentence: 'A step.', alternatives: [], actingAs: [], caveats: [], determiningStatements: [] };
  const points = (complete: boolean, dataGaps: readonly object[], nodes: readonly object[]) =>
    renderChokePoints(
      {
        nodes,
        sourceCount: 9,
        completeness: { complete, truncatedBy: [], explored: 9, unexplored: [] },
        dataGaps,
      } as never,
      { question: { accountId: account }, verbose: false },
    );
  const one = { cutsOff: 7, closing: [], hop };
  expect(points(true, [], [one])).toContain('1. 7 of 9 have no way but:');
  expect(points(true, [unread], [one])).toContain('1. 7 of 9 have no known way but:');
  expect(points(false, [], [one])).toContain('1. 7 of 9 have no known way but:');
  expect(points(true, [], [])).toContain('No single step cuts anybody off.');
  expect(points(true, [unread], [])).toContain('No choke point was found.');
});

test('a key of one day has no days', () => {
  const key = {
    principal: { identifier: ann },
    status: 'ACTIVE',
    ageInDays: 1,
    lastUsedAt: null,
    neverUsed: true,
  };
  expect(renderAccessKeys({ nodes: [key], totalCount: 1, dataGaps: [] } as never)).toMatch(/\t1 day\tnever$/);
});

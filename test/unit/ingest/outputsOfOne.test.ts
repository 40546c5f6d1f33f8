/** An output about one thing, or about those that the call names, deletes none of the others (F-116). */
import { describe, expect, it } from 'vitest';
import { completeExport, exportToTexts, replacedNotes } from '../../../src/ingest/merge/completeExport.js';
import { completenessOfExport, inventoryFacts } from '../../../src/ingest/normalize/coverage.js';
import { accountIn } from './exports.js';

const id = '111122223333';
const arnOf = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${id}:${resource}`;
const functionOf = (name: string) => ({ FunctionArn: arnOf('lambda', `function:${name}`), Role: 'r' });
const definition = (name: string) => ({ taskDefinitionArn: arnOf('ecs', `task-definition/${name}:1`) });
const recordOf = (arn: string) => ({ ResourceArn: arn, RoleArn: 'r' });
const notebook = (name: string) => ({
  NotebookInstanceArn: arnOf('sagemaker', `notebook-instance/${name}`),
  RoleArn: 'r',
});
const tasks = (...names: readonly string[]) => ({
  tasks: names.map((name) => ({ taskArn: arnOf('ecs', `task/c/${name}`), taskDefinitionArn: 't:1' })),
});
const apps = (...names: readonly string[]) => ({
  apps: names.map((name) => ({ appArn: arnOf('amplify', `apps/${name}`), iamServiceRoleArn: 'r' })),
});
const instances = (...ids: readonly string[]) => ({
  Reservations: [
    {
      OwnerId: id,
      Instances: ids.map((InstanceId) => ({ InstanceId, Placement: { AvailabilityZone: 'eu-west-1a' } })),
    },
  ],
});
const inRegion = { AccountId: id, Region: 'eu-west-1' };
const associations = (...ids: readonly string[]) => ({
  ...inRegion,
  IamInstanceProfileAssociations: ids.map((InstanceId) => ({ InstanceId, IamInstanceProfile: { Arn: 'p' } })),
});
const versions = (template: string) => ({
  ...inRegion,
  LaunchTemplateVersions: [{ LaunchTemplateId: template, VersionNumber: 1 }],
});

async function after(before: readonly unknown[], now: readonly unknown[]): Promise<readonly string[]> {
  const last = exportToTexts(await accountIn({ ...before }));
  const { account } = completeExport(await accountIn({ ...now }), last);
  return account.workloads.map(({ name }) => name).sort();
}

describe('an output of one', () => {
  it.each<readonly [string, readonly unknown[], readonly unknown[], readonly string[]]>([
    [
      'lambda get-function',
      [{ Functions: [functionOf('f'), functionOf('g')] }],
      [{ Configuration: functionOf('f') }],
      ['f', 'g'],
    ],
    [
      'ecs describe-task-definition',
      [[recordOf(definition('a').taskDefinitionArn)]],
      [{ taskDefinition: definition('b') }],
      ['1', '1'],
    ],
    [
      'sagemaker describe-notebook-instance',
      [[recordOf(notebook('a').NotebookInstanceArn)]],
      [notebook('b')],
      ['a', 'b'],
    ],
    [
      'lambda list-functions --function-version ALL, which has all (F-127)',
      [{ Functions: [functionOf('f'), functionOf('g'), functionOf('f:1')] }],
      [{ Functions: [functionOf('f:$LATEST'), functionOf('f:2')] }],
      ['2', 'f'],
    ],
    ['ecs describe-tasks', [tasks('a', 'b')], [tasks('c')], ['a', 'b', 'c']],
    [
      'lambda list-versions-by-function',
      [{ Functions: [functionOf('f'), functionOf('g')] }],
      [{ Versions: [functionOf('f:$LATEST')] }],
      ['f', 'g'],
    ],
    [
      'ec2 describe-iam-instance-profile-associations, without instances that have no profile (F-24)',
      [instances('i-1', 'i-2')],
      [associations('i-2')],
      ['i-1', 'i-2'],
    ],
    [
      'ec2 describe-launch-template-versions, which names one template (F-124)',
      [versions('lt-1')],
      [versions('lt-2')],
      ['lt-1', 'lt-2'],
    ],
    ['amplify list-apps, without the roles of branches (F-157)', [apps('a', 'b')], [apps('a')], ['a', 'b']],
  ])('%s', async (_call, before, now, names) => {
    expect(await after(before, now)).toEqual(names);
  });

  it('is no inventory, unless an import says what is complete (F-123, G-3)', async () => {
    const inventory = async (...files: readonly unknown[]) =>
      inventoryFacts((await accountIn({ ...files })).account).map(({ kind }) => kind);
    const kinds = ['sagemaker:notebook-instance'];
    expect(await inventory(notebook('a'), tasks('a'), versions('lt-1'))).toEqual([]);
    const complete = { AccountId: id, Complete: { Kinds: kinds }, Workloads: [] };
    expect(await inventory(notebook('a'), complete)).toEqual(kinds);
  });

  it('leaves the inventory that a list made', async () => {
    const last = exportToTexts(await accountIn({ all: { Functions: [functionOf('f')] } }));
    const one = await accountIn({ one: { Configuration: functionOf('f') } });
    const { account } = completeExport(one, last);
    expect(inventoryFacts(account).map(({ kind }) => kind)).toEqual(['lambda:function']);
    const queue = arnOf('sqs', 'q');
    const output = { Attributes: { QueueArn: queue, Policy: '{"Statement":[]}' } };
    const record = [{ ResourceArn: queue, Policy: { Statement: [] } }];
    const both = (await accountIn({ record, output })).account;
    expect(completenessOfExport(both).find(({ section }) => section === 'RESOURCE_POLICIES')?.detail).toBe(
      'Looked at in eu-west-1 only.',
    );
  });

  it('is told from a list that removes others, which an import names (F-123)', async () => {
    const notes = async (before: readonly unknown[], now: readonly unknown[]) => {
      const { account } = await accountIn({ ...now });
      const last = exportToTexts(await accountIn({ ...before }));
      return replacedNotes({ ...account, files: ['0'] }, last).map(({ message }) => message);
    };
    const all = [instances('i-1', 'i-2', 'i-3', 'i-4', 'i-5')];
    expect(await notes(all, [instances('i-5')])).toEqual([
      `No longer listed, and so gone: ${['i-1', 'i-2', 'i-3'].map((one) => arnOf('ec2', `instance/${one}`)).join(', ')} and 1 more of the last import of account ${id}. If a list was narrowed to some, import the list of all.`,
    ]);
    expect(await notes(all, [associations('i-5')])).toEqual([]);
    const complete = { AccountId: id, Complete: true, Workloads: [recordOf(arnOf('ec2', 'instance/i-5'))] };
    expect(await notes(all, [complete])).toEqual([]);
    const { account } = await accountIn({ 0: associations('i-5') });
    const unread = new Map(['resources', 'workloads'].map((name) => [name, ['not to be unpacked']]));
    expect(replacedNotes({ ...account, files: ['0'] }, unread)).toEqual([]);
  });

  it('beside a list of all leaves what the list has', async () => {
    const all = { Functions: [functionOf('f')] };
    const one = { Configuration: functionOf('f') };
    const before = [{ Functions: [functionOf('f'), functionOf('g')] }];
    expect(await after(before, [all, one])).toEqual(['f']);
    expect(await after(before, [one, all])).toEqual(['f']);
    expect(await after(before, [all])).toEqual(['f']);
  });
});

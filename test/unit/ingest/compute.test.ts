/** What runs as which role: records and outputs of the AWS CLI, each by what it says (F-123 to F-160). */
import { describe, expect, it } from 'vitest';
import { completeExport, exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import { tableOf } from '../../support/tables.js';
import { mergeFiles } from './exports.js';

const merged = (...files: readonly unknown[]) => mergeFiles({ ...files });

/** `ARN KIND ROLE code` and so on. */
async function linesOf(...values: readonly unknown[]): Promise<readonly string[]> {
  const { accounts, problems } = await merged(...values);
  const workloads = accounts.flatMap((account) => account.workloads.map((one) => ({ ...one, account })));
  return [
    ...workloads.map(({ arn, kind, runsAs, account }) =>
      [
        account.accountId,
        arn,
        kind,
        ...runsAs.map((one) => {
          const version = one.to === 'WORKLOAD' && one.version !== undefined ? `@${one.version}` : '';
          return `${one.to}=${one.reference}${version}/${one.use}`;
        }),
      ].join(' '),
    ),
    ...problems.map(({ path, message }) => `${path}: ${message}`),
  ];
}

const id = '111122223333';
const role = `arn:aws:iam::${id}:role/r`;
const profile = `arn:aws:iam::${id}:instance-profile/p`;
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${id}:${resource}`;

describe('what no longer runs (F-160)', () => {
  const instance = (InstanceId: string, Name: string) => ({
    InstanceId,
    State: { Name },
    Placement: { AvailabilityZone: 'eu-west-1a' },
  });
  const instances = (...Instances: readonly object[]) => ({ Reservations: [{ OwnerId: id, Instances }] });
  const after = async (first: unknown, second: unknown) => {
    const [last, now] = await Promise.all([merged(first), merged(second)]);
    const [before, account] = [last.accounts[0], now.accounts[0]];
    if (before === undefined || account === undefined) throw new Error('no account');
    const awsManaged = new Map();
    const texts = exportToTexts({ account: before, awsManaged });
    return completeExport({ account, awsManaged }, texts).account.workloads.map(({ name }) => name);
  };
  const both = instances(instance('i-1', 'running'), instance('i-2', 'running'));

  it('ends what an earlier import said of its kind and region', async () => {
    expect(await after(both, instances(instance('i-1', 'terminated')))).toEqual([]);
    const mixed = instances(instance('i-1', 'terminated'), instance('i-2', 'running'));
    expect(await after(both, mixed)).toEqual(['i-2']);
    expect(await linesOf(mixed)).toEqual([`${id} ${arn('ec2', 'instance/i-2')} ec2:instance`]);
  });

  it('ends only itself where the output is of one thing', async () => {
    const definition = (name: string, status: string) => ({
      taskDefinition: {
        taskDefinitionArn: arn('ecs', `task-definition/${name}:1`),
        taskRoleArn: role,
        status,
      },
    });
    const two = { taskDefinition: definition('x', 'ACTIVE').taskDefinition };
    expect(await after(two, definition('y', 'INACTIVE'))).toEqual(['1']);
    expect(await after(two, definition('x', 'INACTIVE'))).toEqual([]);
  });

  it('refuses nothing where nothing says whose it is', async () => {
    expect(await linesOf({ Reservations: [{ Instances: [instance('i-1', 'terminated')] }] })).toEqual([]);
  });
});

describe('an instance is of the partition of its zone', () => {
  it.each([
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-west-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['cn-north-1', 'aws-cn'],
    ['us-east-1', 'aws'],
  ])('in %s: %s (F-123)', async (region, partition) => {
    const Instances = [{ InstanceId: 'i-1', Placement: { AvailabilityZone: `${region}a` } }];
    expect(await linesOf({ Reservations: [{ OwnerId: id, Instances }] })).toEqual([
      `${id} arn:${partition}:ec2:${region}:${id}:instance/i-1 ec2:instance`,
    ]);
  });
});

interface Row {
  readonly name: string;
  readonly file: unknown;
  readonly says?: readonly string[];
  readonly code?: readonly string[];
  readonly refused?: string;
}

const rows = tableOf<readonly Row[]>('inputs/workloads.yaml');

it.each(rows.map((row) => [row.name, row] as const))('%s', async (_name, { file, says, code, refused }) => {
  if (says) expect(await linesOf(file)).toEqual(says);
  const { accounts, problems } = await merged(file);
  const found = accounts.flatMap(({ workloads }) => workloads.flatMap(({ codeFrom = [] }) => codeFrom));
  if (code) expect(found).toEqual(code);
  if (refused !== undefined)
    expect([accounts, ...problems.map(({ path, message }) => `${path}: ${message}`)]).toEqual([[], refused]);
});

describe('get-document of an automation document says whose role it assumes (F-149)', () => {
  const document = (Content: string, more: object = {}) => ({
    AccountId: id,
    Region: 'eu-west-1',
    Name: 'd',
    DocumentType: 'Automation',
    DocumentFormat: 'YAML',
    Content,
    ...more,
  });

  it.each<readonly [string, string, string | undefined]>([
    ['as JSON', `{"schemaVersion": "0.3", "assumeRole": "${role}"}`, role],
    ['as YAML', `schemaVersion: '0.3'\nassumeRole: ${role}\nmainSteps: []\n`, role],
    ['quoted, with a comment', `assumeRole: "${role}" # of the team\r\n`, role],
    ['with a comment alone', 'assumeRole: # nobody\n', undefined],
    ['with a key that is quoted', `'assumeRole': '${role}'`, role],
    ['as a parameter that the starter gives', 'assumeRole: "{{ Role }}"\n', '{{ Role }}'],
    [
      "with the account's id put in by AWS",
      'assumeRole: "arn:{{ global:AWS_PARTITION }}:iam::{{global:ACCOUNT_ID}}:role/r"\n',
      role,
    ],
    ['not at all', 'schemaVersion: "0.3"\n', undefined],
    ['only in a step of its own', `mainSteps:\n  - inputs:\n      assumeRole: ${role}\n`, undefined],
    ['as what is no text', '{"assumeRole": 7}', undefined],
    ['in what is no document', '[]', undefined],
  ])('%s', async (_how, content, found) => {
    const runsAs = found === undefined ? '' : ` ROLE=${found}/CODE`;
    expect(await linesOf(document(content))).toEqual([
      `${id} ${arn('ssm', 'document/d')} ssm:document${runsAs}`,
    ]);
  });

  it('and one of a command runs as nobody', async () => {
    const content = `{"assumeRole": "${role}"}`;
    expect(await linesOf(document(content, { DocumentType: 'Command' }))).toEqual([]);
  });
});

describe('versions of a launch template (F-124)', () => {
  const version = (number: number, isDefault: boolean, name?: string) => ({
    LaunchTemplateId: 'lt-1',
    LaunchTemplateName: 'web',
    VersionNumber: number,
    DefaultVersion: isDefault,
    LaunchTemplateData: name === undefined ? {} : { IamInstanceProfile: { Name: name } },
  });
  const toProfile = (reference: string) => ({ to: 'INSTANCE_PROFILE', reference, use: 'CODE' });

  it('keep what each of them runs as, also one of which two files speak', async () => {
    const file = (...versions: readonly object[]) => ({
      AccountId: id,
      Region: 'eu-west-1',
      LaunchTemplateVersions: versions,
    });
    const { accounts } = await merged(
      file(version(1, true, 'p'), version(2, false)),
      file(version(1, false, 'p'), version(3, false, 'q')),
    );
    expect(accounts[0]?.workloads).toMatchObject([
      {
        alias: 'web',
        runsAs: [toProfile('p'), toProfile('q')],
        versions: [
          { number: 1, isDefault: true, runsAs: [toProfile('p')] },
          { number: 2, isDefault: false, runsAs: [] },
          { number: 3, isDefault: false, runsAs: [toProfile('q')] },
        ],
      },
    ]);
  });
});

describe('records', () => {
  it('of one resource merge, names and ARNs alike, and an unknown kind of ARN is kept', async () => {
    const unknown = arn('newservice', 'thing/t');
    const lines = await linesOf(
      [{ ResourceArn: unknown, AccountId: id, RoleArn: role }],
      [
        { ResourceArn: unknown, AccountId: id, RoleArn: 'other' },
        { ResourceArn: unknown, AccountId: id, InstanceProfileArn: 'p' },
      ],
    );
    expect(lines).toEqual([
      `${id} ${unknown} newservice:thing ROLE=${role}/CODE ROLE=other/CODE INSTANCE_PROFILE=p/CODE`,
    ]);
  });

  it('of nothing are a note, not a mistake (F-8)', async () => {
    const { notes, problems } = await merged({ Functions: [] });
    expect(problems).toEqual([]);
    expect(notes).toHaveLength(1);
  });
});

describe('instance profiles (F-22)', () => {
  it('are there without a role too', async () => {
    const { accounts } = await merged({
      InstanceProfiles: [
        { InstanceProfileName: 'p', Arn: profile, Path: '/', Roles: [{ Arn: role, RoleName: 'r' }] },
        { InstanceProfileName: 'q', Arn: `arn:aws:iam::${id}:instance-profile/q`, Path: '/', Roles: [] },
      ],
    });
    expect(accounts[0]?.instanceProfiles.map(({ name, roleArn }) => [name, roleArn])).toEqual([
      ['p', role],
      ['q', undefined],
    ]);
  });
});

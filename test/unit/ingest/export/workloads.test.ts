/** What runs in an exported account, and what collections covered of it, goes in again and says the same. */
import { describe, expect, it, test } from 'vitest';
import { accountId as id, expectSame, json } from './reimported.js';

describe('what runs', () => {
  const arn = (rest: string) => `arn:aws:${rest.replace(':', `:eu-west-1:${id}:`)}`;
  const place = { AccountId: id, Region: 'eu-west-1' };
  const record = {
    ResourceArn: arn('lambda:function:f'),
    AccountId: id,
    RoleArn: 'r',
    State: 'Active',
    CodeFrom: ['s3://code/f.zip', 'bucket'],
  };
  it.each<readonly [string, readonly object[]]>([
    [
      'as roles',
      [
        [
          record,
          { ...record, RoleArn: null, ServiceRoleArn: 's', InstanceProfileArn: 'p' },
          { ...record, ResourceArn: arn('lambda:function:g'), RoleArn: null },
        ],
      ],
    ],
    [
      'as others do',
      [{ services: [{ serviceArn: arn('ecs:service/c/s'), taskDefinition: 't:7', roleArn: 'x' }] }],
    ],
    [
      'as launch templates say',
      [
        {
          ...place,
          LaunchTemplateVersions: [1, 2].map((VersionNumber) => ({
            LaunchTemplateId: 'lt-1',
            LaunchTemplateName: 'web',
            VersionNumber,
            DefaultVersion: VersionNumber === 1,
            LaunchTemplateData: VersionNumber === 1 ? {} : { IamInstanceProfile: { Name: 'p' } },
          })),
        },
        {
          AutoScalingGroups: [
            {
              AutoScalingGroupARN: arn('autoscaling:autoScalingGroup:u:autoScalingGroupName/a'),
              LaunchTemplate: { LaunchTemplateName: 'web', Version: '$Latest' },
            },
          ],
        },
      ],
    ],
    [
      'by outputs about single ones, which are no inventory',
      [
        { NotebookInstanceArn: arn('sagemaker:notebook-instance/n'), RoleArn: 'r' },
        { Attributes: { QueueArn: arn('sqs:q'), Policy: '{"Statement":[]}' } },
      ],
    ],
    ['of a complete list', [{ AccountId: id, Complete: true, Workloads: [record] }]],
    ['of a complete list of nothing', [{ AccountId: id, Complete: { WithoutRole: true }, Workloads: [] }]],
    [
      'of complete lists of some',
      [
        {
          AccountId: id,
          Complete: { Kinds: ['lambda:function', 'ecs:service'], Regions: ['eu-west-1', 'us-east-1'] },
          Workloads: [record],
        },
        { AccountId: id, Complete: { Kinds: ['ec2:instance'], WithoutRole: true }, Workloads: [] },
      ],
    ],
    [
      'in China, and nothing does',
      [
        { AccountId: id, Complete: { Regions: ['cn-north-1'] }, Workloads: [] },
        {
          Coverage: [{ AccountId: id, List: 'credentials', Kind: '*', Status: 'COLLECTED' }],
          RolegraphCollection: { Partition: 'aws-cn' },
        },
      ],
    ],
  ])('%s', async (_, documents) => {
    expect(await expectSame(json(...documents))).toEqual([]);
  });
});

test('what a collection covered', async () => {
  const entry = {
    AccountId: id,
    List: 'workloads',
    Kind: 'ec2:instance',
    Region: 'eu-west-1',
    Status: 'COLLECTED',
  };
  const Coverage = [
    { ...entry, WithoutRole: true, Found: 0, CollectedAt: '2024-01-01T00:00:00Z' },
    { ...entry, Region: 'us-east-1', Status: 'DENIED', Message: 'AccessDenied' },
    { ...entry, List: 'identityProviders', Kind: 'SAML', Region: '' },
    { ...entry, List: 'instanceProfiles', Kind: '*', Region: '', Status: 'FAILED' },
  ];
  const manifest = { RolegraphCollection: { Version: 1, Partition: 'aws' }, Coverage };
  expect(await expectSame(json(manifest))).toEqual([]);
});

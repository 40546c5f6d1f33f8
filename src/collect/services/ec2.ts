/** EC2: instances and launch templates, with their profiles where they have one (F-123, F-124), and VPC endpoints (F-68). */
import { policyOrNone, resources, tagList, workloads } from '../collector.js';
import { entriesOf } from '../reading.js';
import { service } from '../service.js';

const load = async () => (await import('@aws-sdk/client-ec2')).EC2;

export const regionCalls = service('ec2', load, ['describeRegions']);

const endpointCalls = service('ec2', load, ['paginateDescribeVpcEndpoints']);
const instanceCalls = service('ec2', load, ['paginateDescribeInstances']);
const templateCalls = service('ec2', load, ['paginateDescribeLaunchTemplateVersions']);

export const vpcEndpoints = resources(endpointCalls, 'ec2:vpc-endpoint', async ({ client, account, arn }) => {
  const listed = await entriesOf(client.paginateDescribeVpcEndpoints({}), (page) => page.VpcEndpoints);
  return listed
    .filter(({ OwnerId }) => OwnerId === undefined || OwnerId === account.accountId)
    .map(({ VpcEndpointId, VpcEndpointType, VpcId, ServiceName, PolicyDocument, Tags }) => ({
      ResourceArn: arn('ec2', `vpc-endpoint/${VpcEndpointId}`),
      ...policyOrNone(PolicyDocument),
      Tags: tagList(Tags),
      VpcEndpointId,
      VpcEndpointType,
      VpcId,
      ServiceName,
    }));
});

export const instances = workloads(instanceCalls, 'ec2:instance', async ({ client, arn }) => {
  const reservations = await entriesOf(client.paginateDescribeInstances({}), (page) => page.Reservations);
  return reservations
    .flatMap(({ Instances }) => Instances ?? [])
    .filter(({ State }) => !/^(?:terminated|shutting-down)$/.test(State?.Name ?? ''))
    .map(({ InstanceId, IamInstanceProfile, State }) => ({
      ResourceArn: arn('ec2', `instance/${InstanceId}`),
      InstanceProfileArn: IamInstanceProfile?.Arn ?? null,
      ...(State?.Name === undefined ? {} : { State: State.Name }),
    }));
});

/** Those that a launch takes unless it names another: all templates' at once. */
const Versions = ['$Default', '$Latest'];

export const launchTemplates = workloads(templateCalls, 'ec2:launch-template', async ({ client, arn }) => {
  const pages = client.paginateDescribeLaunchTemplateVersions({ Versions });
  const versions = await entriesOf(pages, (page) => page.LaunchTemplateVersions);
  const records = versions.map(({ LaunchTemplateId, LaunchTemplateData }) => {
    const { Arn, Name } = LaunchTemplateData?.IamInstanceProfile ?? {};
    return {
      ResourceArn: arn('ec2', `launch-template/${LaunchTemplateId}`),
      InstanceProfileArn: Arn ?? Name ?? null,
    };
  });
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()];
});

/** CloudFormation stacks and what they run as (F-133); one without a role runs with its caller's rights. */
import { recordsOf, workloads } from '../collector.js';
import { entriesOf } from '../reading.js';
import { service } from '../service.js';

const cloudFormation = service(
  'cloudformation',
  async () => (await import('@aws-sdk/client-cloudformation')).CloudFormation,
  ['paginateDescribeStacks'],
);

export const stacks = workloads(cloudFormation, 'cloudformation:stack', async ({ client }) => {
  const listed = await entriesOf(client.paginateDescribeStacks({}), (page) => page.Stacks);
  return listed.flatMap(({ StackId = '', RoleARN, StackStatus }) =>
    recordsOf(StackId, { code: [RoleARN] }, StackStatus),
  );
});

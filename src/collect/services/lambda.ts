/** Lambda functions: their policies (F-55), and what they run as (F-127, unpublished code only). */
import { policyPart, resources, tagsPart, workloads } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const lambda = service('lambda', async () => (await import('@aws-sdk/client-lambda')).Lambda, [
  'paginateListFunctions',
  'getPolicy',
  'listTags',
]);

export const functionPolicies = resources(lambda, 'lambda:function', async ({ client, tried }) => {
  const functions = await entriesOf(client.paginateListFunctions(), (page) => page.Functions);
  return forEach(functions, async ({ FunctionArn = '' }) => {
    const answer = await tried(client.getPolicy({ FunctionName: FunctionArn }), [
      'ResourceNotFoundException',
    ]);
    const tags = await tried(client.listTags({ Resource: FunctionArn }));
    return {
      ResourceArn: FunctionArn,
      ...policyPart(answer, (found) => found.Policy),
      ...tagsPart(tags, (found) => found.Tags),
    };
  });
});

export const functions = workloads(lambda, 'lambda:function', async ({ client }) => {
  const listed = await entriesOf(client.paginateListFunctions(), (page) => page.Functions);
  return listed.map(({ FunctionArn = '', Role = '' }) => ({
    ResourceArn: FunctionArn,
    RoleArn: Role,
  }));
});

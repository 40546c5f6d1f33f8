/** Batch job definitions and what their jobs run as (F-142). */
import { recordsOf, workloads } from '../collector.js';
import { entriesOf } from '../reading.js';
import { service } from '../service.js';

const batch = service('batch', async () => (await import('@aws-sdk/client-batch')).Batch, [
  'paginateDescribeJobDefinitions',
]);

export const jobDefinitions = workloads(batch, 'batch:job-definition', async ({ client }) => {
  const pages = client.paginateDescribeJobDefinitions({ status: 'ACTIVE' });
  const listed = await entriesOf(pages, (page) => page.jobDefinitions);
  return listed.flatMap(({ jobDefinitionArn = '', containerProperties, nodeProperties, ecsProperties }) => {
    const nodes = nodeProperties?.nodeRangeProperties ?? [];
    const containers = [containerProperties, ...nodes.map(({ container }) => container)];
    const tasks = [ecsProperties, ...nodes.map((node) => node.ecsProperties)].flatMap(
      (properties) => properties?.taskProperties ?? [],
    );
    return recordsOf(jobDefinitionArn, {
      code: [...containers.map((one) => one?.jobRoleArn), ...tasks.map((one) => one.taskRoleArn)],
      service: [...containers, ...tasks].map((one) => one?.executionRoleArn),
    });
  });
});

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
    return [
      ...containers.flatMap((container) =>
        recordsOf(jobDefinitionArn, container?.jobRoleArn, [container?.executionRoleArn]),
      ),
      ...tasks.flatMap((task) => recordsOf(jobDefinitionArn, task.taskRoleArn, [task.executionRoleArn])),
    ];
  });
});

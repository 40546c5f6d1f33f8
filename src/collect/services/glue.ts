/** Glue jobs and what they run as, by name or ARN (F-135). */
import { recordsOf, workloads } from '../collector.js';
import { entriesOf } from '../reading.js';
import { service } from '../service.js';

const glue = service('glue', async () => (await import('@aws-sdk/client-glue')).Glue, ['paginateGetJobs']);

export const jobs = workloads(glue, 'glue:job', async ({ client, arn }) => {
  const listed = await entriesOf(client.paginateGetJobs({}), (page) => page.Jobs);
  return listed.flatMap(({ Name, Role, Command }) =>
    recordsOf(arn('glue', `job/${Name}`), { code: [Role], codeFrom: Command?.ScriptLocation }),
  );
});

/** SageMaker notebook instances and what they run as (F-137). */
import { recordsOf, workloads } from '../collector.js';
import { answerOf, entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const sageMaker = service('sagemaker', async () => (await import('@aws-sdk/client-sagemaker')).SageMaker, [
  'paginateListNotebookInstances',
  'describeNotebookInstance',
]);

export const notebooks = workloads(sageMaker, 'sagemaker:notebook-instance', async ({ client, tried }) => {
  const pages = client.paginateListNotebookInstances({});
  const listed = await entriesOf(pages, (page) => page.NotebookInstances);
  const records = await forEach(listed, async ({ NotebookInstanceName, NotebookInstanceArn = '' }) => {
    const answer = answerOf(await tried(client.describeNotebookInstance({ NotebookInstanceName })));
    if (answer === undefined) return [];
    return recordsOf(NotebookInstanceArn, { code: [answer.RoleArn] }, answer.NotebookInstanceStatus);
  });
  return records.flat();
});

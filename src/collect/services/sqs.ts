/** SQS queues with their policies (F-52). */
import { policyPart, resources, tagsPart } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const sqs = service('sqs', async () => (await import('@aws-sdk/client-sqs')).SQS, [
  'paginateListQueues',
  'getQueueAttributes',
  'listQueueTags',
]);

/** Asked for in pages, because otherwise the answer ends after a thousand. */
const PAGE = 1000;

export const queues = resources(sqs, 'sqs', async ({ client, arn, tried }) => {
  const urls = await entriesOf(client.paginateListQueues({ MaxResults: PAGE }), (page) => page.QueueUrls);
  return forEach(urls, async (QueueUrl) => {
    const answer = await tried(client.getQueueAttributes({ QueueUrl, AttributeNames: ['Policy'] }));
    const tags = await tried(client.listQueueTags({ QueueUrl }));
    return {
      ResourceArn: arn('sqs', QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1)),
      ...policyPart(answer, (found) => found.Attributes?.Policy),
      ...tagsPart(tags, (found) => found.Tags),
    };
  });
});

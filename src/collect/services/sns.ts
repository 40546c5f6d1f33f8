/** SNS topics with their policies (F-53). */
import { policyPart, resources, tagsPart } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const sns = service('sns', async () => (await import('@aws-sdk/client-sns')).SNS, [
  'paginateListTopics',
  'getTopicAttributes',
  'listTagsForResource',
]);

export const topics = resources(sns, 'sns', async ({ client, tried }) => {
  const listed = await entriesOf(client.paginateListTopics(), (page) => page.Topics);
  return forEach(listed, async ({ TopicArn = '' }) => {
    const answer = await tried(client.getTopicAttributes({ TopicArn }));
    const tags = await tried(client.listTagsForResource({ ResourceArn: TopicArn }));
    return {
      ResourceArn: TopicArn,
      ...policyPart(answer, (found) => found.Attributes?.['Policy']),
      ...tagsPart(tags, (found) => found.Tags),
    };
  });
});

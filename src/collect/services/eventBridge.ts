/** EventBridge buses with their policies (F-61). */
import { policyOrNone, resources, tagsPart } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service, type ClientOf } from '../service.js';

const eventBridge = service('events', async () => (await import('@aws-sdk/client-eventbridge')).EventBridge, [
  'listEventBuses',
  'listTagsForResource',
]);

type Client = ClientOf<typeof eventBridge>;

/** The SDK has no pages for this call. */
async function* pages(client: Client) {
  let NextToken: string | undefined;
  do {
    const page = await client.listEventBuses({ NextToken });
    yield page;
    NextToken = page.NextToken;
  } while (NextToken);
}

export const eventBuses = resources(eventBridge, 'events:event-bus', async ({ client, tried }) => {
  const buses = await entriesOf(pages(client), (page) => page.EventBuses);
  return forEach(buses, async ({ Arn = '', Policy }) => {
    const tags = await tried(client.listTagsForResource({ ResourceARN: Arn }));
    return {
      ResourceArn: Arn,
      ...policyOrNone(Policy),
      ...tagsPart(tags, (found) => found.Tags),
    };
  });
});

/** DynamoDB tables with their policies (F-58). */
import { policyPart, resources, tagsPart, tagList, type AwsTag } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service, type ClientOf } from '../service.js';

const dynamodb = service('dynamodb', async () => (await import('@aws-sdk/client-dynamodb')).DynamoDB, [
  'paginateListTables',
  'getResourcePolicy',
  'listTagsOfResource',
]);

export const tables = resources(dynamodb, 'dynamodb:table', async ({ client, arn, tried }) => {
  const names = await entriesOf(client.paginateListTables(), (page) => page.TableNames);
  return forEach(names, async (name) => {
    const ResourceArn = arn('dynamodb', `table/${name}`);
    const answer = await tried(client.getResourcePolicy({ ResourceArn }), ['PolicyNotFoundException']);
    const tags = await tried(tagsOf(client, ResourceArn));
    return {
      ResourceArn,
      ...policyPart(answer, (found) => found.Policy),
      ...tagsPart(tags, (found) => found),
    };
  });
});

type Client = ClientOf<typeof dynamodb>;

async function tagsOf(client: Client, ResourceArn: string, NextToken?: string): Promise<readonly AwsTag[]> {
  const page = await client.listTagsOfResource({ ResourceArn, NextToken });
  const tags = tagList(page.Tags);
  return page.NextToken ? [...tags, ...(await tagsOf(client, ResourceArn, page.NextToken))] : tags;
}

/** KMS keys with their key policies (F-54). */
import { policyPart, resources, tagsPart } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const kms = service('kms', async () => (await import('@aws-sdk/client-kms')).KMS, [
  'paginateListKeys',
  'getKeyPolicy',
  'paginateListResourceTags',
]);

export const keys = resources(kms, 'kms:key', async ({ client, tried }) => {
  const listed = await entriesOf(client.paginateListKeys(), (page) => page.Keys);
  return forEach(listed, async ({ KeyId, KeyArn = '' }) => {
    const answer = await tried(client.getKeyPolicy({ KeyId, PolicyName: 'default' }));
    const tags = await tried(entriesOf(client.paginateListResourceTags({ KeyId }), (page) => page.Tags));
    return {
      ResourceArn: KeyArn,
      ...policyPart(answer, (found) => found.Policy),
      ...tagsPart(tags, (found) => found.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }))),
    };
  });
});

/** EFS file systems with their policies (F-59). */
import { policyPart, resources, tagList } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const efs = service('elasticfilesystem', async () => (await import('@aws-sdk/client-efs')).EFS, [
  'paginateDescribeFileSystems',
  'describeFileSystemPolicy',
]);

export const fileSystems = resources(efs, 'elasticfilesystem:file-system', async ({ client, arn, tried }) => {
  const listed = await entriesOf(client.paginateDescribeFileSystems({}), (page) => page.FileSystems);
  return forEach(listed, async ({ FileSystemId, Tags }) => {
    const answer = await tried(client.describeFileSystemPolicy({ FileSystemId }), ['PolicyNotFound']);
    return {
      ResourceArn: arn('elasticfilesystem', `file-system/${FileSystemId}`),
      ...policyPart(answer, (found) => found.Policy),
      Tags: tagList(Tags),
    };
  });
});

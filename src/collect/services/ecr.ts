/** ECR repositories with their policies (F-57). */
import { policyPart, resources, tagsPart } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const ecr = service('ecr', async () => (await import('@aws-sdk/client-ecr')).ECR, [
  'paginateDescribeRepositories',
  'getRepositoryPolicy',
  'listTagsForResource',
]);

export const repositories = resources(ecr, 'ecr:repository', async ({ client, tried }) => {
  const listed = await entriesOf(client.paginateDescribeRepositories(), (page) => page.repositories);
  return forEach(listed, async ({ repositoryArn = '', repositoryName }) => {
    const answer = await tried(client.getRepositoryPolicy({ repositoryName }), [
      'RepositoryPolicyNotFoundException',
    ]);
    const tags = await tried(client.listTagsForResource({ resourceArn: repositoryArn }));
    return {
      ResourceArn: repositoryArn,
      ...policyPart(answer, (found) => found.policyText),
      ...tagsPart(tags, (found) => found.tags),
    };
  });
});

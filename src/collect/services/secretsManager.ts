/** Secrets with their policies (F-56); never a secret's value (F-90). */
import { policyPart, resources, tagList } from '../collector.js';
import { entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const secretsManager = service(
  'secretsmanager',
  async () => (await import('@aws-sdk/client-secrets-manager')).SecretsManager,
  ['paginateListSecrets', 'getResourcePolicy'],
);

export const secrets = resources(secretsManager, 'secretsmanager:secret', async ({ client, tried }) => {
  const listed = await entriesOf(client.paginateListSecrets(), (page) => page.SecretList);
  return forEach(listed, async ({ ARN = '', Tags }) => {
    const answer = await tried(client.getResourcePolicy({ SecretId: ARN }));
    return {
      ResourceArn: ARN,
      ...policyPart(answer, (found) => found.ResourcePolicy),
      Tags: tagList(Tags),
    };
  });
});

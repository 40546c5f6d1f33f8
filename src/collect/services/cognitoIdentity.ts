/** Cognito identity pools and the roles that they hand out (F-154). */
import { recordsOf, workloads } from '../collector.js';
import { answerOf, entriesOf, forEach } from '../reading.js';
import { service } from '../service.js';

const cognitoIdentity = service(
  'cognito-identity',
  async () => (await import('@aws-sdk/client-cognito-identity')).CognitoIdentity,
  ['paginateListIdentityPools', 'getIdentityPoolRoles'],
);

/** The most that one page takes. */
const PAGE = 60;

export const identityPools = workloads(
  cognitoIdentity,
  'cognito-identity:identitypool',
  async ({ client, arn, tried }) => {
    const pages = client.paginateListIdentityPools({ MaxResults: PAGE });
    const pools = await entriesOf(pages, (page) => page.IdentityPools);
    const records = await forEach(pools, async ({ IdentityPoolId }) => {
      const answer = answerOf(await tried(client.getIdentityPoolRoles({ IdentityPoolId })));
      if (answer === undefined) return [];
      const mapped = Object.values(answer.RoleMappings ?? {}).flatMap(
        ({ RulesConfiguration }) => RulesConfiguration?.Rules ?? [],
      );
      const roles = [...Object.values(answer.Roles ?? {}), ...mapped.map(({ RoleARN }) => RoleARN)];
      return recordsOf(arn('cognito-identity', `identitypool/${IdentityPoolId}`), { code: roles });
    });
    return records.flat();
  },
);

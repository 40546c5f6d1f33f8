/** OpenSearch and Elasticsearch domains with their access policies (F-60). */
import { policyOrNone, resources, tagsPart } from '../collector.js';
import { forEach, inPieces } from '../reading.js';
import { service } from '../service.js';

const openSearch = service('es', async () => (await import('@aws-sdk/client-opensearch')).OpenSearch, [
  'listDomainNames',
  'describeDomains',
  'listTags',
]);

/** The most that one call takes. */
const NAMES_PER_CALL = 5;

export const domains = resources(openSearch, 'es:domain', async ({ client, tried }) => {
  const { DomainNames = [] } = await client.listDomainNames({});
  const names = DomainNames.flatMap(({ DomainName }) => DomainName ?? []);
  const described = await forEach(inPieces(names, NAMES_PER_CALL), (piece) =>
    client.describeDomains({ DomainNames: [...piece] }),
  );
  const found = described.flatMap((answer) => answer.DomainStatusList ?? []);
  return forEach(found, async ({ ARN = '', AccessPolicies }) => {
    const tags = await tried(client.listTags({ ARN }));
    return {
      ResourceArn: ARN,
      ...policyOrNone(AccessPolicies),
      ...tagsPart(tags, (found) => found.TagList),
    };
  });
});

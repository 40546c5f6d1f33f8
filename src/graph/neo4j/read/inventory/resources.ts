/** Reads resources and their policies. */
import type { Resource } from '../../../model/graph.js';
import type { StoredResource } from '../../../model/storedPolicies.js';
import type { Page, PageRequest, ResourceListFilter } from '../../../contract/pageRequests.js';
import { resourcePolicyUid } from '../../../model/policyUid.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { RESOURCE, heldPolicyOf, resourceOf } from '../projections.js';
import { IN_ACCOUNT_BY_NAME, listParameters, listQuery, pageOf } from '../pages.js';
import { byKey } from '../rows.js';

/** Of a resource `r` and its document `d`, as `storedResourceOf` reads it. */
export const STORED_RESOURCE = `{resource: r ${RESOURCE}, policy: CASE WHEN d IS NULL THEN null ELSE r {.name, documentHash: d.uid, documentText: d.text, quarantined: d.quarantined} END}`;

export function storedResourceOf(entry: Row): StoredResource {
  const resource = resourceOf(entry['resource']);
  const policy = entry['policy'] as Row | null;
  return {
    resource,
    ...(policy ? { policy: heldPolicyOf({ ...policy, uid: resourcePolicyUid(resource.arn) }) } : {}),
  };
}

export const resourcesByArn = (rows: readonly Row[]): ReadonlyMap<string, StoredResource> =>
  new Map(rows.map(storedResourceOf).map((stored) => [stored.resource.arn, stored]));

/** Which resources have these ARNs? Bounded by the ARNs. */
const RESOURCES = cypher(`
UNWIND $arns AS arn
MATCH (r:Resource {uid: arn})
RETURN arn AS key, r ${RESOURCE} AS resource`);

export async function resources(
  runner: QueryRunner,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Resource>> {
  return byKey(await runner.run(RESOURCES, { arns }), (row) => resourceOf(row['resource']));
}

const RESOURCE_PAGE = listQuery({
  label: 'Resource',
  where: `${IN_ACCOUNT_BY_NAME} AND ($service IS NULL OR n.service = $service)
    AND ($namesOutsiders IS NULL OR n.namesOutsiders = $namesOutsiders)
    AND ($only IS NULL OR n.uid IN $only) AND ($except IS NULL OR NOT n.uid IN $except)`,
  entry: `n ${RESOURCE}`,
});

export async function resourcePage(
  runner: QueryRunner,
  page: PageRequest,
  filter: ResourceListFilter,
): Promise<Page<Resource>> {
  const [row] = await runner.run(RESOURCE_PAGE, {
    ...listParameters(page, filter),
    service: filter.service ?? null,
    namesOutsiders: filter.namesOutsiders ?? null,
    only: filter.only ?? null,
    except: filter.except ?? null,
  });
  return pageOf(row, page.first, resourceOf);
}

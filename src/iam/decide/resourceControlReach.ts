/** Which requests of a principal its own account's resource control policies bear on, as areas (E-20, E-20c, E-20f). */
import { areaFromText, type Area } from '../permissions/areas.js';
import { neverOpenAcrossAccounts } from '../facts/data/serviceEnforced.js';
import type { ConditionTest } from '../language/statement.js';

export interface ResourceControlReach {
  readonly area: Area;
  /** They bear on those of the requests only for which it holds. */
  readonly condition?: ConditionTest;
}

/** E-20c, E-76: kms:RetireGrant is exempt; so is the list of buckets, which is no resource but is in areas of ARNs. */
const exempt = areaFromText(['kms:RetireGrant', 's3:ListAllMyBuckets'], []).actions.included;

/** E-34a: what no bucket policy opens to another account, so that the bucket is one of the own account. */
const ownBucketActions = [...(neverOpenAcrossAccounts.get('s3') ?? [])].map((name) => `s3:${name}`);

/**
 * They bear on the account's own resources, in the services that support them. The ARN of a bucket does not say whose it
 * is; of other ARNs without an account nobody else is known to own the resource.
 */
export function resourceControlReach(
  accountId: string,
  services: ReadonlySet<string>,
): readonly ResourceControlReach[] {
  const [own, unowned] = [`arn:*:*:*:${accountId}:*`, 'arn:*:*:*::*'];
  const others = [...services].filter((service) => service !== 's3').map((service) => `${service}:*`);
  const ofOwner: ConditionTest = {
    operator: 'StringEquals',
    key: 'aws:ResourceAccount',
    values: [accountId],
  };
  const buckets = services.has('s3') ? ['s3:*'] : [];
  return [
    {
      area: without(
        areaFromText([...others, ...(buckets.length > 0 ? ownBucketActions : [])], [own, unowned]),
      ),
    },
    { area: without(areaFromText(buckets, [own]), ownBucketActions) },
    { area: without(areaFromText(buckets, [unowned]), ownBucketActions), condition: ofOwner },
  ];
}

const without = ({ actions, resources }: Area, excepted: readonly string[] = []): Area => ({
  actions: {
    ...actions,
    excluded: [...exempt, ...areaFromText(excepted, []).actions.included],
  },
  resources,
});

/** Partitions of regions, and regions that a collection did not cover. */

/** Partitions by the prefix of their regions' names; all other regions are in `aws`. */
const partitions: Readonly<Record<string, string>> = {
  'cn-': 'aws-cn',
  'eu-isoe-': 'aws-iso-e',
  'eusc-': 'aws-eusc',
  'us-gov-': 'aws-us-gov',
  'us-iso-': 'aws-iso',
  'us-isob-': 'aws-iso-b',
  'us-isof-': 'aws-iso-f',
};

export const partitionOfRegion = (region: string): string =>
  partitions[Object.keys(partitions).find((begin) => region.startsWith(begin)) ?? ''] ?? 'aws';

/** Regions that every account of a partition has: they are enabled by default and cannot be disabled. */
const ofEveryAccount: Readonly<Record<string, readonly string[]>> = {
  aws: [
    ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
    ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'ap-south-1'],
    ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1', 'ap-southeast-2'],
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** Returns those of them, and `further` ones, that are not in `regions`; `*` for an unknown partition: any may be missing. */
export const missingRegions = (
  partition: string,
  regions: readonly string[],
  further: readonly string[] = [],
): readonly string[] => {
  const ofEvery = ofEveryAccount[partition] ?? ['*'];
  return [...new Set([...ofEvery, ...further])].filter((region) => !regions.includes(region));
};

/** Covered regions by kind of workload; kind `*` means every kind, and an empty region means a global service. */
export type Inventory = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Returns regions that every account has, or the account among `further` ones, but that were not searched for the kind;
 * `*`: no region was.
 */
export function unseenRegions(
  inventory: Inventory,
  partition: string,
  kind: string,
  further: readonly string[] = [],
): readonly string[] {
  const seen = [...(inventory.get(kind) ?? []), ...(inventory.get('*') ?? [])];
  if (seen.length === 0) return ['*'];
  return seen.includes('') ? [] : missingRegions(partition, seen, further);
}

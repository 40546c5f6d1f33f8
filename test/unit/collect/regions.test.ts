/** Which regions an account has enabled, and what the manifest says of those that were not read. */
import { describe, expect, test } from 'vitest';
import type { CollectReport } from '../../../src/collect/collect.js';
import { busy, closedToUs, estate, member, quiet, roleName } from '../../support/fakeAws/estate.js';
import { AwsError } from '../../support/fakeAws/protocols.js';
import { start } from '../../support/fakeAws/startedAws.js';

const refused = (): never => {
  throw new AwsError('AccessDenied', 'No', 403);
};

const unreadOf = ({ coverage }: CollectReport, accountId?: string) =>
  coverage
    .filter(({ Status, AccountId }) => Status !== 'COLLECTED' && (accountId ?? AccountId) === AccountId)
    .map(({ List, Kind, Region }) => `${List} ${Kind}@${Region}`);

describe('the regions of an account', () => {
  const keys = { 'kms:GetKeyPolicy': () => ({ Policy: '{}' }) };

  test('are listed in the manifest, whichever of them are read', async () => {
    const { place } = await start();
    const { coverage } = await place.run({ regions: [quiet] });
    expect(coverage.find(({ List }) => List === 'regions')).toMatchObject({
      Status: 'COLLECTED',
      Regions: [busy, quiet],
    });
    expect(new Set(coverage.map(({ Region }) => Region))).toEqual(new Set(['', quiet]));
  });

  test('that cannot be listed may be more than those that are asked for', async () => {
    const { place } = await start({ ...keys, 'ec2:DescribeRegions': refused });
    const report = await place.run({ regions: [busy] });
    expect(unreadOf(report)).toEqual(['resources *@', 'workloads *@']);
    expect(report.coverage.find(({ Status }) => Status === 'DENIED')?.Message).toBe(
      `Only ${busy} was read: AccessDenied: No`,
    );
  });

  test('that are disabled later do not stay unread', async () => {
    let enabled = [quiet, busy];
    const { place } = await start({
      'ec2:DescribeRegions': () => ({ regionInfo: enabled.map((regionName) => ({ regionName })) }),
      'glue:GetJobs': refused,
    });
    expect(unreadOf(await place.run())).toContain(`workloads glue:job@${busy}`);
    enabled = [quiet];
    expect(unreadOf(await place.run())).not.toContain(`workloads glue:job@${busy}`);
  });

  test('G-3: an account that was read whole and can no longer be entered has nothing unread', async () => {
    let isOpen = true;
    const { place } = await start({
      ...keys,
      'sts:AssumeRole': (call, url) => (isOpen ? estate['sts:AssumeRole']?.(call, url) : refused()),
    });
    expect(unreadOf(await place.run({ organizationRole: roleName }), member)).toEqual([]);
    isOpen = false;
    const report = await place.run({ organizationRole: roleName });
    expect(unreadOf(report, member)).toEqual([]);
    expect(unreadOf(report, closedToUs)).toContain('workloads *@');
    expect(unreadOf(await place.run({ organizationRole: roleName, fresh: true }), member)).toContain(
      'workloads *@',
    );
  });
});

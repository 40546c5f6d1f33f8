/** Collections that are stopped by Ctrl-C: the folder has what was read whole, and nothing else. */
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Interrupted } from '../../../src/collect/failure.js';
import { scopeOfArn } from '../../../src/ingest/formats/account/scopes.js';
import { busy, roleName } from '../../support/fakeAws/estate.js';
import { SILENCE } from '../../support/fakeAws/fakeAws.js';
import { AwsError } from '../../support/fakeAws/protocols.js';
import { start } from '../../support/fakeAws/startedAws.js';
import { contents, type Workplace } from '../../support/fakeAws/workplace.js';

const regions = [busy];

describe('a collection that is stopped', () => {
  test.each([0, 1, 4, 40, 75])(
    'after %i calls holds only what is whole; the next run ends where one without a stop would',
    async (last) => {
      let left = last;
      const stop = new AbortController();
      const { aws, place } = await start({}, () => {
        left -= 1;
        if (left < 0) stop.abort();
      });
      const request = { regions, organizationRole: roleName };
      await expect(place.run({ ...request, signal: stop.signal })).rejects.toThrow(Interrupted);
      const partial = await place.files().catch(() => new Map<string, string>());
      for (const path of partial.keys()) expect(path).toMatch(/(^|\/)[^.][^/]*\.json$/);
      if (partial.size > 0) expect(await unknownScopes(place)).toEqual([]);

      left = Number.POSITIVE_INFINITY;
      const calls = aws.calls.length;
      await place.run(request);
      const resumed = await contents(place);
      const repeated = aws.calls.length - calls;
      await place.run({ ...request, fresh: true });
      expect(await contents(place)).toEqual(resumed);
      expect(aws.calls.length - calls - repeated > repeated + 10).toBe(last >= 40);
    },
  );

  test('does not wait for calls that AWS leaves open', async () => {
    const stop = new AbortController();
    const { place } = await start({ 'glue:GetJobs': () => SILENCE }, (call) => {
      if (call.service === 'glue') stop.abort();
    });
    await expect(place.run({ regions, signal: stop.signal })).rejects.toThrow(Interrupted);
    expect((await place.files()).has('manifest.json')).toBe(true);
  });

  test('keeps what the manifest says of an account whose regions could not be listed', async () => {
    let isListed = false;
    const stop = new AbortController();
    const { place } = await start({
      'ec2:DescribeRegions': () => {
        if (isListed) stop.abort();
        throw new AwsError('UnauthorizedOperation', 'No', 403);
      },
    });
    await place.run();
    const before = await contents(place);
    isListed = true;
    await expect(place.run({ signal: stop.signal })).rejects.toThrow(Interrupted);
    expect(await contents(place)).toEqual(before);
  });
});

/** Records of kinds in regions of which the manifest says nothing: an import would take them for all there are. */
async function unknownScopes(place: Workplace): Promise<readonly string[]> {
  const files = await place.files();
  const { Coverage } = JSON.parse(files.get('manifest.json') ?? '') as {
    readonly Coverage: readonly { AccountId: string; List: string; Kind: string; Region: string }[];
  };
  const known = new Set(Coverage.map((one) => `${one.AccountId} ${one.List} ${one.Kind}@${one.Region}`));
  return [...files].flatMap(([path, text]) => {
    const list = { 'compute.json': 'workloads', 'resource-policies.json': 'resources' }[basename(path)];
    if (list === undefined) return [];
    return (JSON.parse(text) as readonly { readonly ResourceArn: string; readonly AccountId: string }[])
      .map((one) => `${one.AccountId} ${list} ${scopeOfArn(one.ResourceArn)}`)
      .filter((scope) => !known.has(scope));
  });
}

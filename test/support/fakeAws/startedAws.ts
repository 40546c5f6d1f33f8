/** An AWS with the usual estate, and a place to collect into, which both end with the test. */
import { afterEach, vi } from 'vitest';
import { estate } from './estate.js';
import { startFakeAws, type FakeAws, type Script } from './fakeAws.js';
import type { Call } from './protocols.js';
import { workplace, type Workplace } from './workplace.js';

interface Started {
  readonly aws: FakeAws;
  readonly place: Workplace;
}

let open: Started | undefined;

afterEach(async () => {
  vi.unstubAllEnvs();
  await open?.aws.close();
  await open?.place.remove();
  open = undefined;
});

export async function start(
  scripts: Readonly<Record<string, Script>> = {},
  interrupt?: (call: Call) => void,
): Promise<Started> {
  const aws = await startFakeAws({ ...estate, ...scripts }, interrupt);
  open = { aws, place: await workplace(aws) };
  return open;
}

/** Refuses changes that exceed the quotas of AWS, which `quotas.yaml` lists. */
import { z } from 'zod';
import { readRows } from '../../formats/shared/outputs.js';
import { Refusal } from '../changeRefused.js';

const quota = z.strictObject({
  name: z.string(),
  most: z.number(),
  of: z.string(),
  raisable: z.boolean().default(false),
  code: z.string().default('LimitExceeded'),
});

const quotas = new Map(readRows('changes/verbs/quotas.yaml', quota).map((one) => [one.name, one]));

/** Throws `Refusal` where the count exceeds the quota. */
export function keepWithin(name: string, count: number): void {
  const known = quotas.get(name);
  if (known === undefined) throw new TypeError(`quotas.yaml has no quota ${name}`);
  const { most, of, raisable, code } = known;
  if (count <= most) return;
  const raised = raisable
    ? ' This is the default of a quota that AWS raises on request: where it was raised, import the changed export instead.'
    : '';
  throw new Refusal(`${code}: This makes ${count} ${of}, and AWS allows ${most}.${raised}`);
}

export const charactersIn = (text: string): number => text.replace(/\s/g, '').length;

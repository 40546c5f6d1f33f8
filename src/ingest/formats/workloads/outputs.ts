/** The table of outputs of the AWS CLI that say what runs as which role (F-123 to F-157). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { z } from 'zod';

const path = z.string();
const paths = z.array(path).default([]);
const others = z
  .array(z.strictObject({ at: path, kinds: z.array(z.string()), unless: path.optional() }))
  .default([]);

/** The file says what each of these is. */
const workloadOutput = z.strictObject({
  calls: z.array(z.string()).min(1),
  list: z.string().optional(),
  inner: z.string().optional(),
  arn: path.optional(),
  id: path.optional(),
  type: z.string().default(''),
  within: path.default(''),
  zone: path.default(''),
  owner: path.default(''),
  alias: path.default(''),
  shows: z.array(z.string()).optional(),
  only: z.strictObject({ at: path, begins: z.string() }).optional(),
  code: paths,
  service: paths,
  profile: paths,
  codeOf: others,
  serviceOf: others,
  launchTemplate: paths,
  version: z.strictObject({ number: z.string(), isDefault: z.string() }).optional(),
  automation: path.default(''),
  codeFrom: paths,
  state: path.default(''),
  gone: z.array(z.string()).default([]),
});

export type WorkloadOutput = z.infer<typeof workloadOutput>;

/** The file is packaged as it is; from the built code, too, it is in `src`. */
const file = fileURLToPath(new URL('../../../../src/ingest/formats/workloads/outputs.yaml', import.meta.url));

/** In the order in which they are tried. */
export const workloadOutputs: readonly WorkloadOutput[] = z
  .array(workloadOutput)
  .parse(load(readFileSync(file, 'utf8')));

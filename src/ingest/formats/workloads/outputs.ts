/** Reads outputs that name roles of workloads (F-123 to F-157): roles, profiles, and workloads that share theirs. */
import { z } from 'zod';
import { JsonNumber } from '../../../iam/language/json.js';
import type { NamedRole, RunsAs } from '../account/accountExport.js';
import type { Fields } from '../shared/fields.js';
import { outputFields, path, readRows, recordsAt, textsAt } from '../shared/outputs.js';

const paths = z.array(path).default([]);
const other = z.strictObject({ at: path, kinds: z.array(z.string()), unless: path.default('') });
const places = {
  code: paths,
  service: paths,
  profile: paths,
  codeOf: z.array(other).default([]),
  serviceOf: z.array(other).default([]),
  launchTemplate: paths,
};

/** A row of the table. `outputs.yaml` explains each field. */
const workloadOutput = z.strictObject({
  ...outputFields,
  ...places,
  type: z.string().default(''),
  within: path.default(''),
  zone: path.default(''),
  owner: path.optional(),
  alias: path.default(''),
  only: z.strictObject({ at: path, begins: z.string() }).optional(),
  version: z.strictObject({ number: z.string(), isDefault: z.string() }).optional(),
  automation: path.default(''),
  alone: z.boolean().default(false),
  codeFrom: paths,
  state: path.default(''),
  gone: z.array(z.string()).default([]),
});

export type WorkloadOutput = z.infer<typeof workloadOutput>;

export const workloadOutputs = readRows('formats/workloads/outputs.yaml', workloadOutput);

type Places = Pick<WorkloadOutput, keyof typeof places>;

export function readRunsAs(resource: Fields, at: Partial<Places>): readonly RunsAs[] {
  const named = (
    to: NamedRole['to'],
    use: NamedRole['use'],
    roles: readonly string[] = [],
  ): readonly RunsAs[] => referencesAt(resource, roles).map((reference) => ({ to, reference, use }));
  return [
    ...named('ROLE', 'CODE', at.code),
    ...named('ROLE', 'SERVICE', at.service),
    ...named('INSTANCE_PROFILE', 'CODE', at.profile),
    ...rolesOfOthers(resource, 'CODE', at.codeOf),
    ...rolesOfOthers(resource, 'SERVICE', at.serviceOf),
    ...rolesOfTemplates(resource, at.launchTemplate),
  ];
}

const rolesOfOthers = (
  resource: Fields,
  use: NamedRole['use'],
  others: Places['codeOf'] = [],
): readonly RunsAs[] =>
  others
    .filter(({ unless }) => referencesAt(resource, [unless]).length === 0)
    .flatMap(({ at, kinds }) =>
      referencesAt(resource, [at]).map((reference) => ({ to: 'WORKLOAD', reference, use, kinds }) as const),
    );

/** Reads references to launch templates (F-125): by id if there is one, with the version, or else the default one. */
const rolesOfTemplates = (resource: Fields, templates: readonly string[] = []): readonly RunsAs[] =>
  templates
    .flatMap((template) => recordsAt(resource, template))
    .flatMap((template) => {
      const [reference] = referencesAt(template, ['LaunchTemplateId', 'LaunchTemplateName']);
      if (reference === undefined) return [];
      const version = versionIn(template) ?? '$Default';
      return { to: 'WORKLOAD', reference, use: 'CODE', kinds: ['ec2:launch-template'], version } as const;
    });

function versionIn(template: Fields): string | undefined {
  const version = template.at('Version')?.value;
  return version instanceof JsonNumber ? version.jsonNumber : template.text('Version');
}

const referencesAt = (fields: Fields, at: readonly string[]): readonly string[] =>
  at.flatMap((one) => textsAt(fields, one)).filter((text) => text !== '');

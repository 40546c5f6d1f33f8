/** What a resource in an output of the AWS CLI runs as: roles, profiles, and what others run as (F-123 to F-157). */
import { JsonNumber } from '../../../iam/language/json.js';
import type { NamedRole, RunsAs } from '../account/accountExport.js';
import type { ComputeOutput, Likeness } from './computeOutputs.js';
import type { Fields } from '../shared/fields.js';

export function runsAsOf(resource: Fields, output: Omit<ComputeOutput, 'arn'>): readonly RunsAs[] {
  return [
    ...referencesAt(resource, output.code ?? [], 'ROLE', 'CODE'),
    ...referencesAt(resource, output.service ?? [], 'ROLE', 'SERVICE'),
    ...referencesAt(resource, output.profile ?? [], 'INSTANCE_PROFILE', 'CODE'),
    ...rolesOfOthers(resource, output.codeOf ?? [], 'CODE'),
    ...rolesOfOthers(resource, output.serviceOf ?? [], 'SERVICE'),
    ...rolesOfTemplates(resource, output.launchTemplate ?? []),
  ];
}

export function referencesAt(
  fields: Fields,
  paths: readonly string[],
  to: NamedRole['to'],
  use: NamedRole['use'],
): readonly NamedRole[] {
  return textsAt(fields, paths).map((reference) => ({ to, reference, use }));
}

function rolesOfOthers(
  resource: Fields,
  likenesses: readonly Likeness[],
  use: NamedRole['use'],
): readonly RunsAs[] {
  return likenesses
    .filter(({ unless }) => unless === undefined || textsAt(resource, [unless]).length === 0)
    .flatMap(({ at, kinds }) =>
      textsAt(resource, [at]).map((reference) => ({ to: 'WORKLOAD', reference, use, kinds }) as const),
    );
}

/** F-125: by id where it is told, with the version; the default one where none is named. */
function rolesOfTemplates(resource: Fields, paths: readonly string[]): readonly RunsAs[] {
  return paths
    .flatMap((path) => recordsAt(resource, path))
    .flatMap((template) => {
      const [reference] = textsAt(template, ['LaunchTemplateId', 'LaunchTemplateName']);
      if (reference === undefined) return [];
      const version = versionIn(template) ?? '$Default';
      return { to: 'WORKLOAD', reference, use: 'CODE', kinds: ['ec2:launch-template'], version } as const;
    });
}

function versionIn(template: Fields): string | undefined {
  const version = template.at('Version')?.value;
  return version instanceof JsonNumber ? version.jsonNumber : template.text('Version');
}

const textsAt = (fields: Fields, paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => valuesAt(fields, path)).filter((text) => text !== '');

/** Texts at a path that goes through objects by `.` and through all elements of lists by `[]`. */
export function valuesAt(fields: Fields, path: string): readonly string[] {
  const dot = path.lastIndexOf('.');
  const key = path.slice(dot + 1);
  if (key === '') return [];
  const holders = dot === -1 ? [fields] : recordsAt(fields, path.slice(0, dot));
  return holders.flatMap((holder) => holder.text(key) ?? []);
}

function recordsAt(fields: Fields, path: string): readonly Fields[] {
  return path
    .split('.')
    .reduce<readonly Fields[]>(
      (found, key) =>
        found.flatMap((one) =>
          key.endsWith('[]') ? one.records(key.slice(0, -2)) : (one.record(key) ?? []),
        ),
      [fields],
    );
}

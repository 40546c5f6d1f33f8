/** What a resource in an output of the AWS CLI runs as: roles, profiles, and what others run as (F-123 to F-157). */
import { JsonNumber } from '../../../iam/language/json.js';
import type { NamedRole, RunsAs } from '../account/accountExport.js';
import type { Fields } from '../shared/fields.js';
import type { WorkloadOutput } from './outputs.js';

/** Where it stands: paths of roles, profiles and others. */
type Places = Pick<
  WorkloadOutput,
  'code' | 'service' | 'profile' | 'codeOf' | 'serviceOf' | 'launchTemplate'
>;

export function readRunsAs(resource: Fields, places: Partial<Places>): readonly RunsAs[] {
  const { code = [], service = [], profile = [], codeOf = [], serviceOf = [], launchTemplate = [] } = places;
  const named = (paths: readonly string[], to: NamedRole['to'], use: NamedRole['use']): readonly RunsAs[] =>
    textsAt(resource, paths).map((reference) => ({ to, reference, use }));
  return [
    ...named(code, 'ROLE', 'CODE'),
    ...named(service, 'ROLE', 'SERVICE'),
    ...named(profile, 'INSTANCE_PROFILE', 'CODE'),
    ...rolesOfOthers(resource, codeOf, 'CODE'),
    ...rolesOfOthers(resource, serviceOf, 'SERVICE'),
    ...rolesOfTemplates(resource, launchTemplate),
  ];
}

const rolesOfOthers = (
  resource: Fields,
  others: Places['codeOf'],
  use: NamedRole['use'],
): readonly RunsAs[] =>
  others
    .filter(({ unless }) => unless === undefined || textsAt(resource, [unless]).length === 0)
    .flatMap(({ at, kinds }) =>
      textsAt(resource, [at]).map((reference) => ({ to: 'WORKLOAD', reference, use, kinds }) as const),
    );

/** F-125: by id where it is told, with the version; the default one where none is named. */
const rolesOfTemplates = (resource: Fields, paths: readonly string[]): readonly RunsAs[] =>
  paths
    .flatMap((path) => recordsAt(resource, path))
    .flatMap((template) => {
      const [reference] = textsAt(template, ['LaunchTemplateId', 'LaunchTemplateName']);
      if (reference === undefined) return [];
      const version = versionIn(template) ?? '$Default';
      return { to: 'WORKLOAD', reference, use: 'CODE', kinds: ['ec2:launch-template'], version } as const;
    });

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

const recordsAt = (fields: Fields, path: string): readonly Fields[] =>
  path
    .split('.')
    .reduce<readonly Fields[]>(
      (found, key) =>
        found.flatMap((one) =>
          key.endsWith('[]') ? one.records(key.slice(0, -2)) : (one.record(key) ?? []),
        ),
      [fields],
    );

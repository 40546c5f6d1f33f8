/** On whom a form of a technique is worth trying: all others are no targets whatever the caller may do. */
import type { Role, User } from '../context/accountContents.js';
import type { TechniqueApplication } from './applyTechnique.js';
import { checks, mentions, type Leaf } from '../catalog/variants.js';
import type { RunsAsCheck } from '../catalog/preconditionCheck.js';
import type { Form, Requirement, RequiredOn } from '../catalog/technique.js';

export const runsAsOf = ({ preconditions }: Form): RunsAsCheck | undefined =>
  preconditions.map(({ check }) => check).find((check) => check?.kind === 'WORKLOAD_RUNS_AS');

/** `entered`: ARNs of those into whom another technique leads. */
export function candidateRoles(
  application: TechniqueApplication,
  member: string | undefined,
  entered: () => readonly string[],
): readonly Role[] {
  const { accountIndex, form, technique } = application;
  const named = (arns: Iterable<string>) =>
    [...new Set(arns)].flatMap((arn) => accountIndex.roles.get(arn) ?? []);
  if (checks(form, 'OTHER_WAY_IN')) return named([...entered(), ...assumable(application, member)]);
  if (mentions(form.required, 'assume')) return named(assumable(application, member));
  const runsAs = runsAsOf(form);
  if (runsAs) return accountIndex.rolesRunningFor(runsAs);
  if (mentions(form.required, 'pass') || mentions(form.required, 'profile'))
    return distinct(
      (technique.passServices ?? []).flatMap((service) => [
        ...accountIndex.trusts.rolesTrusting(service).keys(),
      ]),
    );
  const arns = namedFor(application, 'ROLE', member);
  return arns === undefined ? accountIndex.account.roles : named(arns);
}

const assumable = ({ callers }: TechniqueApplication, member: string | undefined): readonly string[] =>
  callers.assumptions(member).flatMap((assumptions) => [...assumptions.keys()]);

export function candidateUsers(
  application: TechniqueApplication,
  member: string | undefined,
  entered: () => readonly string[],
): readonly User[] {
  const { accountIndex, form } = application;
  const arns = checks(form, 'OTHER_WAY_IN') ? entered() : namedFor(application, 'USER', member);
  return arns === undefined
    ? accountIndex.account.users
    : [...arns].flatMap((arn) => accountIndex.users.get(arn) ?? []);
}

/** Where the caller's statements name the targets one by one. */
function namedFor(
  { form, callers }: TechniqueApplication,
  on: RequiredOn,
  member: string | undefined,
): ReadonlySet<string> | undefined {
  const leaf = indispensable(form.required).find((one) => one.on === on);
  return leaf && callers.asking(leaf.action, member).named(leaf.action);
}

function indispensable(required: Requirement): readonly Leaf[] {
  if ('action' in required) return [required];
  return 'all' in required ? required.all.flatMap(indispensable) : [];
}

const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)];

/** Operations with the questions that take a scenario, and all that can be selected below them. */
import { arn, OTHER, OWN, resourceArns, type Files } from './changeableEstate.js';
import { everythingInAll, schema, values } from './everyField.js';
import type { Random } from './reference/random.js';

const page = { ...values, first: '3' };

/** Whom questions can be about, by ARN. */
export interface Asked {
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export const principalsOf = ({ own, other }: Files): Asked => ({
  users: [own, other].flatMap(({ UserDetailList }) => UserDetailList.map(({ Arn }) => Arn)),
  roles: [own, other].flatMap(({ RoleDetailList }) => RoleDetailList.map(({ Arn }) => Arn)),
});

/** Of one user and one role. `turn`: each third one, so that a world on a busy machine lasts for all of them. */
export function scenarioQuestions({ users, roles }: Asked, random: Random, turn: 0 | 1 | 2): string {
  const [from, to] = [random.pick(users), random.pick(roles)].map((one) => JSON.stringify(one));
  const query = schema.getQueryType();
  if (!query) throw new Error('there is no query type');
  const asked = questionsAbout(from ?? '', to ?? '').filter((_one, index) => index % 3 === turn);
  const fields = asked.map(([field, given]) => [field, { ...given, scenario: '$scenario' }] as const);
  return `query ($scenario: ScenarioInput) { ${everythingInAll(query, fields)} }`;
}

type Question = readonly [field: string, given: Readonly<Record<string, string>>];

function questionsAbout(from: string, to: string): readonly Question[] {
  return [
    ['principal', { ...page, identifier: from }],
    ['can', { principal: from, action: '"iam:CreateUser"', resource: '"*"' }],
    ['canBatch', { checks: `[{ principal: ${from}, action: "sts:AssumeRole", resource: ${to} }]` }],
    ['whoCan', { ...page, action: '"sts:AssumeRole"', resource: to }],
    [
      'whoCan',
      { ...page, action: '"kms:Decrypt"', resource: JSON.stringify(resourceArns.key), transitive: 'true' },
    ],
    ['effectivePermissions', { principal: from }],
    ['assumeRolePaths', { from, to }],
    ['pathsToPrivilege', { from }],
    ['blastRadius', { principal: from }],
    ['whoCanReach', { ...page, to }],
    ['whoCanReach', { ...page, to: JSON.stringify(arn('root', OTHER)) }],
    ['chokePoints', { ...page, accountId: JSON.stringify(OWN) }],
    ['crossAccountAccess', { from, to }],
    ['principal', { ...page, identifier: to }],
    ['trustExposure', page],
  ];
}

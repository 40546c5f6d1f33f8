/** Operations with the questions that take a scenario, and all that can be selected below them. */
import { arn, OTHER, OWN, resourceArns, type Files } from './changeableEstate.js';
import { everythingInAll, schema, values } from './everyField.js';
import type { Random } from './reference/random.js';

const page = { ...values, first: '3' };

/** Of one user and one role of the files. `turn`: each third one, so that a world on a busy machine lasts for all of them. */
export function scenarioQuestions({ own, other }: Files, random: Random, turn: 0 | 1 | 2): string {
  const accounts = random.chance(0.5) ? [own, other] : [other, own];
  const users = accounts.flatMap(({ UserDetailList }) => UserDetailList);
  const roles = accounts.flatMap(({ RoleDetailList }) => RoleDetailList);
  const [from, to] = [random.pick(users), random.pick(roles)].map(({ Arn }) => JSON.stringify(Arn));
  const query = schema.getQueryType();
  if (!query) throw new Error('there is no query type');
  const asked = questionsAbout(from ?? '', to ?? '').filter((_one, index) => index % 3 === turn);
  const fields = asked.map(([field, given]) => [field, { ...given, scenario: '$scenario' }] as const);
  return `query ($scenario: ScenarioInput) { ${everythingInAll(query, fields)} }`;
}

type Asked = readonly [field: string, given: Readonly<Record<string, string>>];

function questionsAbout(from: string, to: string): readonly Asked[] {
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

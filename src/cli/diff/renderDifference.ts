/** Differences of access as a colleague would tell them. */
import type {
  AccessDifference,
  AdministratorDifference,
  ExposureDifference,
  PermissionDifference,
  PolicyDifference,
  ReachDifference,
} from '../../access/compare/compareStates.js';
import type { Change } from '../../graph/model/changes.js';
import { nameOf } from '../../access/shared/sentences.js';
import { namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { conditionText } from '../../iam/explain/conditionText.js';
import { patterns } from '../ask/render.js';
import { changeWords } from '../renderChanges.js';
import { bold, table } from '../terminal.js';

const changes: Readonly<Record<Change | PolicyDifference['change'], string>> = {
  ...changeWords,
  ADDED: 'added',
  REMOVED: 'removed',
  CHANGED: 'changed',
};

export function renderDifference(difference: AccessDifference): string {
  const { administrators, reach, exposures, permissions, policies, data, completeness } = difference;
  const sections = [
    section('Administrators', ['', 'who', 'before', 'after'], administrators.map(administratorRow)),
    section('Who reaches administration', ['', 'who', 'of account', 'before', 'after'], reach.map(reachRow)),
    section('Roles open to others', ['', 'role', 'to whom', 'why'], exposures.map(exposureRow)),
    section('Permissions', ['', 'who', 'effect', 'actions', 'on', 'if'], permissions.map(permissionRow)),
    section('Policies', ['', 'policy', 'of'], policies.map(policyRow)),
    section(
      'Data',
      ['', 'account', 'what'],
      data.map((one) => [changes[one.change], one.accountId, one.message]),
    ),
  ].filter((text) => text !== '');
  const cut = completeness.complete
    ? []
    : [`A limit of the search may hide differences: ${completeness.truncatedBy.join(', ')}.`];
  return [...(sections.length === 0 ? ['Nothing differs.'] : sections), ...cut].join('\n\n');
}

const section = (title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : `${bold(title)}\n${table(headings, rows)}`;

/** Not only of those that are there. */
const who = (identifier: string): string => nameOf(namedPrincipal(identifier));

const administratorRow = ({ change, principal, before, after }: AdministratorDifference) => [
  changes[change],
  who(principal),
  decisionText(before),
  decisionText(after),
];

const decisionText = (decision: string | undefined): string =>
  decision?.toLowerCase().replaceAll('_', ' ') ?? 'no';

const reachRow = ({ change, principal, accountId, before, after }: ReachDifference) => [
  changes[change],
  who(principal),
  accountId,
  distanceText(before),
  distanceText(after),
];

function distanceText(distance: ReachDifference['before']): string {
  if (distance === undefined) return 'no way';
  const hops = distance.distance === 1 ? '1 hop' : `${distance.distance} hops`;
  return distance.unconditionalDistance === undefined ? `${hops}, under conditions` : hops;
}

const exposureRow = ({ change, role, principal, reason }: ExposureDifference) => [
  changes[change],
  who(role),
  who(principal),
  reason,
];

const permissionRow = ({ change, principal, statement }: PermissionDifference) => [
  changes[change],
  who(principal),
  statement.effect.toLowerCase(),
  patterns(statement.actions, statement.notActions),
  patterns(statement.resources, statement.notResources),
  statement.conditions.map(conditionText).join(' and '),
];

const policyRow = ({ change, name, kind, ownerArn }: PolicyDifference) => [
  changes[change],
  `${name} (${kind.toLowerCase().replaceAll('_', ' ')})`,
  ownerArn === undefined ? '' : who(ownerArn),
];

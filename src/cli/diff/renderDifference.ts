/** Renders differences of access in plain sentences and tables. */
import type {
  AccessDifference,
  AdministratorDifference,
  ChangedPart,
  Differing,
  ExposureDifference,
  PermissionDifference,
  PolicyDifference,
  ReachDifference,
  WatchDifference,
} from '../../access/compare/difference.js';
import type { Change, Place } from '../../graph/model/changes.js';
import { counted } from '../../answerWords.js';
import { conditionText } from '../../iam/explain/conditionText.js';
import { patterns } from '../ask/render.js';
import { changeWords, who } from '../renderChanges.js';
import { bold, table } from '../terminal.js';

const changes: Readonly<Record<Change | PolicyDifference['change'], string>> = {
  ...changeWords,
  ADDED: 'added',
  REMOVED: 'removed',
  CHANGED: 'changed',
};

export function renderDifference(difference: AccessDifference): string {
  const { administrators, reach, exposures, permissions, watched, policies, data, completeness } = difference;
  const sections = [
    section('Administrators', ['', 'who', 'before', 'after', because], administrators.map(administratorRow)),
    section(
      'Who reaches administration',
      ['', 'who', 'of account', 'before', 'after', 'by', because],
      reach.map(reachRow),
    ),
    section('Roles open to others', ['', 'role', 'to whom', 'why', because], exposures.map(exposureRow)),
    section(
      'Permissions',
      ['', 'who', 'effect', 'actions', 'on', 'if', because],
      permissions.map(permissionRow),
    ),
    section('Watched', ['', 'who', 'action', 'on', 'before', 'after', because], watched.map(watchRow)),
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

const because = 'because of';

/** Returns a place such as `role.json#/RoleDetailList/3/AssumeRolePolicyDocument statement 1`. */
const placeText = ({ file, pointer, statement }: Place): string =>
  `${file}#${pointer}${statement === undefined ? '' : ` statement ${statement}`}`;

function causeText({ cause }: { readonly cause?: readonly ChangedPart[] }): string {
  if (cause === undefined) return 'cause not isolated';
  return cause
    .map(({ change, what, places }) => {
      const became = change === undefined ? what : `${what} ${changes[change]}`;
      return places.length === 0 ? became : `${became} (${places.map(placeText).join(', ')})`;
    })
    .join('; ');
}

const section = (title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : `${bold(title)}\n${table(headings, rows)}`;

const administratorRow = (one: AdministratorDifference) => [
  changes[one.change],
  who(one.principal),
  ...decisionTexts(one),
  causeText(one),
];

/** Returns the texts of both sides. A side that lacks data is "not known", not "no". */
const sideTexts = <T>({ change, before, after }: Differing<T>, none: string, text: (side: T) => string) => [
  before === undefined ? (change === 'NOW_KNOWN' ? NOT_KNOWN : none) : text(before),
  after === undefined ? (change === 'NOW_UNKNOWN' ? NOT_KNOWN : none) : text(after),
];

const NOT_KNOWN = 'not known';

const decisionTexts = (one: Differing<string>): readonly string[] =>
  sideTexts(one, 'no', (decision) => decision.toLowerCase().replaceAll('_', ' '));

const reachRow = (one: ReachDifference) => [
  changes[one.change],
  who(one.principal),
  one.accountId,
  ...sideTexts(one, 'no way', distanceText),
  one.path?.sentence ?? '',
  causeText(one),
];

function distanceText(distance: NonNullable<ReachDifference['before']>): string {
  const hops = counted(distance.distance, 'hop');
  return distance.unconditionalDistance === undefined ? `${hops}, under conditions` : hops;
}

const exposureRow = (one: ExposureDifference) => [
  changes[one.change],
  who(one.role),
  who(one.principal),
  one.reason,
  causeText(one),
];

const permissionRow = ({ change, principal, statement, ...rest }: PermissionDifference) => [
  changes[change],
  who(principal),
  statement.effect.toLowerCase(),
  patterns(statement.actions, statement.notActions),
  patterns(statement.resources, statement.notResources),
  statement.conditions.map(conditionText).join(' and '),
  causeText(rest),
];

const watchRow = (one: WatchDifference) => [
  changes[one.change],
  who(one.principal),
  one.action,
  one.resource,
  ...decisionTexts(one),
  causeText(one),
];

const policyRow = ({ change, name, kind, ownerArn }: PolicyDifference) => [
  changes[change],
  `${name} (${kind.toLowerCase().replaceAll('_', ' ')})`,
  ownerArn === undefined ? '' : kind === 'RESOURCE' ? ownerArn : who(ownerArn),
];

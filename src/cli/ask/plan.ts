/** Which operation answers a question of the terminal, and how its answer is put in words. */
import type {
  AccessKeysView,
  BlastRadiusView,
  CanView,
  CrossAccountView,
  PathsView,
  PermissionsView,
  TrustExposureView,
  ChokePointsView,
  ExposedResourcesView,
  ExposureView,
  FindingsView,
  WhoCanReachView,
  WhoCanView,
} from './answers.js';
import {
  ACCESS_KEYS,
  BLAST_RADIUS,
  CAN,
  CROSS_ACCOUNT,
  PATHS,
  PATHS_TO_PRIVILEGE,
  PERMISSIONS,
  TRUST_EXPOSURE,
  CHOKE_POINTS,
  EXPOSED_RESOURCES,
  EXPOSURE,
  FINDINGS,
  WHO_CAN,
  WHO_CAN_REACH,
} from './operations.js';
import {
  renderCan,
  renderCrossAccount,
  renderPaths,
  renderPathsToPrivilege,
  renderPermissions,
} from './render.js';
import { renderAccessKeys, renderTrustExposure } from './renderLists.js';
import { renderExposedResources, renderExposure, renderFindings } from './renderFindings.js';
import { renderBlastRadius, renderChokePoints, renderWhoCan, renderWhoCanReach } from './renderReach.js';

export type Question =
  | {
      readonly kind: 'can';
      readonly principal: string;
      readonly action: string;
      readonly resource: string;
      /** `*` and `?` in the resource are characters. */
      readonly literal?: boolean;
    }
  | {
      readonly kind: 'who-can';
      readonly action: string;
      readonly resource: string;
      readonly literal?: boolean;
      /** Also whoever can become somebody who may, within so many hops. */
      readonly transitive: boolean;
      readonly maxHops: number;
    }
  | { readonly kind: 'permissions'; readonly principal: string; readonly services?: readonly string[] }
  | { readonly kind: 'blast-radius'; readonly principal: string; readonly maxHops: number }
  | { readonly kind: 'cross-account'; readonly from: string; readonly to: string }
  | { readonly kind: 'who-can-reach'; readonly to: string; readonly maxHops: number }
  | { readonly kind: 'choke-points'; readonly accountId: string }
  | { readonly kind: 'findings'; readonly principal: string }
  /** Without a resource: of all whose policy lets outsiders in. */
  | { readonly kind: 'exposure'; readonly resource?: string; readonly accountId?: string }
  /** As the filters of the fields have it. */
  | { readonly kind: 'trust-exposure'; readonly filter: Readonly<Record<string, unknown>> }
  | { readonly kind: 'access-keys'; readonly filter: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'paths-to-privilege';
      readonly from: string;
      readonly maxHops: number;
      readonly k: number;
    }
  | {
      readonly kind: 'paths';
      readonly from: string;
      readonly to: string;
      readonly maxHops: number;
      readonly k: number;
    };

export interface Plan {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly render: (field: unknown) => string;
}

export type ContextEntry = { readonly key: string; readonly values: readonly string[] };

/** What a question comes with. */
interface Asked {
  readonly context: readonly ContextEntry[];
  /** The question as the user put it, with names where they gave names. */
  readonly words: Question;
  readonly verbose: boolean;
}

export function planOf(question: Question, asked: Asked): Plan {
  switch (question.kind) {
    case 'can': {
      const { kind: _kind, ...what } = question;
      return planned(CAN, { literal: false, ...what, context: asked.context }, (field: CanView) =>
        renderCan(field),
      );
    }
    case 'who-can':
      return whoCanPlan(question, asked);
    case 'permissions': {
      const { principal, services } = question;
      return planned(PERMISSIONS, { principal, services }, (field: PermissionsView) =>
        renderPermissions(field),
      );
    }
    case 'cross-account': {
      const { from, to } = question;
      return planned(CROSS_ACCOUNT, { from, to }, (field: CrossAccountView) =>
        renderCrossAccount(field, asked.verbose),
      );
    }
    case 'trust-exposure':
    case 'access-keys':
      return listPlan(question);
    case 'blast-radius':
    case 'who-can-reach':
    case 'choke-points':
      return reachPlan(question, asked);
    case 'findings':
    case 'exposure':
      return findingsPlan(question, asked);
    case 'paths-to-privilege':
    case 'paths':
      return pathsPlan(question, asked);
  }
}

/** The operation and its rendering agree on what the field is. */
const planned = <Field>(
  operation: string,
  variables: Plan['variables'],
  render: (field: Field) => string,
): Plan => ({ operation, variables, render: (field) => render(field as Field) });

function reachPlan(
  question: QuestionOf<'blast-radius' | 'who-can-reach' | 'choke-points'>,
  { words, verbose }: Asked,
): Plan {
  switch (question.kind) {
    case 'blast-radius': {
      const { principal, maxHops } = question;
      return planned(BLAST_RADIUS, { principal, maxHops }, (field: BlastRadiusView) =>
        renderBlastRadius(field, verbose),
      );
    }
    case 'who-can-reach': {
      const { to, maxHops } = question;
      return planned(WHO_CAN_REACH, { to, maxHops }, (field: WhoCanReachView) =>
        renderWhoCanReach(field, wordOf(words, 'to', to)),
      );
    }
    case 'choke-points': {
      const { accountId } = question;
      return planned(CHOKE_POINTS, { accountId }, (field: ChokePointsView) =>
        renderChokePoints(field, accountId, verbose),
      );
    }
  }
}

function findingsPlan(question: QuestionOf<'findings' | 'exposure'>, { words, verbose }: Asked): Plan {
  if (question.kind === 'findings') {
    const { principal } = question;
    return planned(FINDINGS, { principal }, (field: FindingsView) =>
      renderFindings(field, wordOf(words, 'principal', principal), verbose),
    );
  }
  const { resource, accountId } = question;
  return resource === undefined
    ? planned(EXPOSED_RESOURCES, { filter: { exposed: true, accountId } }, (field: ExposedResourcesView) =>
        renderExposedResources(field, verbose),
      )
    : planned(EXPOSURE, { resource }, (field: ExposureView) => renderExposure(field, verbose));
}

type QuestionOf<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

function whoCanPlan(
  { action, resource, literal = false, transitive, maxHops }: QuestionOf<'who-can'>,
  { context, words, verbose }: Asked,
): Plan {
  const what = `${action} on ${wordOf(words, 'resource', resource)}`;
  return planned(WHO_CAN, { action, resource, literal, transitive, maxHops, context }, (field: WhoCanView) =>
    renderWhoCan(field, { what, action, routed: transitive, verbose }),
  );
}

const listPlan = ({ kind, filter }: QuestionOf<'trust-exposure' | 'access-keys'>): Plan =>
  kind === 'trust-exposure'
    ? planned(TRUST_EXPOSURE, { filter }, (field: TrustExposureView) => renderTrustExposure(field))
    : planned(ACCESS_KEYS, { filter }, (field: AccessKeysView) => renderAccessKeys(field));

function pathsPlan(
  question: QuestionOf<'paths' | 'paths-to-privilege'>,
  { context, words, verbose }: Asked,
): Plan {
  const { from, maxHops, k } = question;
  const start = wordOf(words, 'from', from);
  if (question.kind === 'paths-to-privilege')
    return planned(PATHS_TO_PRIVILEGE, { from, maxHops, k, context }, (field: PathsView) =>
      renderPathsToPrivilege(field, start, verbose),
    );
  const { to } = question;
  return planned(PATHS, { from, to, maxHops, k, context }, (field: PathsView) =>
    renderPaths(field, start, wordOf(words, 'to', to), verbose),
  );
}

const wordOf = (words: Question, key: string, otherwise: string): string =>
  String((words as Readonly<Record<string, unknown>>)[key] ?? otherwise);

/** Which operation answers a question of the terminal, and how its answer is put in words. */
import type { ContextEntry } from '../../iam/decide/decision.js';
import {
  AccessKeysDocument,
  AssumeRolePathsDocument,
  BlastRadiusDocument,
  CanDocument,
  ChokePointsDocument,
  CrossAccountAccessDocument,
  EffectivePermissionsDocument,
  ExposedResourcesDocument,
  FindingsDocument,
  PathsToPrivilegeDocument,
  ResourceExposureDocument,
  TrustExposureDocument,
  WhoCanDocument,
  WhoCanReachDocument,
  type AccessKeyFilter,
  type Operation,
  type TrustExposureFilter,
} from '../../api/operations.generated.js';
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
  | { readonly kind: 'trust-exposure'; readonly filter: TrustExposureFilter }
  | { readonly kind: 'access-keys'; readonly filter: AccessKeyFilter }
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
      const { principal, action, resource, literal: resourceIsLiteral = false } = question;
      const variables = { principal, action, resource, resourceIsLiteral, context: asked.context };
      return planned(CanDocument, variables, renderCan);
    }
    case 'who-can':
      return whoCanPlan(question, asked);
    case 'permissions': {
      const { principal, services } = question;
      return planned(EffectivePermissionsDocument, { principal, services }, renderPermissions);
    }
    case 'cross-account': {
      const { from, to } = question;
      return planned(CrossAccountAccessDocument, { from, to }, (field) =>
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

/** Operations of the terminal ask for one field. */
type FieldOf<Answer> = NonNullable<Answer[keyof Answer]>;

/** Only with the variables of the operation, and with a rendering of what it answers. */
const planned = <Answer, Variables extends Plan['variables']>(
  { text }: Operation<Answer, Variables>,
  variables: NoInfer<Variables>,
  render: (field: FieldOf<Answer>) => string,
): Plan => ({ operation: text, variables, render: (field) => render(field as FieldOf<Answer>) });

function reachPlan(
  question: QuestionOf<'blast-radius' | 'who-can-reach' | 'choke-points'>,
  { words, verbose }: Asked,
): Plan {
  switch (question.kind) {
    case 'blast-radius': {
      const { principal, maxHops } = question;
      return planned(BlastRadiusDocument, { principal, maxHops }, (field) =>
        renderBlastRadius(field, verbose),
      );
    }
    case 'who-can-reach': {
      const { to, maxHops } = question;
      return planned(WhoCanReachDocument, { to, maxHops }, (field) =>
        renderWhoCanReach(field, wordOf(words, 'to', to)),
      );
    }
    case 'choke-points': {
      const { accountId } = question;
      return planned(ChokePointsDocument, { accountId }, (field) =>
        renderChokePoints(field, accountId, verbose),
      );
    }
  }
}

function findingsPlan(question: QuestionOf<'findings' | 'exposure'>, { words, verbose }: Asked): Plan {
  if (question.kind === 'findings') {
    const { principal } = question;
    return planned(FindingsDocument, { principal }, (field) =>
      renderFindings(field, wordOf(words, 'principal', principal), verbose),
    );
  }
  const { resource, accountId } = question;
  return resource === undefined
    ? planned(ExposedResourcesDocument, { filter: { exposed: true, accountId } }, (field) =>
        renderExposedResources(field, verbose),
      )
    : planned(ResourceExposureDocument, { resource }, (field) => renderExposure(field, verbose));
}

type QuestionOf<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

function whoCanPlan(
  { action, resource, literal = false, transitive, maxHops }: QuestionOf<'who-can'>,
  { context, words, verbose }: Asked,
): Plan {
  const what = `${action} on ${wordOf(words, 'resource', resource)}`;
  const variables = { action, resource, resourceIsLiteral: literal, transitive, maxHops, context };
  return planned(WhoCanDocument, variables, (field) =>
    renderWhoCan(field, { what, action, routed: transitive, verbose }),
  );
}

const listPlan = ({ kind, filter }: QuestionOf<'trust-exposure' | 'access-keys'>): Plan =>
  kind === 'trust-exposure'
    ? planned(TrustExposureDocument, { filter }, renderTrustExposure)
    : planned(AccessKeysDocument, { filter }, renderAccessKeys);

function pathsPlan(
  question: QuestionOf<'paths' | 'paths-to-privilege'>,
  { context, words, verbose }: Asked,
): Plan {
  const { from, maxHops, k } = question;
  const start = wordOf(words, 'from', from);
  if (question.kind === 'paths-to-privilege')
    return planned(PathsToPrivilegeDocument, { from, maxHops, k, context }, (field) =>
      renderPathsToPrivilege(field, start, verbose),
    );
  const { to } = question;
  return planned(AssumeRolePathsDocument, { from, to, maxHops, k, context }, (field) =>
    renderPaths(field, start, wordOf(words, 'to', to), verbose),
  );
}

const wordOf = (words: Question, key: string, otherwise: string): string =>
  String((words as Readonly<Record<string, unknown>>)[key] ?? otherwise);

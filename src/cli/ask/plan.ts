/** The questions of the terminal: whose names stand for ARNs, which operation answers, and how the answer reads. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
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
import { resolvePrincipal, resolveResource, resolveRole, resolveStart } from './resolveName.js';

/** By name, what each is asked about. */
interface Questions {
  /** `literal`: `*` and `?` in the resource are characters. */
  can: Readonly<{ principal: string; action: string; resource: string; literal?: boolean }>;
  /** `transitive`: also whoever can become somebody who may, within so many hops. */
  'who-can': Readonly<{
    action: string;
    resource: string;
    literal?: boolean;
    transitive: boolean;
    maxHops: number;
  }>;
  permissions: Readonly<{ principal: string; services?: readonly string[] | undefined }>;
  'blast-radius': Readonly<{ principal: string; maxHops: number }>;
  'cross-account': Readonly<{ from: string; to: string }>;
  'who-can-reach': Readonly<{ to: string; maxHops: number }>;
  'choke-points': Readonly<{ accountId: string }>;
  findings: Readonly<{ principal: string }>;
  /** Without a resource: of all whose policy lets outsiders in. */
  exposure: Readonly<{ resource?: string; accountId?: string | undefined }>;
  'trust-exposure': Readonly<{ filter: TrustExposureFilter }>;
  'access-keys': Readonly<{ filter: AccessKeyFilter }>;
  'paths-to-privilege': Readonly<{ from: string; maxHops: number; k: number }>;
  paths: Readonly<{ from: string; to: string; maxHops: number; k: number }>;
}

type Kind = keyof Questions;
type QuestionOf<K extends Kind> = { readonly kind: K } & Questions[K];
export type Question = { [K in Kind]: QuestionOf<K> }[Kind];

export interface Plan {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly render: (field: unknown) => string;
}

/** What a question comes with. */
interface Asked<K extends Kind> {
  readonly context: readonly ContextEntry[];
  /** The question as the user put it, with names where they gave names. */
  readonly words: QuestionOf<K>;
  readonly verbose: boolean;
}

type Resolve = (reader: GraphReader, word: string) => Promise<string>;

interface Row<K extends Kind> {
  /** What a name may be given for, and what it stands for there. */
  readonly names?: readonly (readonly [field: keyof Questions[K], resolve: Resolve])[];
  readonly plan: (question: QuestionOf<K>, asked: Asked<K>) => Plan;
}

const rows: { readonly [K in Kind]: Row<K> } = {
  can: {
    names: [
      ['principal', resolvePrincipal],
      ['resource', resolveResource],
    ],
    plan: ({ principal, action, resource, literal = false }, { context }) =>
      planned(CanDocument, { principal, action, resource, resourceIsLiteral: literal, context }, renderCan),
  },
  'who-can': {
    names: [['resource', resolveResource]],
    plan: ({ action, resource, literal = false, transitive, maxHops }, { context, words, verbose }) =>
      planned(
        WhoCanDocument,
        { action, resource, resourceIsLiteral: literal, transitive, maxHops, context },
        (field) =>
          renderWhoCan(field, {
            what: `${action} on ${words.resource}`,
            action,
            routed: transitive,
            verbose,
          }),
      ),
  },
  permissions: {
    names: [['principal', resolvePrincipal]],
    plan: ({ principal, services }) =>
      planned(EffectivePermissionsDocument, { principal, services }, renderPermissions),
  },
  'blast-radius': {
    names: [['principal', resolveStart]],
    plan: ({ principal, maxHops }, { verbose }) =>
      planned(BlastRadiusDocument, { principal, maxHops }, (field) => renderBlastRadius(field, verbose)),
  },
  'cross-account': {
    names: [
      ['from', resolvePrincipal],
      ['to', resolveRole],
    ],
    plan: ({ from, to }, { verbose }) =>
      planned(CrossAccountAccessDocument, { from, to }, (field) => renderCrossAccount(field, verbose)),
  },
  'who-can-reach': {
    names: [['to', resolvePrincipal]],
    plan: ({ to, maxHops }, { words }) =>
      planned(WhoCanReachDocument, { to, maxHops }, (field) => renderWhoCanReach(field, words.to)),
  },
  'choke-points': {
    plan: ({ accountId }, { verbose }) =>
      planned(ChokePointsDocument, { accountId }, (field) => renderChokePoints(field, accountId, verbose)),
  },
  findings: {
    names: [['principal', resolvePrincipal]],
    plan: ({ principal }, { words, verbose }) =>
      planned(FindingsDocument, { principal }, (field) => renderFindings(field, words.principal, verbose)),
  },
  exposure: {
    plan: ({ resource, accountId }, { verbose }) =>
      resource === undefined
        ? planned(ExposedResourcesDocument, { filter: { exposed: true, accountId } }, (field) =>
            renderExposedResources(field, verbose),
          )
        : planned(ResourceExposureDocument, { resource }, (field) => renderExposure(field, verbose)),
  },
  'trust-exposure': { plan: ({ filter }) => planned(TrustExposureDocument, { filter }, renderTrustExposure) },
  'access-keys': { plan: ({ filter }) => planned(AccessKeysDocument, { filter }, renderAccessKeys) },
  'paths-to-privilege': {
    names: [['from', resolveStart]],
    plan: ({ from, maxHops, k }, { context, words, verbose }) =>
      planned(PathsToPrivilegeDocument, { from, maxHops, k, context }, (field) =>
        renderPathsToPrivilege(field, words.from, verbose),
      ),
  },
  paths: {
    names: [
      ['from', resolveStart],
      ['to', resolveRole],
    ],
    plan: ({ from, to, maxHops, k }, { context, words, verbose }) =>
      planned(AssumeRolePathsDocument, { from, to, maxHops, k, context }, (field) =>
        renderPaths(field, words.from, words.to, verbose),
      ),
  },
};

/** Throws `NameNotResolved` where a name stands for nobody, or for several. */
export async function planOf<K extends Kind>(
  reader: GraphReader,
  words: QuestionOf<K>,
  options: { readonly context: readonly ContextEntry[]; readonly verbose: boolean },
): Promise<Plan> {
  const { names = [], plan }: Row<K> = rows[words.kind];
  const arns = await Promise.all(
    names.map(async ([field, resolve]) => [field, await resolve(reader, String(words[field]))] as const),
  );
  return plan({ ...words, ...Object.fromEntries(arns) }, { ...options, words });
}

/** Operations of the terminal ask for one field. */
type FieldOf<Answer> = NonNullable<Answer[keyof Answer]>;

/** Only with the variables of the operation, and with a rendering of what it answers. */
const planned = <Answer, Variables extends Plan['variables']>(
  { text }: Operation<Answer, Variables>,
  variables: NoInfer<Variables>,
  render: (field: FieldOf<Answer>) => string,
): Plan => ({ operation: text, variables, render: (field) => render(field as FieldOf<Answer>) });

/** Turns the paths of an answer into those that the picture draws. */
import type { DrawnAnswer, DrawnPath, DrawnPrincipal, DrawnStep } from '../../picture/drawing.js';
import type {
  AssumeRolePathsQuery,
  HopFragment,
  HopMechanism,
  PathsFragment,
  PrincipalFragment,
  SearchLimit,
  StepFragment,
} from '../../api/operations.generated.js';
import { inWords } from '../../answerWords.js';
import { kindWords } from '../parts/words.js';

export type Path = PathsFragment['paths'][number];

const mechanismWords: Readonly<Record<HopMechanism, string>> = {
  ASSUME_ROLE: 'sts:AssumeRole',
  ASSUME_ROLE_WITH_SAML: 'AssumeRoleWithSAML',
  ASSUME_ROLE_WITH_WEB_IDENTITY: 'AssumeRoleWithWebIdentity',
  SERVICE_ROLE: 'service role',
  ESCALATION: 'escalation',
  HIDDEN: 'hidden',
};

export const mechanismText = ({
  mechanism,
  technique,
}: Pick<StepFragment, 'mechanism' | 'technique'>): string => technique?.name ?? mechanismWords[mechanism];

export const drawnPaths = (paths: readonly Path[]): readonly DrawnPath[] =>
  paths.map(({ hops }) => ({ steps: hops.map(drawnStep) }));

/** Limits that leave out the same on both sides of a change. */
const sameForBoth: ReadonlySet<SearchLimit> = new Set(['ESCALATION_UNEXPLORED', 'LIMITED_BY_SCOPE']);

export const drawnAnswer = ({ paths, completeness }: PathsFragment): DrawnAnswer => ({
  paths: drawnPaths(paths),
  isCut: completeness.truncatedBy.some((limit) => !sameForBoth.has(limit)),
});

type NearMiss = AssumeRolePathsQuery['assumeRolePaths']['nearMisses'][number];

/** Returns the chains after the change, each with the step that is missing or blocked now. */
export const drawnNearMisses = (nearMisses: readonly NearMiss[]): readonly DrawnPath[] =>
  nearMisses.map(({ hops, from, to, missing }) => ({
    steps: hops.map((hop) => ({
      ...drawnStep(hop),
      lacks:
        hop.from.identifier === from.identifier && hop.to.identifier === to.identifier
          ? `${missing === 'ORGANIZATION_GUARDRAILS' ? 'stopped by' : 'lacks'} ${inWords(missing)}`
          : undefined,
    })),
  }));

const drawnStep = (hop: HopFragment): DrawnStep => ({
  actors: hop.actingAs.map(({ principal, actions }) => ({
    ...drawnPrincipal(principal),
    part: hop.actingAs.length > 1 && actions.length > 0 ? actions.join(', ') : undefined,
  })),
  to: drawnPrincipal(hop.to, hop.mechanism === 'ESCALATION'),
  ways: [hop, ...hop.alternatives].map(mechanismText),
  isEscalation: hop.mechanism === 'ESCALATION',
  isConditional: hop.decision !== 'ALLOWED',
});

/** Returns a principal to draw. A root user at the end of an escalation stands for its whole account. */
function drawnPrincipal(principal: PrincipalFragment, isEnd = false): DrawnPrincipal {
  const { identifier, name, __typename: type } = principal;
  const accountId = principal.accountId ?? undefined;
  return type === 'AccountRoot' && isEnd
    ? { identifier, name: 'Administrative access', kind: 'whole account', accountId }
    : { identifier, name, kind: kindWords[type], accountId };
}

/** In which ways can a request be made and hand something on to the session that it makes (E-39)? */
import type { PassingAction } from '../../../iam/chain/chainStep.js';
import {
  grantAlternatives,
  type JudgedRequest,
  type OpenTags,
  type OpenAlternative,
  type GrantAlternatives,
} from './grantAlternatives.js';

/** Those that hand on nothing first, and then those under whose conditions it is permitted, too. */
export function withPassing(
  found: GrantAlternatives,
  judged: JudgedRequest,
  openTags: OpenTags,
  actions: readonly PassingAction[],
): GrantAlternatives {
  return actions.reduce((reached, action) => {
    const passing = grantAlternatives({ ...judged, request: { ...judged.request, action } }, openTags);
    const complete = reached.complete && passing.complete;
    if (passing.alternatives.some(isFree))
      return {
        ...reached,
        complete,
        alternatives: reached.alternatives.map((alternative) => permitting(alternative, action)),
      };
    const both = reached.alternatives.flatMap((alternative) =>
      passing.alternatives.flatMap((one) => together(alternative, one, action)),
    );
    return { ...reached, complete, alternatives: [...reached.alternatives, ...both] };
  }, found);
}

const isFree = ({ alternative }: OpenAlternative): boolean => alternative.decision === 'ALLOWED';

const permitting = (alternative: OpenAlternative, action: PassingAction): OpenAlternative => ({
  ...alternative,
  permits: new Set([...alternative.permits, action]),
});

/** Nothing where they are those of two sessions. */
function together(
  one: OpenAlternative,
  other: OpenAlternative,
  action: PassingAction,
): readonly OpenAlternative[] {
  const [name, another] = [one.alternative.sessionName, other.alternative.sessionName];
  if (name !== undefined && another !== undefined && name !== another) return [];
  const alternative = {
    ...other.alternative,
    ...one.alternative,
    decision: 'CONDITIONAL' as const,
    conditions: distinct([...one.alternative.conditions, ...other.alternative.conditions]),
    preconditions: distinct([...one.alternative.preconditions, ...other.alternative.preconditions]),
    determiningStatements: distinct([
      ...one.alternative.determiningStatements,
      ...other.alternative.determiningStatements,
    ]),
    caveats: distinct([...one.alternative.caveats, ...other.alternative.caveats]),
  };
  return [permitting({ ...one, alternative, tests: [...one.tests, ...other.tests] }, action)];
}

const distinct = <T>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

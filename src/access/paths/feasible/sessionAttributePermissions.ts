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
    if (passing.ways.some(isFree))
      return { ...reached, complete, ways: reached.ways.map((way) => permitting(way, action)) };
    const both = reached.ways.flatMap((way) => passing.ways.flatMap((one) => together(way, one, action)));
    return { ...reached, complete, ways: [...reached.ways, ...both] };
  }, found);
}

const isFree = ({ way }: OpenAlternative): boolean => way.decision === 'ALLOWED';

const permitting = (way: OpenAlternative, action: PassingAction): OpenAlternative => ({
  ...way,
  permits: new Set([...way.permits, action]),
});

/** Nothing where they are those of two sessions. */
function together(
  one: OpenAlternative,
  other: OpenAlternative,
  action: PassingAction,
): readonly OpenAlternative[] {
  const [name, another] = [one.way.sessionName, other.way.sessionName];
  if (name !== undefined && another !== undefined && name !== another) return [];
  const way = {
    ...other.way,
    ...one.way,
    decision: 'CONDITIONAL' as const,
    conditions: distinct([...one.way.conditions, ...other.way.conditions]),
    preconditions: distinct([...one.way.preconditions, ...other.way.preconditions]),
    determiningStatements: distinct([...one.way.determiningStatements, ...other.way.determiningStatements]),
    caveats: distinct([...one.way.caveats, ...other.way.caveats]),
  };
  return [permitting({ ...one, way, tests: [...one.tests, ...other.tests] }, action)];
}

const distinct = <T>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/** Can a session have a name that suits the request that makes it and the one that it makes (E-37, E-55, E-64)? */
import { parseIamArn } from '../language/arn.js';
import { withOverrides } from '../facts/buildContext.js';
import type { KeyState } from '../match/conditionContext.js';
import { sessionIdOf } from './accepted.js';
import { candidatesFor, type Candidates } from './chainCandidates.js';
import { conditionsOn, canBeSatisfied, type ChainCondition, type ChainRequest } from './chainStep.js';

const NAME = 'sts:rolesessionname';
const USER_ID = 'aws:userid';

interface Naming {
  readonly making: ChainRequest;
  readonly made: ChainRequest;
  /** What aws:userid has before the name; missing: the id of the role is not known. */
  readonly prefix: string | undefined;
  readonly namings: readonly ChainCondition[];
  /** Of the session's own request, on its aws:userid. */
  readonly readings: readonly ChainCondition[];
}

/** False only where there is none for certain. */
export function nameMayExist(making: ChainRequest, made: ChainRequest): boolean {
  const roleId = made.caller.kind === 'roleSession' ? made.caller.roleId : undefined;
  const naming: Naming = {
    making,
    made,
    prefix: roleId === undefined ? undefined : `${roleId}:`,
    namings: conditionsOn(making, (key) => key === NAME),
    readings: roleId === undefined ? [] : conditionsOn(made, (key) => key === USER_ID),
  };
  const { states, complete } = namesToTry(naming);
  return !complete || states.some((state) => suits(state, naming));
}

/** As texts of aws:userid. */
function namesToTry({ making, made, prefix = '', namings, readings }: Naming): Candidates {
  const knownContext = making.knownContext.get(NAME);
  const fixed = [
    ...(made.sessionName === undefined ? [] : [made.sessionName]),
    ...(knownContext?.kind === 'known' ? knownContext.values : []),
  ];
  const [first] = fixed;
  if (first !== undefined) {
    const agreed = fixed.every((name) => name === first);
    return { states: agreed ? [{ kind: 'known', values: [prefix + first] }] : [], complete: true };
  }
  const placed = [
    ...namings.map((condition) => ({ condition, context: making.context, prefix })),
    ...readings.map((condition) => ({ condition, context: made.context })),
  ];
  return candidatesFor(USER_ID, placed, { present: true, ...sessionIdOf(prefix) });
}

function suits(userId: KeyState, { making, made, prefix = '', namings, readings }: Naming): boolean {
  if (userId.kind !== 'known') return false;
  const name: KeyState = { kind: 'known', values: userId.values.map((text) => text.slice(prefix.length)) };
  const atMaking = withOverrides(making.context, new Map([[NAME, name]]));
  const atMade = withOverrides(made.context, new Map([[USER_ID, userId]]));
  return (
    namings.every((condition) => canBeSatisfied(condition, atMaking)) &&
    readings.every((condition) => canBeSatisfied(condition, atMade))
  );
}

/** Of an assumed-role session ARN. */
export function sessionNameOf(sessionArn: string): string | undefined {
  const entity = parseIamArn(sessionArn);
  return entity?.kind === 'assumedRoleSession' ? entity.sessionName : undefined;
}

/** Is there anything that ties the two together? */
export const tiesName = (made: ChainRequest): boolean =>
  made.sessionName !== undefined || conditionsOn(made, (key) => key === USER_ID).length > 0;

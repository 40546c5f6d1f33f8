/** Names that an attacker gives to what it makes: what patterns of policies begin with decides what may be done with it. */
import { documentsIn, onceFor, type AttackedEstate, type Document } from './attackedEstate.js';

/** One that no pattern of an estate means. */
export const UNNAMED = 'attacker';

const startsIn = onceFor((document: Document): readonly (readonly [string, string])[] =>
  [...JSON.stringify(document).matchAll(/:(\w+)\/([\w-]+)\*"/g)].map(([, kind = '', start = '']) => [
    kind,
    start,
  ]),
);

/** That one, and one for each pattern. */
export const namesOfNew = (estate: AttackedEstate, kind: string): readonly string[] => [
  UNNAMED,
  ...new Set(
    documentsIn(estate)
      .flatMap(startsIn)
      .filter(([of]) => of === kind.toLowerCase())
      .map(([, start]) => `${start}${UNNAMED}`),
  ),
];

export const isNew = (arn: string): boolean => arn.endsWith(UNNAMED);

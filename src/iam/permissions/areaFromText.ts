/** Makes areas of permission from text. */
import { globOf, splitTokens, tokenize } from '../match/wildcard.js';
import { actionPattern, EVERYTHING, type Area, type AreaPattern } from './areas.js';

/** Makes an area from the patterns of a statement, or of a rule that is in no policy. */
export function areaFromText(
  actions: readonly string[],
  resources: readonly string[],
  notActions: readonly string[] = [],
  notResources: readonly string[] = [],
): Area {
  return {
    actions: { included: actions.flatMap(actionPattern), excluded: notActions.flatMap(actionPattern) },
    resources: { included: resources.map(resourceText), excluded: notResources.map(resourceText) },
  };
}

const resourceText = (text: string): AreaPattern =>
  text === '*' ? EVERYTHING : { text, parts: splitTokens(tokenize(text)).map(globOf) };

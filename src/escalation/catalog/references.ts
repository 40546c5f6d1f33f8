/** Links a technique to other catalogs and documents, by its `sources`, and to MITRE ATT&CK. */
import type { Technique, TechniqueStatus } from './technique.js';

/** By the abbreviation that a source starts with; after its colon follows the id in that catalog. */
export const catalogs = {
  pc: 'pathfinding.cloud',
  pw: 'Prowler',
  labs: 'pathfinding-labs',
  rh: "Rhino Security Labs' list",
  iv: 'iam-vulnerable',
  pm: 'PMapper',
  au: 'Aurelian',
  ax: 'awspx',
  cs: 'Cloudsplaining',
  ht: 'HackTricks Cloud',
  hc: 'Hacking the Cloud',
  aws: "AWS's documentation",
} as const;

/** The source of a technique that was derived for this project: no reference. */
export const derived = 'd';

/** Those that list techniques one by one; the others are articles and documentation. */
const lists: ReadonlySet<string> = new Set(['pc', 'pw', 'labs', 'rh', 'iv', 'pm', 'au', 'ax']);

/** How well known a technique is, by the best of its sources. */
export function statusOf(sources: readonly string[]): TechniqueStatus {
  const named = sources.map((source) => source.split(':', 1)[0] ?? '');
  if (named.some((one) => lists.has(one))) return 'CATALOGUED';
  if (named.includes('aws')) return 'DOCUMENTED';
  return named.includes(derived) ? 'EXPERIMENTAL' : 'REPORTED';
}

export interface TechniqueReference {
  readonly catalog: string;
  /** The id in that catalog, where it has ids. */
  readonly id?: string;
  /** The page about this technique, where its address follows from the id. */
  readonly url?: string;
}

export const referencesOf = ({ sources, mitre }: Technique): readonly TechniqueReference[] => [
  ...sources.filter((source) => source !== derived).map(catalogReference),
  ...mitre.map((id) => ({ catalog: 'MITRE ATT&CK', id, url: mitreUrl(id) })),
];

function catalogReference(source: string): TechniqueReference {
  const [catalog, id] = source.split(':') as [keyof typeof catalogs, string?];
  const reference = { catalog: catalogs[catalog], ...(id === undefined ? {} : { id }) };
  return catalog === 'pc'
    ? { ...reference, url: `https://pathfinding.cloud/paths/${String(id)}` }
    : reference;
}

/** A sub-technique's page lies below its technique's: T1098.001 at T1098/001. */
const mitreUrl = (id: string): string => `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`;

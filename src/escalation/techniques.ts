/** Every technique of escalating privileges: the tables put together. */
import type { Technique } from './technique.js';
import { dataByPolicy } from './techniques/data.js';
import { dataOfHosts } from './techniques/dataOfHosts.js';
import { existingCode } from './techniques/existingCode.js';
import { existingMachines } from './techniques/existingMachines.js';
import { existingServices } from './techniques/existingServices.js';
import { takeoverByFederation } from './techniques/federation.js';
import { iamWrites } from './techniques/iamWrites.js';
import { organization } from './techniques/organization.js';
import { passToCode } from './techniques/passToCode.js';
import { passToCompute } from './techniques/passToCompute.js';
import { passToServices } from './techniques/passToServices.js';
import { strengthenAndBecome } from './techniques/strengthen.js';
import { takeoverOfRoles } from './techniques/takeoverOfRoles.js';
import { takeoverOfUsers } from './techniques/takeoverOfUsers.js';

const tables: readonly Technique[] = [
  ...iamWrites,
  ...takeoverOfUsers,
  ...takeoverOfRoles,
  ...takeoverByFederation,
  ...strengthenAndBecome,
  ...passToCompute,
  ...passToCode,
  ...passToServices,
  ...existingMachines,
  ...existingCode,
  ...existingServices,
  ...dataByPolicy,
  ...dataOfHosts,
  ...organization,
];

/** Sorts by table, and by id within it. */
export const techniquePlace = ({ table, id }: Technique): string => `${table} ${id}`;

export const techniques: readonly Technique[] = [...tables].sort((a, b) =>
  techniquePlace(a) < techniquePlace(b) ? -1 : 1,
);

const byId: ReadonlyMap<string, Technique> = new Map(techniques.map((one) => [one.id, one]));

/** Ids are never reused (G-10). */
export const techniqueById = (id: string): Technique | undefined => byId.get(id);

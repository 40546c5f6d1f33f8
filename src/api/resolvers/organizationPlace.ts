/** Where an account stands in its organization, level by level. */
import type { Policy } from '../../graph/model/graph.js';
import type { OrganizationPlace as Place } from '../../graph/model/storedPolicies.js';
import type { StoredGuardrails } from '../../graph/model/storedPolicies.js';
import type { Loaders } from '../reading/loaders.js';
import type { GuardrailLevelResolvers, OrganizationPlaceResolvers } from '../types.generated.js';
import type { CitedGuardrailLevel as Level } from './guardrailLevel.js';

export const OrganizationPlace: OrganizationPlaceResolvers = {
  serviceControl: ({ serviceControl }) => serviceControl.status,
  resourceControl: ({ resourceControl }) => resourceControl.status,
  levels: levelsOf,
};

export const GuardrailLevel: GuardrailLevelResolvers = {
  serviceControlPolicies: ({ serviceControl }, _arguments, { loaders }) =>
    serviceControl && policiesIn(serviceControl, loaders),
  resourceControlPolicies: ({ resourceControl }, _arguments, { loaders }) =>
    resourceControl && policiesIn(resourceControl, loaders),
};

/** Both types have the same levels where both were collected. */
function levelsOf({ serviceControl, resourceControl }: Place): readonly Level[] {
  const [scps, rcps] = [collectedLevels(serviceControl), collectedLevels(resourceControl)];
  return (scps ?? rcps ?? []).map(({ targetId, targetName }, index) => ({
    targetId,
    name: targetName,
    serviceControl: scps?.[index]?.policies.map(({ uid }) => uid) ?? null,
    resourceControl: rcps?.[index]?.policies.map(({ uid }) => uid) ?? null,
  }));
}

const collectedLevels = (guardrails: StoredGuardrails) =>
  guardrails.status === 'COLLECTED' ? guardrails.levels : undefined;

export async function policiesIn(uids: readonly string[], { policies }: Loaders): Promise<readonly Policy[]> {
  const found = await Promise.all(uids.map((uid) => policies.load(uid)));
  return found.filter((policy) => policy !== null);
}

/** Of which targets all guardrails are known: collected and none, or not collected (F-41, F-168). */
import { guardrailKinds, type GuardrailKind } from '../formats/organization/organizationEntities.js';
import { all, partOf, type ListPart, type OrganizationLists } from '../formats/unitParts.js';

type Covered = OrganizationLists & { readonly covers: readonly ListPart[] };

/** What a list of all targets covers is the targets of each policy that is known with it. */
export function withCoveredPolicies(whole: Covered, now: readonly ListPart[]): readonly ListPart[] {
  const policies = now.includes(all('targets')) ? whole.policies : [];
  const covers = [...whole.covers, ...policies.map(({ id }) => partOf('targets', id))];
  return [...new Set(covers)].sort();
}

/** Kinds of which every policy is known, and where each is attached. */
export function coveredKinds({ covers, policies }: Covered): readonly GuardrailKind[] {
  const covered = new Set(covers);
  return guardrailKinds.filter((kind) => {
    const own = policies.filter(({ type }) => type === kind);
    const isListed = covered.has(all('policies')) || covered.has(partOf('policies', kind));
    // A list of all targets says by itself that there is no policy of a kind.
    const isKnown = covered.has(all('targets')) || (isListed && own.length > 0);
    return isKnown && own.every(({ id }) => covered.has(partOf('targets', id)));
  });
}

export const targetIds = ({ roots, units, accounts }: OrganizationLists): readonly string[] =>
  [...roots, ...units, ...accounts].map(({ id }) => id);

/**
 * Targets that came after the guardrails of a kind were last collected, so that having none may mean that nobody
 * looked: `TARGET:KIND`.
 */
export function unseenTargets(
  now: Covered,
  last: { readonly targets: ReadonlySet<string>; readonly unseen: readonly string[] },
): readonly string[] {
  const covered = new Set(coveredKinds(now));
  const kinds = guardrailKinds.filter((kind) => !covered.has(kind));
  const added = targetIds(now).filter((id) => !last.targets.has(id));
  const stillUnseen = last.unseen.filter((one) => kinds.some((kind) => one.endsWith(`:${kind}`)));
  return [
    ...new Set([...stillUnseen, ...added.flatMap((id) => kinds.map((kind) => `${id}:${kind}`))]),
  ].sort();
}

/** Tells of which kinds all that is attached to a target is known. */
export function collectedAt(
  whole: Covered & { readonly unseen: readonly string[] },
): (targetId: string) => readonly GuardrailKind[] {
  const covers = new Set(whole.covers);
  const unseen = new Set(whole.unseen);
  const kinds = new Set(coveredKinds(whole));
  const types = new Map(whole.policies.map(({ id, type }) => [id, type]));
  // While a type is enabled, something of it is attached everywhere (E-19c): what has any was looked at.
  const held = new Set(
    whole.targets.map(({ targetId, policyId }) => `${targetId}:${types.get(policyId) ?? ''}`),
  );
  return (targetId) =>
    guardrailKinds.filter((kind) => {
      const key = `${targetId}:${kind}`;
      if (covers.has(partOf('targets', targetId, kind))) return true;
      return kinds.has(kind) && (held.has(key) || !unseen.has(key));
    });
}

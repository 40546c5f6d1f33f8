/** How long lists get that no argument of their own says, and what takes more work than reading one object. */

/** Arguments that say how long lists below them get, and the most that counts. */
export const sizeArguments = {
  first: 100,
  k: 100,
  maxHops: 10,
  checks: 500,
  services: 50,
} as const;

export type SizeArgument = keyof typeof sizeArguments;

/** Lists whose length an argument says: that of their own field, or of one above it. */
export const sizedLists: ReadonlyMap<string, SizeArgument> = new Map([
  ['edges', 'first'],
  ['nodes', 'first'],
  ['paths', 'k'],
  ['byTechnique', 'k'],
  ['hops', 'maxHops'],
  ['PrivilegePath.accounts', 'maxHops'],
  ['canBatch', 'checks'],
  ['services', 'services'],
]);

/** Of evidence, and of what AWS's own quotas keep as short. */
export const USUAL_SIZE = 2;

/** What the others hold: what there is, AWS's quotas, or where those are wide what is usual. */
export const usualSizes: ReadonlyMap<string, number> = new Map([
  // All services that have actions; five levels of access.
  ['services', 456],
  ['accessLevels', 5],
  ['EffectivePermissions.allowed', 20],
  ['EffectivePermissions.denied', 20],
  // One of each kind, and guardrails at each level from the root to the account.
  ['layers', 10],
  ['levels', 7],
  ['serviceControlPolicies', 5],
  ['resourceControlPolicies', 5],
  ['policies', 10],
  ['groups', 10],
  ['tags', 10],
  ['awsManagedPolicies', 10],
  ['customerManagedPolicies', 10],
  ['trustRelationships', 5],
  ['grants', 5],
  ['completeness', 10],
  ['steps', 5],
  ['dataGaps', 10],
  ['findings', 12],
  ['ways', 12],
  ['nearMisses', 10],
  ['unexplored', 20],
  ['reachableFromOutside', 10],
  ['outsideOrganization', 10],
  ['references', 5],
  // Most techniques have one way.
  ['Technique.required', 1],
]);

/** What a text of some thousand characters counts as. */
export const DOCUMENT_COST = 10;

/** Fields that take more work than reading one object. */
export const extraCosts: ReadonlyMap<string, number> = new Map([
  ['Account.principals', 125],
  ['can', 10],
  ['effectivePermissions', 250],
  ['whoCan', 2_500],
  ['exposure', 500],
  ['Query.resources', 250],
  ['assumeRolePaths', 2_500],
  ['pathsToPrivilege', 2_500],
  ['blastRadius', 2_500],
  ['whoCanReach', 2_500],
  ['chokePoints', 5_000],
  ['AssumeRoleConnection.dataGaps', 500],
  ['nearMisses', 2_500],
  ['crossAccountAccess', 500],
  ['trustExposure', 2_500],
  ['Query.accessKeys', 250],
]);

/** Introspection is answered from memory, whatever is selected in it. */
export const introspectionCosts: ReadonlyMap<string, number> = new Map([
  ['__schema', 2_500],
  ['__type', 250],
]);

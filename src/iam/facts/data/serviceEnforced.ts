/** What services themselves refuse, whatever the policies say (E-16, E-34a), and where RCPs apply (E-20f). */
import data from './serviceEnforced.json' with { type: 'json' };

const withSet = <Row extends { readonly actions: readonly string[] }>(row: Row) => ({
  ...row,
  actions: new Set(row.actions),
});

/** E-16, E-77, E-82, E-83. Actions, here and below, are in lower case. */
export const serviceEnforcedDenies = data.denies.rows.map(withSet);

/** What they make is one of AWS's own only where the request names it so (E-82, E-83). */
export const creations: ReadonlySet<string> = new Set(data.creations.actions);

/** E-77: changes of roles that AWS manages of which AWS does not say whether it refuses them. */
export const undocumentedEdits = data.undocumentedEdits.rows.map(withSet);

const namesByService = (lists: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(lists).map(([service, names]) => [service, new Set(names)]));

/** E-34a: for some services, all actions that a resource policy can open to another account. */
export const onlyOpenAcrossAccounts = namesByService(data.crossAccountActions.only);
/** For some, those that it cannot. */
export const neverOpenAcrossAccounts = namesByService(data.crossAccountActions.except);

/** E-20f */
export const rcpServices: ReadonlySet<string> = new Set(data.rcpServices.services);

/** E-26g: of KMS keys, without the service. */
export const grantOperations: ReadonlySet<string> = new Set(data.grantOperations.actions);

/** E-96: whether a service serves requests that nobody signed; undefined: AWS does not say. */
export function servesUnsigned(service: string): boolean | undefined {
  const { served, refused } = data.unsignedRequests;
  if (service in served) return true;
  return service in refused ? false : undefined;
}

/** E-76: actions without a resource type that are decided for an ARN besides `*`: its parts from the service on. */
export const arnsOfResourceless = new Map<string, readonly string[]>(
  Object.entries(data.arnsOfResourceless.parts),
);

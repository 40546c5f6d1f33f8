/** Collects what techniques need besides an account's lists: documents, guardrails, assume-role edges, inventory. */
import {
  type AccountPolicySet as EscalatingSet,
  type AccountContext,
  type Assumptions,
} from '../escalation/context/accountContents.js';
import { everything, EVERYTHING } from '../escalation/gains/administration.js';
import type {
  StoredDocument,
  PolicySet,
  PolicySetMember,
  OrganizationPlace,
} from '../graph/model/storedPolicies.js';
import type {
  AccountFacts,
  CanAssumeEdge,
  InventoriedKind,
  ManagedOrganization,
  Neighbors,
} from '../graph/contract/graphWriter.js';
import { guardOf, type Guard } from '../graph/engine/guardrails.js';
import { atOnce } from '../graph/contract/turns.js';
import { permissionSetRole } from '../graph/model/principals/permissionSetRole.js';
import { unseenRegions } from '../graph/model/regions.js';
import { anyMember, documentPolicy, policiesAskingWho } from '../graph/engine/policySetLayers.js';
import { knownPrincipal } from '../graph/engine/requestPrincipal.js';
import { keyOfRole, roleSessionKey } from '../graph/model/principals/roleSessionKey.js';
import { compilePolicy } from '../iam/language/compile.js';
import type { AppliedPolicy } from '../iam/decide/layers.js';
import type { RequestPrincipal } from '../iam/decide/request.js';
import { AssumedRoles } from './assumeRole/assumedRoles.js';
import { packagedDocument } from './packagedPolicies.js';
import {
  assumptionsOf,
  assumeInOtherAccounts,
  assumeWithOtherRights,
  hypotheticalSets,
  rolesLettingIn,
} from './hypothetical/hypotheticalAssumptions.js';
import { codeResourcesIn, isCodeKind, isNamedBy } from './codeResources.js';
import { asksForTags, namesInConditions } from './hypothetical/meantByTrusts.js';
import { withLooser } from './hypothetical/looserDocument.js';
import { definedFields } from '../graph/model/definedFields.js';
import { kindOfArn, lastPart, rootArn } from '../iam/language/arn.js';
import { getOrMake, memoize, once } from '../graph/model/memoize.js';

/** Returns a function that builds an account's context. `assumeEdges` are missing where they are judged on demand. */
export function accountContextOf(
  accounts: readonly AccountFacts[],
  assumeEdges: readonly CanAssumeEdge[] | undefined,
  neighbors: Neighbors,
): (facts: AccountFacts) => AccountContext {
  const { organizations, managed, clock } = neighbors;
  const guard = guardOf(organizations);
  const assumed = assumeEdges && new AssumedRoles(assumeEdges);
  const lettingIn = rolesLettingIn(accounts, neighbors.trustingRoles);
  const named = namedPrincipals(accounts, neighbors);
  const code = codeResourcesIn(accounts, neighbors);
  const documentsOfAll = once(() => allDocuments(accounts, neighbors));
  const askingWho = policiesAskingWhoOf(accounts, neighbors, documentsOfAll);
  const judging = () => ({ documents: documentsOfAll(), guard, clock });
  return (facts) => {
    const { accountId } = facts;
    const members = membersOf(facts.policySets);
    const isNamed = (arn: string): boolean => namesOf(arn, facts, members).some((one) => named.has(one));
    const sets = new Map([...facts.policySets.flatMap(byUidAndMember), ...hypotheticalSets(facts, isNamed)]);
    const documents = documentsOf(facts);
    const { guardrails, resource } = guard(anyPrincipalOf(facts), { arn: '*', accountId });
    const guardedBy = (principal: RequestPrincipal) => guard(principal, { arn: '*', accountId }).principal;
    const roles = lettingIn(accountId);
    const judged = judgedOnce(sets, (set) => atOnce(assumptionsOf(set, roles, judging())));
    return {
      policySets: escalatingSets(facts.policySets, guardedBy),
      principalOf: (arn) => guardedBy(memberNamed(arn, members)),
      guardrails,
      ...holdingsIn(organizations.places.get(accountId)),
      ...definedFields({ organization: resource.organization, manages: managedBy(facts, managed, guard) }),
      identityDocument: (hash) => documentPolicy(hash, 'IDENTITY', documents),
      trustDocument: (hash) => documentPolicy(hash, 'TRUST', documents),
      isStored: (hash) => facts.documents.has(hash),
      isNamed,
      resourcesAskWho: once(() => askingWho(facts)),
      ...documentsNobodyHolds(documents, documentsOfAll),
      otherVersions: otherVersionsIn(facts),
      assumptions: (source) => assumed?.from(source, sets.get(source), documents) ?? judged(source),
      assumptionsWith: assumeWithOtherRights(sets, roles, judging),
      ...assumeInOtherAccounts(facts, isNamed, roles, judging),
      asksForTagsElsewhere: once(() => !assumeEdges || asksForTags(facts, roles, documentsOfAll())),
      namesInConditions: once(() => namesInConditions(facts, roles, documentsOfAll())),
      denyingPolicies: denyingPolicies(facts, documents),
      isNamedByCode: code.some((one) => one.accountId !== accountId && isNamedBy(one, accountId)),
      unseenRegions: unseenIn(facts, ({ regions }) => regions),
      unlistedRegions: unseenIn(facts, ({ wholeRegions }) => wholeRegions),
      clock,
    };
  };
}

/** Returns the names that policies can use for a user or role: its ARN, that of its sessions, and its unique id. */
const namesOf = (
  arn: string,
  { partition, accountId }: AccountFacts,
  members: ReadonlyMap<string, PolicySetMember>,
): readonly string[] => [
  arn,
  keyOfRole(partition, accountId, lastPart(arn)),
  members.get(arn)?.uniqueId ?? '',
];

/** Returns the Denies of functions' policies, by ARN (G-24). */
const denyingPolicies = (
  { resources }: AccountFacts,
  documents: ReadonlyMap<string, StoredDocument>,
): ReadonlyMap<string, AppliedPolicy> =>
  new Map(
    resources.flatMap(({ arn, policyHash }) => {
      if (policyHash === undefined || !isCodeKind(kindOfArn(arn))) return [];
      const policy = documentPolicy(policyHash, 'RESOURCE', documents);
      const { document } = policy.compiled ?? {};
      if (document === undefined) return [[arn, policy] as const];
      const statements = document.statements.filter(({ effect }) => effect === 'DENY');
      if (statements.length === 0) return [];
      return [[arn, { ...policy, compiled: compilePolicy({ ...document, statements }) }] as const];
    }),
  );

/** Returns whatever trust and resource policies name as principals: ARNs and, for sessions, the keys of their roles. */
function namedPrincipals(accounts: readonly AccountFacts[], neighbors: Neighbors): ReadonlySet<string> {
  const trusting = [
    ...accounts.flatMap(({ roles, resources }) => [...roles, ...resources]),
    ...neighbors.trustingRoles,
  ];
  const named = trusting.flatMap(({ trusts }) => trusts.map(({ identifier }) => identifier));
  const singledOut = accounts.flatMap(({ resources }) => resources.flatMap((one) => one.singledOut));
  return new Set(
    [...named, ...singledOut, ...neighbors.namedByResources].map((one) => roleSessionKey(one) ?? one),
  );
}

/** Returns a function for policies of resources, in whichever account, that tell principals of an account apart (G-8). */
function policiesAskingWhoOf(
  accounts: readonly AccountFacts[],
  neighbors: Neighbors,
  documents: () => ReadonlyMap<string, StoredDocument>,
): (account: AccountFacts) => readonly AppliedPolicy[] {
  const all = [...accounts.flatMap(({ resources }) => resources), ...neighbors.resourcesAskingWho];
  const askingOf = memoize((identifier: string) =>
    policiesAskingWho(
      all.filter(({ singledOut }) => singledOut.includes(identifier)),
      documents(),
    ),
  );
  return (account) => [
    ...policiesAskingWho(account.resources, documents()),
    ...['*', rootArn(account)].flatMap(askingOf),
  ];
}

/** Returns what adds a document that no principal of the account holds once it is asked for. */
const documentsNobodyHolds = (
  documents: Map<string, StoredDocument>,
  documentsOfAll: () => Map<string, StoredDocument>,
): Pick<AccountContext, 'packagedDocument' | 'looserDocument'> => ({
  packagedDocument: (policyArn) => withPackaged(policyArn, documents, documentsOfAll()),
  looserDocument: (...hashes) => withLooser(hashes, documents, documentsOfAll()),
});

/** Adds a packaged policy to the documents. */
function withPackaged(policyArn: string, ...all: readonly Map<string, StoredDocument>[]): string | undefined {
  const document = packagedDocument(policyArn);
  if (document) for (const documents of all) documents.set(document.hash, document);
  return document?.hash;
}

/** The document that a caller may write for itself, by hash. */
const writtenDocuments: readonly (readonly [string, StoredDocument])[] = [
  [everything.id, { hash: everything.id, name: everything.name, text: EVERYTHING }],
];

const documentsOf = ({ versionDocuments, documents }: AccountFacts): Map<string, StoredDocument> =>
  new Map<string, StoredDocument>([...versionDocuments, ...documents, ...writtenDocuments]);

/** Returns the documents of all accounts: principals of one may be let in elsewhere. */
const allDocuments = (accounts: readonly AccountFacts[], neighbors: Neighbors): Map<string, StoredDocument> =>
  new Map([...neighbors.documents, ...accounts.flatMap((facts) => [...documentsOf(facts)])]);

/** Judges each set once. `source`: the uid of a set, or the ARN of a member. */
function judgedOnce(
  sets: ReadonlyMap<string, PolicySet>,
  judge: (set: PolicySet) => (source: string) => Assumptions,
): (source: string) => Assumptions {
  const judgedOf = memoize(judge);
  return (source) => {
    const set = sets.get(source);
    return set === undefined ? new Map<string, never>() : judgedOf(set)(source);
  };
}

const byUidAndMember = (set: PolicySet): readonly (readonly [string, PolicySet])[] =>
  [set.uid, ...set.members.map(({ identifier }) => identifier)].map((key) => [key, set]);

type Account = Pick<AccountFacts, 'accountId' | 'partition'>;

const anyPrincipalOf = ({ accountId, partition }: Account): RequestPrincipal => ({
  kind: 'accountMember',
  accountId,
  partition,
});

const isManagedBy =
  (accountId: string) =>
  ({ managementAccountId, identityCenterAdministrators }: ManagedOrganization): boolean =>
    [managementAccountId, ...identityCenterAdministrators].includes(accountId);

const holdingsIn = ({ managementAccountId, delegatedServices }: Partial<OrganizationPlace> = {}) =>
  definedFields({ managementAccountId, delegatedServices });

/**
 * Describes what the account manages. Identity Center is on where an instance or its administration says so, or a role
 * of the account comes from it.
 */
function managedBy(
  { accountId: manager, partition, roles, principalsCollected }: AccountFacts,
  managed: readonly ManagedOrganization[],
  guard: Guard,
): AccountContext['manages'] {
  const organization = principalsCollected ? managed.find(isManagedBy(manager)) : undefined;
  if (organization === undefined) return undefined;
  const { managementAccountId, accountIds, hasIdentityCenter, permissionSetRoles } = organization;
  const own = roles.map(({ arn }) => arn).filter((arn) => permissionSetRole(arn) !== undefined);
  return {
    isDelegated: manager !== managementAccountId,
    accounts: accountIds
      .filter((id) => id !== manager)
      .map((accountId) => {
        const anyone = anyPrincipalOf({ accountId, partition });
        const { guardrails, resource } = guard(anyone, { arn: '*', accountId });
        return { accountId, guardrails, ...definedFields({ organization: resource.organization }) };
      }),
    hasIdentityCenter: hasIdentityCenter || own.length > 0,
    permissionSetRoles: [...new Set([...own, ...permissionSetRoles])],
  };
}

/** Prepares the sets. Sets that the engine cannot tell apart share one object for any member. */
function escalatingSets(
  sets: readonly PolicySet[],
  guardedBy: (principal: RequestPrincipal) => RequestPrincipal,
): readonly EscalatingSet[] {
  const anyMembers = new Map<string, RequestPrincipal>();
  return sets.map((set) => {
    const any = anyMember(set);
    return {
      ...set,
      members: set.members.map(({ identifier }) => identifier),
      anyMember: getOrMake(anyMembers, JSON.stringify(any), () => guardedBy(any)),
    };
  });
}

const membersOf = (sets: readonly PolicySet[]): ReadonlyMap<string, PolicySetMember> =>
  new Map(sets.flatMap(({ members }) => members.map((one) => [one.identifier, one] as const)));

function memberNamed(arn: string, members: ReadonlyMap<string, PolicySetMember>): RequestPrincipal {
  const member = members.get(arn);
  if (!member) throw new TypeError(`${arn} is in no policy set`);
  return knownPrincipal(member);
}

function otherVersionsIn({ policies }: AccountFacts): (uid: string) => readonly string[] {
  const versions = new Map(policies.map(({ uid, otherVersions = [] }) => [uid, otherVersions]));
  return (uid) => versions.get(uid) ?? [];
}

/** Returns the regions of a kind that no inventory covers (G-3). */
function unseenIn(
  { inventory, partition, regions: further }: AccountFacts,
  regionsOf: (kind: InventoriedKind) => readonly string[],
): (kind: string) => readonly string[] {
  const regions = new Map(inventory.map((one) => [one.kind, new Set(regionsOf(one))]));
  return (kind) => unseenRegions(regions, partition, kind, further);
}

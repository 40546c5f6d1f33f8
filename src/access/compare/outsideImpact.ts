/** Finds what an RCP would take from principals of other accounts, on the resources and roles of one account. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import type { Principal, Resource } from '../../graph/model/graph.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { StoredOrganizations } from '../../graph/model/storedPolicies.js';
import { exposuresOf, type ResourceExposure } from '../exposure/resourceExposure.js';
import { trustExposure, type TrustExposure } from '../exposure/trust/trustExposure.js';
import type { ActionCatalog } from '../permissions/actionCatalog.js';
import type { Evidence } from '../shared/answer.js';
import { RESOURCES_JUDGED_AT_ONCE } from '../shared/limits.js';
import { pagesOf } from '../shared/pageOf.js';

/** A caller and its resource, judged with and without the RCP. */
interface OutsideCaller {
  /** The ARN of a resource or role. */
  readonly resource: string;
  readonly principal: string;
  readonly anonymous: boolean;
  /** The caller is judged as a principal outside the account's organization. */
  readonly outsideOrganization: boolean;
}

export interface OutsideAccessChange extends OutsideCaller {
  readonly change: 'LOST' | 'TIGHTENED';
  readonly actions: readonly string[];
}

/** The account whose resources and roles the RCP limits access to. */
export interface LimitedAccount {
  readonly accountId: string;
  readonly resources: readonly Resource[];
}

export interface OutsideImpact {
  readonly changes: readonly OutsideAccessChange[];
  /** No data is missing that could let more of them in. */
  readonly areKnown: boolean;
}

/** Compares access before and after. `attach` attaches the RCP. */
export async function outsideImpact(
  reader: GraphReader,
  actions: ActionCatalog,
  account: LimitedAccount,
  attach: Attach,
): Promise<OutsideImpact> {
  const before = await outsideAccess(reader, actions, account);
  const after = await outsideAccess(readerAfter(reader, attach), actions, account);
  const changes = [...before.terms].flatMap(([key, terms]) => {
    const left = after.terms.get(key);
    if (left === terms) return [];
    const [caller, action] = JSON.parse(key) as [OutsideCaller, string];
    const change = left === undefined ? ('LOST' as const) : ('TIGHTENED' as const);
    return [{ alike: { ...caller, change }, action }];
  });
  return {
    changes: [...groupBy(changes, ({ alike }) => JSON.stringify(alike)).values()].flatMap((group) =>
      group.slice(0, 1).map(({ alike }) => ({ ...alike, actions: group.map(({ action }) => action) })),
    ),
    areKnown: before.areKnown,
  };
}

type Attach = (organizations: StoredOrganizations) => StoredOrganizations;

/** Returns a reader of the graph with the RCP attached. */
function readerAfter(reader: GraphReader, attach: Attach): GraphReader {
  const attached = <T extends { readonly organizations: StoredOrganizations }>(stored: T): T => ({
    ...stored,
    organizations: attach(stored.organizations),
  });
  return {
    ...reader,
    applicablePolicies: async (...asked) => attached(await reader.applicablePolicies(...asked)),
    outwardTrusts: async (...asked) => attached(await reader.outwardTrusts(...asked)),
  };
}

/** Returns the decision and conditions of each action of each caller. */
async function outsideAccess(
  reader: GraphReader,
  actions: ActionCatalog,
  { accountId, resources }: LimitedAccount,
) {
  const found: OutsideAccess[] = [];
  let areKnown = true;
  for (let at = 0; at < resources.length; at += RESOURCES_JUDGED_AT_ONCE) {
    const some = resources.slice(at, at + RESOURCES_JUDGED_AT_ONCE);
    for (const [arn, exposure] of await exposuresOf(reader, actions, some)) {
      found.push(...accessToResource(arn, exposure));
      areKnown &&= exposure.dataGaps.length === 0;
    }
  }
  for (const { entries, dataGaps } of await pagesOf((page) => trustExposure(reader, { accountId }, page))) {
    found.push(...entries.flatMap(([, opening]) => accessToRole(opening)));
    areKnown &&= dataGaps.every(({ kind }) => kind !== 'POLICY_QUARANTINED');
  }
  const ways = groupBy(found, ({ caller, action }) => JSON.stringify([caller, action]));
  return {
    terms: new Map([...ways].map(([key, some]) => [key, JSON.stringify(some.map(({ terms }) => terms))])),
    areKnown,
  };
}

interface OutsideAccess {
  readonly caller: OutsideCaller;
  readonly action: string;
  readonly terms: unknown;
}

function accessToResource(resource: string, exposure: ResourceExposure): readonly OutsideAccess[] {
  const outside = exposure.outsideOrganization ?? [];
  const strangers = new Set(outside.map(({ principal }) => principal.identifier));
  // Callers known to be outside the organization are judged as that; `*` may also be a member of it.
  const others = exposure.reachableFromOutside.filter(
    ({ principal: { kind, identifier } }) => kind === 'ANYONE' || !strangers.has(identifier),
  );
  const asked = [
    ...others.map((one) => ({ ...one, outsideOrganization: false })),
    ...outside.map((one) => ({ ...one, outsideOrganization: true })),
  ];
  return asked.flatMap(({ principal, anonymous, outsideOrganization, actions, ...answer }) =>
    actions.map((action) => ({
      caller: { resource, principal: principal.identifier, anonymous, outsideOrganization },
      action,
      terms: termsOf(answer),
    })),
  );
}

/**
 * Whether openings show all that the principal may do. For services and identity providers, they show only what is
 * too wide.
 */
const isAwsPrincipal = ({ kind }: Principal): boolean =>
  kind !== 'SERVICE' && kind !== 'SAML_PROVIDER' && kind !== 'OIDC_PROVIDER';

const accessToRole = ({ role, principal, kind, ...answer }: TrustExposure): readonly OutsideAccess[] =>
  isAwsPrincipal(principal)
    ? [
        {
          caller: {
            resource: role.identifier,
            principal: principal.identifier,
            anonymous: false,
            outsideOrganization: true,
          },
          action: assumeActions.ASSUME_ROLE,
          terms: [kind, termsOf(answer)],
        },
      ]
    : [];

const termsOf = ({ decision, conditions }: Pick<Evidence, 'conditions'> & { readonly decision: string }) => [
  decision,
  conditions.map(({ operator, key, values }) => [operator, key, values]),
];

/** Stored organizations for tests: the statements of each guardrail by level, root first. */
import { createHash } from 'node:crypto';
import type { AccountFacts, Neighbors } from '../../src/graph/contract/graphWriter.js';
import { policyDocumentOf } from '../../src/graph/engine/compiledDocument.js';
import type { StoredOrganizations } from '../../src/graph/model/storedPolicies.js';
import type { OrganizationPlace } from '../../src/graph/model/storedPolicies.js';
import type { StoredGuardrails } from '../../src/graph/model/storedPolicies.js';
import type { HeldPolicy } from '../../src/graph/model/storedPolicies.js';

type Statement = Readonly<Record<string, unknown>>;

/** Statements by policy name; NOT_COLLECTED: attached, its content is not known. UNREAD: it could not be understood. */
export type Level = Readonly<Record<string, Statement | readonly Statement[] | 'NOT_COLLECTED' | 'UNREAD'>>;

export const fullAccess: Level = {
  FullAWSAccess: { Effect: 'Allow', Action: '*', Resource: '*' },
};

export const rcpFullAccess: Level = {
  RCPFullAWSAccess: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
};

const targets = (accountId: string) => [
  { targetId: 'r-ab12', targetName: 'Root' },
  { targetId: 'ou-ab12-cd345678', targetName: 'Workloads' },
  { targetId: accountId, targetName: `account-${accountId.slice(-2)}` },
];

function policyOf(kind: string, name: string, statement: Level[string]): HeldPolicy {
  const named = { uid: `policy ${name}`, name };
  if (statement === 'NOT_COLLECTED') return named;
  if (statement === 'UNREAD')
    return { ...named, documentHash: `${kind} ${name}`, documentText: '[]', quarantined: 'no object' };
  const documentText = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  const documentHash = createHash('sha256').update(`${kind}\n${documentText}`).digest('hex');
  return { ...named, documentHash, documentText };
}

const guardrails = (
  kind: string,
  accountId: string,
  given: readonly Level[] | 'NOT_COLLECTED' | 'NOT_APPLICABLE',
): StoredGuardrails =>
  typeof given === 'string'
    ? { status: given }
    : {
        status: 'COLLECTED',
        levels: targets(accountId).map((target, index) => ({
          ...target,
          policies: Object.entries(given[index] ?? {}).map(([name, statement]) =>
            policyOf(kind, name, statement),
          ),
        })),
      };

export interface Place {
  /** Of the root, the unit Workloads and the account. Missing: FullAWSAccess everywhere. */
  readonly scp?: readonly Level[] | 'NOT_COLLECTED' | 'NOT_APPLICABLE';
  readonly rcp?: readonly Level[] | 'NOT_COLLECTED' | 'NOT_APPLICABLE';
  readonly unplaced?: boolean;
  readonly delegatedServices?: readonly string[];
  readonly mayHaveMoreAccounts?: true;
}

/** An organization with these accounts, all in its unit Workloads. */
export function organizationOf(accounts: Readonly<Record<string, Place>>): StoredOrganizations {
  const places = Object.entries(accounts).map(([accountId, place]): [string, OrganizationPlace] => [
    accountId,
    {
      organizationId: 'o-exampleorg',
      managementAccountId: '999900009999',
      ...(place.unplaced ? {} : { path: 'o-exampleorg/r-ab12/ou-ab12-cd345678/' }),
      ...(place.delegatedServices === undefined ? {} : { delegatedServices: place.delegatedServices }),
      ...(place.mayHaveMoreAccounts ? { mayHaveMoreAccounts: true } : {}),
      serviceControl: guardrails(
        'SERVICE_CONTROL',
        accountId,
        place.scp ?? [fullAccess, fullAccess, fullAccess],
      ),
      resourceControl: guardrails(
        'RESOURCE_CONTROL',
        accountId,
        place.rcp ?? [rcpFullAccess, rcpFullAccess, rcpFullAccess],
      ),
    },
  ]);
  return { anyImported: true, places: new Map(places) };
}

/** The resource control policies of the accounts' organizations, over whichever of its accounts, as imports read them. */
export function resourceControlsAround(
  { places }: StoredOrganizations,
  accounts: readonly AccountFacts[],
): Pick<Neighbors, 'resourcesAskingWho' | 'documents'> {
  const inOrganization = (id: string | undefined) =>
    accounts.filter(({ accountId }) => places.get(accountId)?.organizationId === id);
  const found = [...places.values()].flatMap(({ organizationId, resourceControl }) =>
    (resourceControl.status === 'COLLECTED' ? resourceControl.levels : []).flatMap(({ policies }) =>
      policies.flatMap((policy) => {
        const document = policyDocumentOf(policy);
        const singledOut = inOrganization(organizationId).map(
          ({ partition, accountId }) => `arn:${partition}:iam::${accountId}:root`,
        );
        return document && singledOut.length > 0 ? { document, singledOut } : [];
      }),
    ),
  );
  return {
    resourcesAskingWho: found.map(({ document, singledOut }) => ({ policyHash: document.hash, singledOut })),
    documents: new Map(found.map(({ document }) => [document.hash, document])),
  };
}

/** What an organization's import lacks, and what to run for it (F-41, F-163 to F-168). */
import type { GuardrailType, OrganizationFacts } from '../../../graph/model/facts/organizationFacts.js';
import type { DataGap } from '../../../iam/decide/decision.js';
import { isEveryAdministratorKnown } from './administeredServices.js';
import type { MergedOrganization } from '../../merge/mergeOrganizationParts.js';

type Facts = Omit<OrganizationFacts, 'contentHash' | 'dataGaps'>;

export function organizationGaps(whole: MergedOrganization, facts: Facts): readonly DataGap[] {
  const { organizationId, managementAccountId: accountId } = facts;
  const incomplete = [
    ...missingLists(facts),
    ...unplaced(facts),
    ...uncollected(facts),
    ...unknownTargets(whole, facts),
    ...unknownDelegation(whole, facts),
  ].map((message): DataGap => ({
    kind: 'EXPORT_INCOMPLETE',
    accountId,
    message: `${organizationId}: ${message}`,
  }));
  return [...incomplete, ...unknownContents(facts), ...quarantinedOnes(facts)];
}

const count = (n: number, one: string): string => (n === 1 ? `one ${one}` : `${n} ${one}s`);

function missingLists({ accounts, enabledPolicyTypes, featureSet }: Facts): readonly string[] {
  return [
    ...(featureSet === undefined
      ? ['its feature set is not known. Run aws organizations describe-organization.']
      : []),
    ...(enabledPolicyTypes === undefined
      ? ['which policy types are enabled is not known. Run aws organizations list-roots.']
      : []),
    ...(accounts.length === 0 ? ['none of its accounts is known. Run aws organizations list-accounts.'] : []),
  ];
}

function unplaced({ units, accounts }: Facts): readonly string[] {
  const messages = [
    [accounts.filter(({ parentId }) => parentId === undefined).length, 'account', 'list-accounts-for-parent'],
    [
      units.filter(({ parentId }) => parentId === undefined).length,
      'unit',
      'list-organizational-units-for-parent',
    ],
  ] as const;
  return messages
    .filter(([n]) => n > 0)
    .map(
      ([n, what, call]) =>
        `the place of ${count(n, what)} in its tree is not known. Run aws organizations ${call} for each parent.`,
    );
}

const namesOf: Readonly<Record<GuardrailType, string>> = {
  serviceControl: 'service control policies',
  resourceControl: 'resource control policies',
};

function uncollected({ roots, units, accounts, guardrails }: Facts): readonly string[] {
  return (['serviceControl', 'resourceControl'] as const)
    .filter((type) => guardrails[type] !== 'DISABLED')
    .flatMap((type) => {
      const open = [...roots, ...units, ...accounts].filter((one) => !one.guardrailsCollected.includes(type));
      if (open.length === 0) return [];
      return `which ${namesOf[type]} are attached to ${count(open.length, 'target')} is not known. Run aws organizations list-policies, and list-targets-for-policy for each.`;
    });
}

function unknownTargets(
  { targets }: MergedOrganization,
  { roots, units, accounts }: Facts,
): readonly string[] {
  const known = new Set([...roots, ...units, ...accounts].map(({ id }) => id));
  const unknown = new Set(targets.map(({ targetId }) => targetId).filter((id) => !known.has(id)));
  if (unknown.size === 0) return [];
  return [`policies are attached to ${count(unknown.size, 'target')} that no list of it holds.`];
}

/** Services by which an account reaches into others, in ways that no step leads over (T-046, T-181). */
const untold: ReadonlyMap<string, string> = new Map([
  ['iam.amazonaws.com', 'IAM'],
  ['member.org.stacksets.cloudformation.amazonaws.com', 'stack sets'],
]);

/** F-33: what their principals may do elsewhere hangs on it. */
function unknownDelegation(whole: MergedOrganization, { accounts }: Facts): readonly string[] {
  if (!isEveryAdministratorKnown(whole))
    return [
      'which accounts administer services for it is not known. Run aws organizations list-delegated-administrators, and list-delegated-services-for-account for each.',
    ];
  const members = new Set(accounts.map(({ id }) => id));
  const administrators = whole.delegatedAdministrators;
  const unlisted = administrators.filter(({ id }) => !members.has(id));
  const telling = administrators.flatMap(({ id, services = [] }) =>
    [...untold]
      .filter(([service]) => services.includes(service))
      .map(([, what]) => `${id} administers ${what}`),
  );
  const open = administrators.filter(({ services }) => services === undefined).map(({ id }) => id);
  return [
    ...(unlisted.length === 0
      ? []
      : [
          `${count(unlisted.length, 'delegated administrator')} is in no list of its accounts. Run aws organizations list-accounts.`,
        ]),
    ...(telling.length === 0
      ? []
      : [
          `${telling.join(', ')} for it: what whoever administers such an account comes to in the others by that is not told.`,
        ]),
    ...(open.length === 0
      ? []
      : [
          `which services ${open.join(', ')} may administer for it is not known. Run aws organizations list-delegated-services-for-account for each, and put "AccountId" beside its output.`,
        ]),
  ];
}

function unknownContents({
  policies,
  attachments,
  managementAccountId: accountId,
}: Facts): readonly DataGap[] {
  const attached = new Set(attachments.map(({ policyUid }) => policyUid));
  return policies
    .filter(({ uid, documentHash }) => documentHash === undefined && attached.has(uid))
    .map(({ policyId, name }) => ({
      kind: 'POLICY_NOT_IMPORTED',
      accountId,
      message: `The policy ${name} (${policyId}) is attached, and its content was not collected. Run aws organizations describe-policy --policy-id ${policyId}.`,
    }));
}

function quarantinedOnes({ policies, documents, managementAccountId: accountId }: Facts): readonly DataGap[] {
  return policies.flatMap(({ name, documentHash = '' }): readonly DataGap[] => {
    const reason = documents.get(documentHash)?.quarantined;
    if (reason === undefined) return [];
    const message = `The policy ${name} of the organization is quarantined: ${reason}.`;
    return [{ kind: 'POLICY_QUARANTINED', accountId, message }];
  });
}

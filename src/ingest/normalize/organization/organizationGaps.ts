/** Finds what the import of an organization lacks, and names the command that collects it (F-41, F-163 to F-168). */
import type {
  GuardrailType,
  OrganizationFacts,
  TargetFact,
  UnitFact,
} from '../../../graph/model/facts/organizationFacts.js';
import type { DataGap } from '../../../iam/decide/decision.js';
import { all } from '../../formats/unitParts.js';
import type { MergedOrganization } from '../../merge/organizationKind.js';

type Facts = Omit<OrganizationFacts, 'contentHash' | 'dataGaps'>;

export function organizationGaps(whole: MergedOrganization, facts: Facts): readonly DataGap[] {
  const { organizationId, managementAccountId: accountId, units, accounts } = facts;
  const incomplete = [
    facts.featureSet === undefined &&
      'its feature set is not known. Run aws organizations describe-organization.',
    facts.enabledPolicyTypes === undefined &&
      'which policy types are enabled is not known. Run aws organizations list-roots.',
    accounts.length === 0 && 'none of its accounts is known. Run aws organizations list-accounts.',
    unplaced(accounts, 'account', 'list-accounts-for-parent'),
    unplaced(units, 'unit', 'list-organizational-units-for-parent'),
    uncollected(facts, 'serviceControl', 'service control policies'),
    uncollected(facts, 'resourceControl', 'resource control policies'),
    unknownTargets(whole, facts),
    ...unknownDelegation(whole, facts),
  ];
  return [
    ...incomplete
      .filter((message) => message !== false)
      .map((message): DataGap => ({
        kind: 'EXPORT_INCOMPLETE',
        accountId,
        message: `${organizationId}: ${message}`,
      })),
    ...uncoveredDelegations(whole, facts),
    ...unknownContents(facts),
    ...quarantinedOnes(facts),
  ];
}

const count = (n: number, one: string): string => (n === 1 ? `one ${one}` : `${n} ${one}s`);

function unplaced(entries: readonly UnitFact[], what: string, call: string): string | false {
  const { length } = entries.filter(({ parentId }) => parentId === undefined);
  return (
    length > 0 &&
    `the place of ${count(length, what)} in its tree is not known. Run aws organizations ${call} for each parent.`
  );
}

function uncollected(facts: Facts, type: GuardrailType, what: string): string | false {
  const open = targetsIn(facts).filter((one) => !one.guardrailsCollected.includes(type));
  if (facts.guardrails[type] === 'DISABLED' || open.length === 0) return false;
  return `which ${what} are attached to ${count(open.length, 'target')} is not known. Run aws organizations list-policies, and list-targets-for-policy for each.`;
}

function unknownTargets({ targets }: MergedOrganization, facts: Facts): string | false {
  const known = new Set(targetsIn(facts).map(({ id }) => id));
  const unknown = new Set(targets.map(({ targetId }) => targetId).filter((id) => !known.has(id)));
  return (
    unknown.size > 0 && `policies are attached to ${count(unknown.size, 'target')} that no list of it holds.`
  );
}

const targetsIn = ({ roots, units, accounts }: Facts): readonly TargetFact[] => [
  ...roots,
  ...units,
  ...accounts,
];

/**
 * Services by which a delegated administrator reaches other accounts in ways that no technique covers (T-046, T-181,
 * T-199, T-411, T-414, T-460).
 */
const uncoveredServices: ReadonlyMap<string, string> = new Map([
  ['iam.amazonaws.com', 'IAM'],
  ['member.org.stacksets.cloudformation.amazonaws.com', 'stack sets'],
  ['account.amazonaws.com', 'Account Management'],
  ['account-access.amazonaws.com', 'account access manager'],
  ['observabilityadmin.amazonaws.com', 'CloudWatch'],
  ['config-multiaccountsetup.amazonaws.com', 'AWS Config'],
]);

/** Returns what is unknown of delegated administrators, whose access to other accounts depends on it (F-33). */
function unknownDelegation(
  { delegatedAdministrators: administrators, covers }: MergedOrganization,
  { accounts }: Facts,
): readonly (string | false)[] {
  if (!covers.includes(all('delegatedAdministrators')))
    return [
      'which accounts administer services for it is not known. Run aws organizations list-delegated-administrators, and list-delegated-services-for-account for each.',
    ];
  const members = new Set(accounts.map(({ id }) => id));
  const unlisted = administrators.filter(({ id }) => !members.has(id));
  const open = administrators.flatMap(({ id, services }) => (services === undefined ? id : []));
  return [
    unlisted.length > 0 &&
      `${count(unlisted.length, 'delegated administrator')} is in no list of its accounts. Run aws organizations list-accounts.`,
    ...open.map(
      (id) =>
        `which services ${id} may administer for it is not known. Run aws organizations list-delegated-services-for-account for it, and put "AccountId" beside its output.`,
    ),
  ];
}

function uncoveredDelegations(
  { id: organizationId, delegatedAdministrators: administrators }: MergedOrganization,
  { managementAccountId: accountId }: Facts,
): readonly DataGap[] {
  const uncovered = administrators.flatMap(({ id, services = [] }) =>
    [...uncoveredServices].flatMap(([service, what]) =>
      services.includes(service) ? `${id} administers ${what}` : [],
    ),
  );
  if (uncovered.length === 0) return [];
  const message = `${organizationId}: ${uncovered.join(', ')} for it: what administrators of such an account gain in other accounts by this is not reported.`;
  return [{ kind: 'DELEGATION_NOT_FOLLOWED', accountId, message }];
}

function unknownContents({ policies, attachments, ...facts }: Facts): readonly DataGap[] {
  const attached = new Set(attachments.map(({ policyUid }) => policyUid));
  return policies
    .filter(({ uid, documentHash }) => documentHash === undefined && attached.has(uid))
    .map(({ policyId, name }) => ({
      kind: 'POLICY_NOT_IMPORTED',
      accountId: facts.managementAccountId,
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

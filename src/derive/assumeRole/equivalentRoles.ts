/** Finds roles that members of a policy set can assume alike: one of them is judged for all. */
import type { TrustingRole } from '../../graph/contract/graphWriter.js';
import type { Guard } from '../../graph/engine/guardrails.js';
import { anyMember, documentPolicy, setLayers, type Documents } from '../../graph/engine/policySetLayers.js';
import { assumeRole } from '../../graph/model/assumeActions.js';
import { getOrMake } from '../../graph/model/memoize.js';
import type { PolicySet } from '../../graph/model/storedPolicies.js';
import { isNarrowing, readsVariables } from '../../escalation/context/relevantActions.js';
import { concerns } from '../../iam/decide/evaluate.js';
import { levelsOf, type AppliedPolicy, type PolicyLayers } from '../../iam/decide/layers.js';
import { isResourceAccountKey } from '../../iam/facts/resourceFacts.js';
import { statementsFor, type CompiledStatement } from '../../iam/language/compile.js';
import { parseResource } from '../../iam/match/resourceElement.js';
import { statementsAbout } from './assumeRoleJudge.js';

interface Reading {
  /** Statements that apply to some roles only. */
  readonly narrowing: readonly CompiledStatement[];
  readonly readsTags: boolean;
  /** Equal for accounts whose roles differ in no more than their trust policies. */
  readonly owner: string;
}

/** Tests condition keys, in lower case. */
type KeyTest = (keys: ReadonlySet<string>) => boolean;

export const areOfTags: KeyTest = (keys) => [...keys].some((key) => key.includes('resourcetag/'));

const areOfOwner: KeyTest = (keys) => [...keys].some(isResourceAccountKey);

export class EquivalentRoles {
  private readonly readings = new Map<string, Reading>();

  constructor(
    private readonly documents: Documents,
    private readonly guard: Guard,
  ) {}

  /** Returns a key that is equal for roles that members of the set can assume alike. */
  keyOf(set: PolicySet, role: TrustingRole): string {
    const { narrowing, readsTags, owner } = this.readingOf(set, role);
    if (narrowing.some(readsVariables) || role.arn.includes(':role/aws-')) return role.arn;
    if (readsTags || this.trustReads(areOfTags, role)) return role.arn;
    const resource = parseResource(role.arn, false);
    const matches = narrowing.map((statement) => concerns(statement, resource));
    const account = this.trustReads(areOfOwner, role) ? role.accountId : owner;
    return `${account} ${role.trustHash} ${matches.join('')}`;
  }

  /** Reads what statements about assuming look at in an account's roles, without the roles' trust policies. */
  private readingOf(set: PolicySet, { accountId, arn, partition }: TrustingRole): Reading {
    return getOrMake(this.readings, `${set.uid} ${accountId}`, () => {
      const { guardrails } = this.guard(anyMember(set), { arn, accountId });
      const statements = statementsAbout({ ...setLayers(set, this.documents), ...guardrails });
      const reads = (areMeant: KeyTest): boolean =>
        statements.some(({ referencedKeys }) => areMeant(referencedKeys));
      const isApart = accountId === set.accountId || reads(areOfOwner);
      return {
        narrowing: statements.filter(isNarrowing),
        readsTags: reads(areOfTags),
        owner: isApart ? accountId : (keyOfGuardrails(guardrails, partition) ?? accountId),
      };
    });
  }

  private trustReads(areMeant: KeyTest, { trustHash }: TrustingRole): boolean {
    const { compiled } = documentPolicy(trustHash, 'TRUST', this.documents);
    return compiled !== undefined && areMeant(compiled.referencedKeys);
  }
}

/**
 * Returns a key that is equal for accounts whose resource control policies deny the same. What these allow decides
 * nothing (E-20). Undefined: they were not imported, so that the answer names the account.
 */
function keyOfGuardrails(
  { resourceControl }: Pick<PolicyLayers, 'resourceControl'>,
  partition: string,
): string | undefined {
  if (resourceControl.status === 'NOT_COLLECTED') return undefined;
  const denying = levelsOf(resourceControl).filter(
    ({ partial, policies }) => partial === true || policies.some(mayDeny),
  );
  const levels = denying.map(({ target, policies }) => [target, ...policies.map(({ id }) => id)].join(' '));
  return [partition, resourceControl.status, ...levels].join(', ');
}

const mayDeny = ({ compiled }: AppliedPolicy): boolean =>
  compiled === undefined || statementsFor(compiled, assumeRole).some(({ effect }) => effect === 'DENY');

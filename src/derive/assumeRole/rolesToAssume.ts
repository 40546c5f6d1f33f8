/** Finds the policy sets with an Allow of assuming that may apply to a role: the others need no judgment. */
import type { PolicySet } from '../../graph/model/storedPolicies.js';
import { assumeRole } from '../../graph/model/assumeActions.js';
import { compiledDocument } from '../../graph/engine/compiledDocument.js';
import type { Documents } from '../../graph/engine/policySetLayers.js';
import { statementsFor, type CompiledStatement } from '../../iam/language/compile.js';
import { mayConcern } from '../../iam/decide/evaluate.js';
import { parseResource } from '../../iam/match/resourceElement.js';
import type { Assumers } from '../equivalence/assumers.js';
import { getOrMake } from '../../graph/model/memoize.js';

/** Most sets that may assume name the roles, and are found by those names; only those with patterns are tried. */
export class RolesToAssume {
  private readonly byRole = new Map<string, Set<Assumers>>();
  private readonly byPattern: { readonly sets: Assumers; readonly allows: readonly CompiledStatement[] }[] =
    [];

  constructor(groups: readonly Assumers[], documents: Documents) {
    for (const sets of groups) this.enter(sets, sets[0] ? allowsOf(sets[0], documents) : []);
  }

  /** Whether some of them names the role, or has a pattern. */
  mayName(roleArn: string): boolean {
    return this.byPattern.length > 0 || this.byRole.has(roleArn);
  }

  groupsFor(roleArn: string): readonly Assumers[] {
    const role = parseResource(roleArn, false);
    const found = new Set(this.byRole.get(roleArn));
    for (const { sets, allows } of this.byPattern)
      if (allows.some((statement) => mayConcern(statement, role))) found.add(sets);
    return [...found];
  }

  private enter(sets: Assumers, statements: readonly CompiledStatement[]): void {
    const named = statements.map(rolesNamed);
    for (const role of named.flatMap((roles) => roles ?? [])) {
      getOrMake(this.byRole, role, () => new Set()).add(sets);
    }
    const allows = statements.filter((_, index) => named[index] === undefined);
    if (allows.length > 0) this.byPattern.push({ sets, allows });
  }
}

function allowsOf(set: PolicySet, documents: Documents): readonly CompiledStatement[] {
  return set.identityHashes.flatMap((hash) => {
    const document = documents.get(hash);
    const compiled = document && compiledDocument(document, 'IDENTITY');
    return compiled ? statementsFor(compiled, assumeRole).filter(({ effect }) => effect === 'ALLOW') : [];
  });
}

/** Returns the ARNs that the statement names; undefined where it may apply to other roles too. */
function rolesNamed({ resource }: CompiledStatement): readonly string[] | undefined {
  if (!resource || resource.inverted) return undefined;
  const named = resource.patterns.map((pattern) =>
    pattern.kind === 'arn' && pattern.parts && !pattern.retry ? pattern.whole.literal : undefined,
  );
  return named.every((one) => one !== undefined && isWhole(one)) ? (named as readonly string[]) : undefined;
}

/** Whether this is a complete ARN: a shorter text may stand for a longer one (L-14). */
const isWhole = (arn: string): boolean => arn.split(':').length >= 6;

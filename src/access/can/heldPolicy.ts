/** Stored policies as the engine takes them. */
import { compiledDocument, policyDocumentOf } from '../../graph/engine/compiledDocument.js';
import type { HeldPolicy } from '../../graph/model/storedPolicies.js';
import type { DataGap } from '../../iam/decide/decision.js';
import type { AppliedPolicy } from '../../iam/decide/layers.js';

/** Known by its uid. Without a compiled form where its document was quarantined or never imported (E-79). */
export function applied(policy: HeldPolicy, use: 'IDENTITY' | 'TRUST' | 'RESOURCE'): AppliedPolicy {
  const document = policyDocumentOf(policy);
  return { id: policy.uid, name: policy.name, compiled: document && compiledDocument(document, use) };
}

export const quarantineGap =
  (accountId: string) =>
  (policy: HeldPolicy): readonly DataGap[] =>
    policy.quarantined === undefined
      ? []
      : [
          {
            kind: 'POLICY_QUARANTINED',
            accountId,
            message: `Policy ${policy.name} could not be understood: ${policy.quarantined}`,
          },
        ];

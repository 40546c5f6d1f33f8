/** An identity provider that roles trust and that their account is known not to have (E-47a). */
import type { DataGap } from '../../../iam/decide/decision.js';

export const missingProviderGap = (arn: string, accountId: string): DataGap => ({
  kind: 'PRINCIPAL_DELETED',
  accountId,
  message: `Account ${accountId} has no identity provider ${arn}: roles that trust it let nobody in by it. Take it out of their trust policies, for whoever creates a provider of this name is let in.`,
});

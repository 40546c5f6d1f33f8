/** What is stored of an identity provider. */
import type { IdentityProviderFact } from '../../graph/contract/graphWriter.js';
import type { IdentityProviderDetail } from '../formats/account/accountExport.js';

export function identityProviderFact(detail: IdentityProviderDetail): IdentityProviderFact {
  const { arn, kind, url, clientIds, createdAt, validUntil } = detail;
  return {
    arn,
    kind,
    ...(url === undefined ? {} : { url }),
    ...(clientIds === undefined ? {} : { clientIds: [...clientIds].sort() }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

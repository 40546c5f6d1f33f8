/** Writes SAML and OIDC providers: as a list for each kind that was collected whole, and the others one by one. */
import type { AccountExport, IdentityProviderDetail } from '../formats/account/accountExport.js';
import { exportedDocument, tagsOf, timeOf, type ExportedDocument } from './exportedDocument.js';

const lists = { OIDC: 'OpenIDConnectProviderList', SAML: 'SAMLProviderList' } as const;

export function identityProviders({
  identityProviders: all,
  coverage,
}: AccountExport): readonly ExportedDocument[] {
  const isWhole = (kind: IdentityProviderDetail['kind']): boolean =>
    coverage.some((one) => one.arn === `identityProviders:${kind}@` && one.status === 'COLLECTED');
  const whole = (['OIDC', 'SAML'] as const).filter(isWhole);
  const listed = whole.map((kind) => [lists[kind], all.filter((one) => one.kind === kind).map(providerOf)]);
  const others = all.filter(({ kind }) => !whole.includes(kind));
  return [
    ...(all.length > others.length
      ? [exportedDocument('identity-providers.json', Object.fromEntries(listed))]
      : []),
    ...others.map((one, index) =>
      exportedDocument(`identity-provider-${index + 1}.json`, { ...providerOf(one), ...alone[one.kind] }),
    ),
  ];
}

/** Keys by which a format recognizes an output about one provider. */
const alone = { OIDC: { ThumbprintList: null }, SAML: { SAMLProviderUUID: null } };

const providerOf = ({ arn, url, clientIds, createdAt, validUntil, tags }: IdentityProviderDetail) => ({
  Arn: arn,
  Url: url === undefined ? undefined : urlOf(url),
  ClientIDList: clientIds,
  CreateDate: timeOf(createdAt),
  ValidUntil: timeOf(validUntil),
  Tags: tags && tagsOf(tags),
});

/** Restores the scheme that an import removes (F-82), where the rest would be read otherwise. */
const urlOf = (url: string): string => (/^https?:\/\//.test(url) ? `https://${url}` : url);

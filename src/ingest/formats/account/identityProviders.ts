/** Reads the SAML and OIDC providers of an account (F-81 to F-83). */
import { isAccountId, parseArn } from '../../../iam/language/arn.js';
import { asFields, type Fields } from '../shared/fields.js';
import { isJsonRecord, quote } from '../shared/jsonValue.js';
import { origin, record, texts, time, whereThere } from '../shared/record.js';
import { coverageOf, type CoverageDetail, type IdentityProviderDetail } from './accountExport.js';
import { accountFormat } from './accountFile.js';
import { tagsWhereThere } from '../shared/tags.js';
import type { Filed, Owner } from './entities.js';

/** Lists hold all providers of their kind in the account; an output about one provider holds just that one. */
const lists = [
  ['OpenIDConnectProviderList', 'OIDC'],
  ['SAMLProviderList', 'SAML'],
] as const;

const ofSaml = ['SAMLMetadataDocument', 'SAMLProviderUUID'];
const keys = [...lists.map(([key]) => key), ...ofSaml, 'ClientIDList', 'ThumbprintList'];

export const identityProviders = accountFormat({
  name: 'identity providers',
  recognizes: (value) => isJsonRecord(value) && keys.some((key) => key in value),
  keys: () => keys,
  read(root, file) {
    const output = asFields(root, file);
    if (output === undefined) return undefined;
    const listed = lists.filter(([key]) => output.has(key));
    const kindAlone = ofSaml.some((key) => output.has(key)) ? 'SAML' : 'OIDC';
    const providers =
      listed.length === 0
        ? [readProvider(output, kindAlone)]
        : listed.flatMap(([key, kind]) => output.recordList(key).map((one) => readProvider(one, kind)));
    const found = providers.filter((one) => one !== undefined);
    const owners = [...new Map(found.map((one) => [one.accountId, one])).values()];
    const coverage = owners.flatMap((owner) =>
      listed.map(([key, kind]) => covered(owner, output, key, kind)),
    );
    return { lists: { identityProviders: found, ...(listed.length > 0 && { coverage }) } };
  },
});

type Kind = IdentityProviderDetail['kind'];

const covered = (
  { partition, accountId }: Owner,
  output: Fields,
  key: string,
  kind: Kind,
): Filed<CoverageDetail> => ({
  partition,
  accountId,
  detail: {
    ...coverageOf('identityProviders', kind, ''),
    status: 'COLLECTED',
    origin: { file: output.findings.file, path: output.pathOf(key) },
  },
});

/** Reads a provider. The metadata and keys of a SAML provider are never read (F-90). */
const provider = record({
  clientIds: whereThere('ClientIDList', texts('ClientIDList')),
  createdAt: time('CreateDate'),
  validUntil: time('ValidUntil'),
  tags: tagsWhereThere,
  origin,
});

function readProvider(fields: Fields, kind: Kind): Filed<IdentityProviderDetail> | undefined {
  // F-82
  const url = fields.text('Url')?.replace(/^https?:\/\//, '');
  const arn = fields.text('Arn') ?? builtArn(fields, url);
  if (arn === undefined)
    return fields.problem(
      'Nothing says which provider this is: the output does not hold its ARN. Add Arn beside it.',
    );
  const parts = parseArn(arn);
  const type = `${kind.toLowerCase()}-provider/`;
  if (parts === undefined || !isAccountId(parts.account) || !parts.resource.startsWith(type))
    return fields.problem(`${quote(arn)} is no ARN of a ${kind} provider. Correct it.`);
  const ofOidc = kind === 'OIDC' ? { url: url ?? parts.resource.slice(type.length) } : {};
  const detail = { arn, kind, ...ofOidc, ...provider(fields) };
  return { partition: parts.partition, accountId: parts.account, detail };
}

function builtArn(fields: Fields, url: string | undefined): string | undefined {
  const accountId = fields.text('AccountId');
  if (url === undefined || accountId === undefined) return undefined;
  return `arn:${fields.text('Partition') ?? 'aws'}:iam::${accountId}:oidc-provider/${url}`;
}

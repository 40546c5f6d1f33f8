/** Reads the SAML and OIDC providers of an account (F-81 to F-83). */
import { isAccountId, parseArn } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { CoverageDetail, IdentityProviderDetail } from './accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { accountWith } from './accountExport.js';
import { Attribution } from '../shared/attribution.js';
import { present, readTags } from './entities.js';
import { quote } from './entityArn.js';
import { asFields, type Fields } from '../shared/fields.js';
import { filedAccounts } from './filedAccounts.js';
import { Findings } from '../shared/findings.js';
import { isJsonRecord } from '../shared/jsonValue.js';
import { mergeFields } from '../../merge/mergeEntities.js';
import { parsedPage } from './parsedPage.js';
import type { Filed } from './splitByAccount.js';

const lists = { OpenIDConnectProviderList: 'OIDC', SAMLProviderList: 'SAML' } as const;

type ListKey = keyof typeof lists;

const listKeys = Object.keys(lists) as readonly ListKey[];

const details = ['ClientIDList', 'ThumbprintList', 'SAMLMetadataDocument', 'SAMLProviderUUID'];

export const isIdentityProviders = (value: JsonValue): boolean =>
  isJsonRecord(value) && [...listKeys, ...details].some((key) => key in value);

/** A list is all that the account has of the kind; a provider alone is one of them. */
export function parseIdentityProviders({ file, value, duplicateKeys }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys);
  findings.refuseHiddenValues();
  const attribution = new Attribution(findings);
  const output = asFields({ value, path: '$' }, findings);
  const listed = output
    ? listKeys.flatMap((key) => output.recordList(key).flatMap((one) => readOne(one, lists[key]) ?? []))
    : [];
  const isAlone = output !== undefined && !listKeys.some((key) => output.has(key));
  const alone = output && isAlone ? [readOne(output, kindOf(output))].filter((one) => one !== undefined) : [];
  const all = [...listed, ...alone];
  for (const { accountId } of all) attribution.of(accountId);
  const accounts = filedAccounts('identityProviders', all, false).map((account) => ({
    ...account,
    identityProviders: mergeFields(account.identityProviders),
  }));
  const covering = output && !isAlone ? accounts.map((account) => withCoverage(account, output)) : accounts;
  return parsedPage(findings, attribution, covering, {
    collected: { identityProviders: true },
    truncated: false,
  });
}

function withCoverage(
  account: ReturnType<typeof accountWith>,
  output: Fields,
): ReturnType<typeof accountWith> {
  const coverage = listKeys
    .filter((key) => output.has(key))
    .map((key): CoverageDetail => ({
      arn: `identityProviders:${lists[key]}@`,
      list: 'identityProviders',
      kind: lists[key],
      region: '',
      status: 'COLLECTED',
      origin: { file: output.findings.file, path: output.pathOf(key) },
    }));
  return accountWith(account, { identityProviders: account.identityProviders, coverage });
}

const kindOf = (output: Fields): IdentityProviderDetail['kind'] =>
  output.has('SAMLMetadataDocument') || output.has('SAMLProviderUUID') ? 'SAML' : 'OIDC';

/** The metadata and keys of a SAML provider are never looked at (F-90). */
function readOne(
  fields: Fields,
  kind: IdentityProviderDetail['kind'],
): Filed<IdentityProviderDetail> | undefined {
  const url = urlOf(fields.text('Url'));
  const arn = fields.text('Arn') ?? builtArn(fields, url);
  const parts = arn === undefined ? undefined : parseArn(arn);
  const resource = kind === 'SAML' ? 'saml-provider/' : 'oidc-provider/';
  if (
    arn === undefined ||
    parts === undefined ||
    !isAccountId(parts.account) ||
    !parts.resource.startsWith(resource)
  ) {
    return fields.findings.problem(
      fields.path,
      arn === undefined
        ? 'Nothing says which provider this is: the output does not hold its ARN. Add Arn beside it.'
        : `${quote(arn)} is no ARN of a ${kind} provider. Correct it.`,
    );
  }
  const detail: IdentityProviderDetail = {
    arn,
    kind,
    ...(kind === 'OIDC' ? { url: url ?? parts.resource.slice(resource.length) } : {}),
    ...(fields.has('ClientIDList') ? { clientIds: fields.texts('ClientIDList') } : {}),
    ...present('createdAt', fields.time('CreateDate')),
    ...present('validUntil', fields.time('ValidUntil')),
    ...(fields.has('Tags') ? { tags: readTags(fields) } : {}),
    origin: { file: fields.findings.file, path: fields.path },
  };
  return { partition: parts.partition, accountId: parts.account, detail };
}

/** F-82: without scheme and trailing slash. */
const urlOf = (url: string | undefined): string | undefined =>
  url?.replace(/^https?:\/\//, '').replace(/\/$/, '');

function builtArn(fields: Fields, url: string | undefined): string | undefined {
  const accountId = fields.text('AccountId');
  if (url === undefined || accountId === undefined) return undefined;
  return `arn:${fields.text('Partition') ?? 'aws'}:iam::${accountId}:oidc-provider/${url}`;
}

/** Parses the identifiers in questions; a malformed one gets a message that shows the right form. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { isCanonicalUser } from '../../graph/model/principals/namedPrincipal.js';
import { isOriginAccessIdentity, parseArn } from '../../iam/language/arn.js';

export type Parsed =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string };

const ok = (value: string): Parsed => ({ ok: true, value });
const refused = (message: string): Parsed => ({ ok: false, message });
const quoted = (text: string): string => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);

const accountForm = /^\d{12}$/;
const service = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com|amazonaws\.com\.cn|amazon\.com)$/;
const builtInProviders = new Set(['accounts.google.com', 'graph.facebook.com', 'www.amazon.com']);

export const parseAccountId = (text: string): Parsed =>
  accountForm.test(text)
    ? ok(text)
    : refused(`${quoted(text)} is not an account id, which has 12 digits, such as 111122223333.`);

export function parseArnText(text: string): Parsed {
  if (!parseArn(text)) {
    return refused(
      `${quoted(text)} is not an ARN, which has six parts, such as arn:aws:iam::111122223333:role/admin.`,
    );
  }
  return /[*?]/.test(text) ? refused(`${quoted(text)} has a wildcard; one ARN is asked for.`) : ok(text);
}

/** Whether the ARN may be that of a workload: any ARN in an account, apart from those of IAM and STS. */
export function isWorkloadArn(text: string): boolean {
  const arn = parseArn(text);
  return arn !== undefined && accountForm.test(arn.account) && arn.service !== 'iam' && arn.service !== 'sts';
}

/** Parses the start of a path: a principal, or a workload, which stands for the roles that it runs as. */
export const parseStart = (text: string): Parsed =>
  isWorkloadArn(text) && !/[*?]/.test(text) ? ok(text) : parsePrincipalIdentifier(text);

/** Parses a principal. An account id means its root user; the graph knows that user's ARN. */
export function parsePrincipalIdentifier(text: string): Parsed {
  if (text === '*' || accountForm.test(text) || service.test(text) || builtInProviders.has(text))
    return ok(text);
  if (isCanonicalUser(text) || isOriginAccessIdentity(text)) return ok(text);
  const arn = parseArn(text);
  if (!arn) {
    return refused(
      `${quoted(text)} is not a principal: give an ARN, a service such as ec2.amazonaws.com, a 12-digit account id, or *.`,
    );
  }
  if (/[*?]/.test(text)) return refused(`${quoted(text)} has a wildcard; one principal is asked for.`);
  if (arn.service === 'iam' && arn.resource.startsWith('group/')) {
    return refused(`${quoted(text)} is a group, and a group is never a principal: ask about its members.`);
  }
  return isPrincipalArn(arn)
    ? ok(text)
    : refused(
        `${quoted(text)} is not a principal: users, roles, roots, identity providers and role sessions are.`,
      );
}

const principalResources: Readonly<Record<string, RegExp>> = {
  iam: /^(root$|user\/.|role\/.|saml-provider\/.|oidc-provider\/.)/,
  sts: /^(assumed-role\/[^/]+\/.|federated-user\/.)/,
};

const isPrincipalArn = (arn: {
  readonly service: string;
  readonly account: string;
  readonly resource: string;
}): boolean => accountForm.test(arn.account) && principalResources[arn.service]?.test(arn.resource) === true;

export function parseAction(text: string): Parsed {
  if (/[*?]/.test(text))
    return refused(`${quoted(text)} has a wildcard; one action is asked for, such as s3:GetObject.`);
  return /^[A-Za-z0-9-]+:[A-Za-z0-9_.-]+$/.test(text)
    ? ok(text)
    : refused(`${quoted(text)} is not an action, which is written service:Name, such as s3:GetObject.`);
}

export const parseResourcePattern = (text: string): Parsed =>
  text === '*' || parseArn(text)
    ? ok(text)
    : refused(
        `${quoted(text)} is not a resource: give an ARN, with wildcards if you like, or * for actions that have none.`,
      );

/** Returns the ARN of the role of an assumed-role session; any other identifier unchanged. */
export async function roleOfSession(reader: GraphReader, identifier: string): Promise<string> {
  if (!identifier.includes(':assumed-role/')) return identifier;
  const stored = await reader.applicablePolicies([identifier], []);
  return stored.principals.get(identifier)?.principal.identifier ?? identifier;
}

/** Reads ARNs: their six parts (L-12), and the entity that an IAM or STS ARN names. */

export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon; may contain further `:` and `/`. */
  readonly resource: string;
}

/** Returns the six parts of a text that its first five colons separate; undefined if there are fewer (L-12). */
export function splitArn(
  text: string,
): readonly [string, string, string, string, string, string] | undefined {
  const first = text.indexOf(':');
  const second = first < 0 ? first : text.indexOf(':', first + 1);
  const third = second < 0 ? second : text.indexOf(':', second + 1);
  const fourth = third < 0 ? third : text.indexOf(':', third + 1);
  const fifth = fourth < 0 ? fourth : text.indexOf(':', fourth + 1);
  if (fifth < 0) return undefined;
  return [
    text.slice(0, first),
    text.slice(first + 1, second),
    text.slice(second + 1, third),
    text.slice(third + 1, fourth),
    text.slice(fourth + 1, fifth),
    text.slice(fifth + 1),
  ];
}

/** Reads `arn:partition:service:region:account:resource`; undefined for any other text (L-12). */
export function parseArn(text: string): Arn | undefined {
  const parts = text.startsWith('arn:') ? splitArn(text) : undefined;
  if (parts === undefined) return undefined;
  const [, partition, service, region, account, resource] = parts;
  return { partition, service, region, account, resource };
}

/** Whether the text is twelve digits. Account ids are kept as text, since they may start with 0 (F-117). */
export function isAccountId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}

/** Returns the ARN of the root user of an account, which also means the account. */
export const rootArn = ({
  partition,
  accountId,
}: {
  readonly partition: string;
  readonly accountId: string;
}): string => `arn:${partition}:iam::${accountId}:root`;

/** Whether it is the ARN of the root user of an account. Queues and functions may be named `root`. */
export const isRootArn = (arn: string): boolean => /^arn:[^:]+:iam::\d{12}:root$/.test(arn);

/** Returns the part after the last slash: for an IAM ARN the name without path. */
export const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Returns `service:type`, or `service` if the ARN has no type (S3, SQS, SNS). */
export function kindOfArn(arn: string): string {
  const [, , service = '', , , ...rest] = arn.split(':');
  const type = /^([a-z][A-Za-z-]*)[/:]/.exec(rest.join(':'))?.[1];
  return type === undefined ? service : `${service}:${type}`;
}

/** The entity that an IAM or STS ARN names. `name` is the last part of the path, `path` starts and ends with `/`. */
export type IamEntity =
  | { readonly kind: 'root'; readonly partition: string; readonly accountId: string }
  | {
      readonly kind: 'user' | 'role' | 'group' | 'policy' | 'instanceProfile';
      readonly partition: string;
      /** `aws` for AWS managed policies. */
      readonly accountId: string;
      readonly path: string;
      readonly name: string;
    }
  | {
      readonly kind: 'assumedRoleSession';
      readonly partition: string;
      readonly accountId: string;
      /** Without the role's path, which a session ARN lacks (E-45). */
      readonly roleName: string;
      readonly sessionName: string;
    }
  | {
      readonly kind: 'federatedUser' | 'samlProvider' | 'oidcProvider';
      readonly partition: string;
      readonly accountId: string;
      /** For an OIDC provider: its host and path. */
      readonly name: string;
    };

const pathKinds = new Map<string, 'user' | 'role' | 'group' | 'policy' | 'instanceProfile'>([
  ['user', 'user'],
  ['role', 'role'],
  ['group', 'group'],
  ['policy', 'policy'],
  ['instance-profile', 'instanceProfile'],
]);

/** Reads an ARN of IAM or STS; undefined for every other text. */
export function parseIamArn(text: string): IamEntity | undefined {
  const arn = parseArn(text);
  if (arn === undefined || arn.region !== '') return undefined;
  if (arn.service === 'iam') return iamEntity(arn);
  return arn.service === 'sts' ? stsEntity(arn) : undefined;
}

function iamEntity({ partition, account: accountId, resource }: Arn): IamEntity | undefined {
  if (resource === 'root') return { kind: 'root', partition, accountId };
  const slash = resource.indexOf('/');
  if (slash < 0 || slash === resource.length - 1) return undefined;
  const type = resource.slice(0, slash);
  const rest = resource.slice(slash);
  if (type === 'saml-provider') return { kind: 'samlProvider', partition, accountId, name: rest.slice(1) };
  if (type === 'oidc-provider') return { kind: 'oidcProvider', partition, accountId, name: rest.slice(1) };
  const kind = pathKinds.get(type);
  if (kind === undefined || rest.endsWith('/')) return undefined;
  const last = rest.lastIndexOf('/');
  return { kind, partition, accountId, path: rest.slice(0, last + 1), name: rest.slice(last + 1) };
}

function stsEntity({ partition, account: accountId, resource }: Arn): IamEntity | undefined {
  const [type, first, second, ...more] = resource.split('/');
  if (first === undefined || first === '' || more.length > 0) return undefined;
  if (type === 'federated-user' && second === undefined) {
    return { kind: 'federatedUser', partition, accountId, name: first };
  }
  if (type !== 'assumed-role' || second === undefined || second === '') return undefined;
  return { kind: 'assumedRoleSession', partition, accountId, roleName: first, sessionName: second };
}

/** Whether it is the ARN of a general purpose bucket or its object: only these have neither region nor account. */
export const isBucketOrObject = ({ service, region, account }: Arn): boolean =>
  service === 's3' && region === '' && account === '';

/** Returns the 12-digit account in an ARN, if it has one. */
export function accountOfArn(text: string): string | undefined {
  const account = parseArn(text)?.account;
  return account !== undefined && isAccountId(account) ? account : undefined;
}

/** Returns the friendly name in a user, role, group or policy ARN: the part after the path. */
export function nameOfArn(text: string): string | undefined {
  const entity = parseIamArn(text);
  if (entity === undefined || entity.kind === 'root') return undefined;
  return entity.kind === 'assumedRoleSession' ? entity.roleName : entity.name;
}

/** Whether it is a service-linked role, by its path (E-52). */
export function isServiceLinkedRoleArn(text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === 'iam' && arn.resource.startsWith('role/aws-service-role/');
}

/** Whether it is a CloudFront origin access identity, whose ARN has no account (E-98). */
export const isOriginAccessIdentity = (arn: string): boolean =>
  /^arn:[^:]+:iam::cloudfront:user\/CloudFront Origin Access Identity ./.test(arn);

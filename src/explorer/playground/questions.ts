/** The questions of `operations/` with variables for the bundled sample organization. */
import {
  AccessKeysDocument,
  AssumeRolePathsDocument,
  BlastRadiusDocument,
  CanBatchDocument,
  CanDocument,
  ChokePointsDocument,
  CrossAccountAccessDocument,
  EffectivePermissionsDocument,
  ExposedResourcesDocument,
  FindingsDocument,
  IdentityCenterDocument,
  OverviewDocument,
  PathsToPrivilegeDocument,
  ResourceExposureDocument,
  RoleTrustDocument,
  SearchDocument,
  TrustExposureDocument,
  UserCredentialsDocument,
  WhoCanDocument,
  WhoCanReachDocument,
  type Operation,
} from '../../api/operations.generated.js';

export interface ReadyQuestion {
  /** The question as a person would ask it. */
  readonly title: string;
  /** The name of the operation, which its tab shows. */
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const question = <Variables extends ReadyQuestion['variables']>(
  title: string,
  { name, text }: Operation<unknown, Variables>,
  variables: NoInfer<Variables>,
): ReadyQuestion => ({ title, name, query: text, variables });

const checks = [
  {
    principal: 'arn:aws:iam::444444444444:user/alice',
    action: 'iam:CreateAccessKey',
    resource: 'arn:aws:iam::444444444444:user/alice',
  },
  {
    principal: 'arn:aws:iam::555555555555:user/ivan',
    action: 'iam:CreateUser',
    resource: 'arn:aws:iam::555555555555:user/new-user',
  },
  {
    principal: 'arn:aws:iam::444444444444:user/kate',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::northwind-staging-data/home/alice/notes.txt',
  },
  {
    principal: 'arn:aws:iam::333333333333:user/integrations/settlement-sftp',
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::northwind-payments/settlement/2026-09-21.csv',
  },
];

/**
 * In the order of the tabs. The first has no variables, because GraphiQL leaves the variables editor empty when it
 * opens its first tab for the first time.
 */
export const questions: readonly ReadyQuestion[] = [
  question('What is in the graph?', OverviewDocument, {}),
  question('What may alice do?', EffectivePermissionsDocument, {
    principal: 'arn:aws:iam::444444444444:user/alice',
    services: null,
  }),
  question('May oscar read the cards table, and why not?', CanDocument, {
    principal: 'arn:aws:iam::333333333333:user/oscar',
    action: 'dynamodb:GetItem',
    resource: 'arn:aws:dynamodb:eu-west-1:333333333333:table/cards',
    resourceIsLiteral: false,
    context: [],
  }),
  question('May carol break the glass, and under which conditions?', CanDocument, {
    principal: 'arn:aws:iam::111111111111:user/carol',
    action: 'sts:AssumeRole',
    resource: 'arn:aws:iam::333333333333:role/break-glass-admin',
    resourceIsLiteral: false,
    context: [],
  }),
  question('Several at once: may they, and why?', CanBatchDocument, { checks }),
  question('Who may delete the ledger database?', WhoCanDocument, {
    action: 'rds:DeleteDBInstance',
    resource: 'arn:aws:rds:eu-west-1:333333333333:db:ledger',
    resourceIsLiteral: false,
    transitive: false,
    maxHops: 6,
    context: [],
    first: 50,
    after: null,
  }),
  question('Who can end up reading the audit logs?', WhoCanDocument, {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::northwind-audit-logs/2026/x',
    resourceIsLiteral: false,
    transitive: true,
    maxHops: 6,
    context: [],
    first: 50,
    after: null,
  }),
  question('How can gina become the administrator of production?', AssumeRolePathsDocument, {
    from: 'arn:aws:iam::555555555555:user/gina',
    to: 'arn:aws:iam::333333333333:role/production-admin',
    maxHops: 6,
    k: 10,
    context: [],
  }),
  question('How can ivan reach administrative access, past his boundary?', PathsToPrivilegeDocument, {
    from: 'arn:aws:iam::555555555555:user/ivan',
    maxHops: 6,
    k: 3,
    context: [],
  }),
  question('How far does gina reach?', BlastRadiusDocument, {
    principal: 'arn:aws:iam::555555555555:user/gina',
    maxHops: 6,
  }),
  question('Who can take over the administrator of production?', WhoCanReachDocument, {
    to: 'arn:aws:iam::333333333333:role/production-admin',
    maxHops: 6,
    first: 50,
    after: null,
  }),
  question('Which single steps lead to the administration of production?', ChokePointsDocument, {
    accountId: '333333333333',
    first: 50,
    after: null,
  }),
  question('What can ivan gain beyond his paths?', FindingsDocument, {
    principal: 'arn:aws:iam::555555555555:user/ivan',
  }),
  question('Why can alice not become ledger-reader, and what is missing?', CrossAccountAccessDocument, {
    from: 'arn:aws:iam::444444444444:user/alice',
    to: 'arn:aws:iam::333333333333:role/ledger-reader',
  }),
  question('Whom does payments-reader trust, and who can really take it?', RoleTrustDocument, {
    role: 'arn:aws:iam::333333333333:role/payments-reader',
  }),
  question('Which roles are open to outsiders?', TrustExposureDocument, {
    filter: {},
    first: 50,
    after: null,
  }),
  question('Which resources let outsiders in?', ExposedResourcesDocument, {
    filter: { exposed: true },
    first: 20,
    after: null,
  }),
  question('Whom outside its account does the payments bucket let in?', ResourceExposureDocument, {
    resource: 'arn:aws:s3:::northwind-payments',
  }),
  question('Which access keys are overdue, and whose?', AccessKeysDocument, {
    filter: { status: 'ACTIVE', olderThanDays: 365 },
    first: 50,
    after: null,
  }),
  question('How does heidi sign in?', UserCredentialsDocument, {
    user: 'arn:aws:iam::333333333333:user/heidi',
  }),
  question('Who signs in through Identity Center, and as whom?', IdentityCenterDocument, {
    role: 'arn:aws:iam::444444444444:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_PowerUserAccess_5ad2938b1e7cf604',
  }),
  question('Where is anything about the vendor?', SearchDocument, { text: 'vendor' }),
];

/** A question's variables as its editor shows them: nothing where it has none. */
export function variablesText({ variables }: ReadyQuestion): string {
  return Object.keys(variables).length === 0 ? '' : JSON.stringify(variables, undefined, 2);
}

/** The tabs of someone who opens the page for the first time: each operation once. */
export const questionTabs = questions
  .filter(({ name }, index) => questions.findIndex((other) => other.name === name) === index)
  .map((one) => ({ query: one.query, variables: variablesText(one) }));

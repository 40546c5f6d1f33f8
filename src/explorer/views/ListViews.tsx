/** Shows the lists behind the numbers of the overview, and search results. */
import {
  AccessKeysDocument,
  AdministratorsDocument,
  ExposedResourcesDocument,
  ImportsDocument,
  OverviewDocument,
  SearchDocument,
  TrustExposureDocument,
  type ImportsQuery,
  type SearchQuery,
} from '../../api/operations.generated.js';
import { Completeness } from '../parts/Completeness.jsx';
import { DecisionBadge, List, PrincipalLink, Statements, Terms } from '../parts/Evidence.jsx';
import { Link } from '../parts/Link.jsx';
import { Answer } from '../parts/Result.jsx';
import { pageOf, Table } from '../parts/Table.jsx';
import { atLeast, counted, inWords, sentence } from '../../answerWords.js';
import { MOST_LOOKED_AT } from '../parts/named.js';
import { changesText, dateOf, firstOf, policyWords } from '../parts/words.js';
import type { Arguments, ViewOptions } from '../route.js';

export const AdministratorsView = ({ args }: ViewOptions) => (
  <Answer to={AdministratorsDocument} with={pageOf(args)}>
    {({ principals }) => (
      <>
        <p className="quiet">As of the import of each account.</p>
        <Completeness dataGaps={principals.dataGaps} />
        <Table
          caption="Administrators"
          columns={['Principal', 'Decision', 'Why']}
          total={principals.totalCount}
          page={{ view: 'administrators', args, info: principals.pageInfo }}
          rows={principals.nodes.map((principal) => {
            const administration = 'administration' in principal ? principal.administration : null;
            return [
              <PrincipalLink key="who" principal={principal} />,
              administration && <DecisionBadge key="decision" decision={administration.decision} />,
              administration && (
                <>
                  <Statements statements={administration.determiningStatements} />
                  <Terms {...administration} />
                </>
              ),
            ];
          })}
        />
      </>
    )}
  </Answer>
);

export const OpeningsView = ({ args }: ViewOptions) => (
  <Answer to={TrustExposureDocument} with={{ filter: null, ...pageOf(args) }}>
    {({ trustExposure }) => (
      <>
        <Completeness dataGaps={trustExposure.dataGaps} />
        <Table
          caption="Roles open to outsiders"
          columns={['Role', 'Trusts', 'Opening', 'Decision', 'Why']}
          total={trustExposure.totalCount}
          page={{ view: 'openings', args, info: trustExposure.pageInfo }}
          rows={trustExposure.nodes.map((opening) => [
            <PrincipalLink key="role" principal={opening.role} />,
            <PrincipalLink key="who" principal={opening.principal} />,
            <>
              <strong>{inWords(opening.kind)}</strong>: {opening.reason}
            </>,
            <DecisionBadge key="decision" decision={opening.decision} />,
            <>
              <Statements statements={opening.determiningStatements} />
              <Terms {...opening} />
            </>,
          ])}
        />
      </>
    )}
  </Answer>
);

export const ExposedResourcesView = ({ args }: ViewOptions) => (
  <Answer to={ExposedResourcesDocument} with={{ filter: { exposed: true }, first: 50, ...pageOf(args) }}>
    {({ resources }) => (
      <>
        <Completeness dataGaps={resources.dataGaps} />
        <Table
          caption="Resources shared outside their account"
          columns={['Resource', 'Shared with']}
          total={resources.totalCount}
          page={{ view: 'exposed-resources', args, info: resources.pageInfo }}
          rows={resources.nodes.map(({ arn, name, exposure }) => [
            <Link key="resource" view="resource" args={{ arn }}>
              {name}
            </Link>,
            <ul key="who">
              {exposure.reachableFromOutside.map((access, at) => (
                <li key={at}>
                  <PrincipalLink principal={access.principal} />: {firstOf(access.actions)}{' '}
                  <DecisionBadge decision={access.decision} />
                </li>
              ))}
            </ul>,
          ])}
        />
      </>
    )}
  </Answer>
);

export const KeysView = ({ args }: ViewOptions) => (
  <Answer to={AccessKeysDocument} with={{ filter: { status: 'ACTIVE', olderThanDays: 90 }, ...pageOf(args) }}>
    {({ accessKeys }) => (
      <>
        <p>Active access keys that are at least 90 days old.</p>
        <Completeness dataGaps={accessKeys.dataGaps} />
        <Table
          caption="Overdue access keys"
          columns={['Access key', 'Owner', 'Created', 'Age in days', 'Last used', 'With']}
          total={accessKeys.totalCount}
          page={{ view: 'keys', args, info: accessKeys.pageInfo }}
          rows={accessKeys.nodes.map((key) => [
            key.accessKeyId ?? 'id not collected',
            <PrincipalLink key="owner" principal={key.principal} />,
            dateOf(key.createdAt),
            key.ageInDays ?? 'unknown',
            key.neverUsed ? 'never' : dateOf(key.lastUsedAt),
            key.lastUsedService ?? '',
          ])}
        />
      </>
    )}
  </Answer>
);

export const ReachedAccountsView = () => (
  <Answer to={OverviewDocument} with={{}}>
    {({ overview: { administration } }) => (
      <>
        <p>
          {administration === null
            ? 'Not computed since the graph changed; the next import does it.'
            : 'The accounts whose administration the most users and roles can gain, ten at most. Principals that already administer an account are not counted. The list behind a number also contains root users, services and identity providers.'}
        </p>
        {administration === null ? null : (
          <Table
            caption="Accounts by who can become an administrator"
            columns={['Account', 'Principals that can']}
            rows={(administration?.mostReached ?? []).map(({ accountId, account, reaching }) => [
              <Link key="account" view="account" args={{ id: accountId }}>
                {account?.name ?? accountId}
              </Link>,
              <Link key="who" view="who-can-reach" args={{ to: accountId }}>
                {reaching}
              </Link>,
            ])}
          />
        )}
        <List title="Not searched">
          {(administration?.caveats ?? []).map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </List>
      </>
    )}
  </Answer>
);

/** The API lists no more changes of an import. */
const MOST_LISTED = 100;

const ImportChanges = ({
  changes,
}: {
  readonly changes: ImportsQuery['imports']['nodes'][number]['changes'];
}) => (
  <>
    <p>
      Administrators: {changesText(changes.administratorCounts, changes)}. Who can become one, account by
      account: {changesText(changes.reachCounts, changes)}.
    </p>
    <ul>
      {changes.administrators.map(({ change, principal }) => (
        <li key={`administrator ${principal}`}>
          {inWords(change)}: <PrincipalName identifier={principal} /> administers its account
        </li>
      ))}
      {changes.reach.map(({ change, principal, accountIds, accountCount }) => (
        <li key={`${change} ${principal}`}>
          {inWords(change)}: <PrincipalName identifier={principal} /> can reach the administration of{' '}
          {accountIds.join(', ')}
          {accountCount > accountIds.length ? ` and ${accountCount - accountIds.length} more` : ''}
        </li>
      ))}
    </ul>
    {Math.max(changes.administrators.length, changes.reach.length) < MOST_LISTED ? null : (
      <p className="quiet">No more than {MOST_LISTED} of each are listed.</p>
    )}
    {changes.complete ? null : <p className="quiet">{changes.caveats.join(' ')}</p>}
  </>
);

const PrincipalName = ({ identifier }: { readonly identifier: string }) => (
  <Link view="principal" args={{ id: identifier }}>
    {identifier}
  </Link>
);

export const ImportsView = ({ args }: ViewOptions) => (
  <Answer to={ImportsDocument} with={{ first: 20, ...pageOf(args) }}>
    {({ imports }) => (
      <Table
        caption="Imports, the last first"
        columns={['When', 'Accounts', 'What it changed of administration']}
        total={imports.totalCount}
        page={{ view: 'imports', args, info: imports.pageInfo }}
        rows={imports.nodes.map(({ finishedAt, accounts, accountCount, changes }) => [
          `${dateOf(finishedAt)} ${finishedAt.slice(11, 16)} UTC`,
          accountCount > accounts.length ? `${accounts.join(', ')} …` : accounts.join(', '),
          <ImportChanges key="changes" changes={changes} />,
        ])}
      />
    )}
  </Answer>
);

type Found = SearchQuery['search']['nodes'][number];

function FoundLink({ found }: { readonly found: Found }) {
  if ('identifier' in found) return <PrincipalLink principal={{ ...found, accountId: found.ownerId }} />;
  const [view, args, name, kind] = placeOf(found);
  return (
    <>
      <Link view={view} args={args}>
        {name}
      </Link>{' '}
      <span className="quiet">{kind}</span>
    </>
  );
}

/** Returns the kind of a policy and whose it is: inline policies of many have the same name. */
const policyText = ({ kind, owner, ownerId }: Extract<Found, { policyId: string }>): string =>
  [
    policyWords[kind],
    ...(owner === null || kind === 'TRUST' ? [] : [`of ${owner.name}`]),
    ...(ownerId === null ? [] : [`in ${ownerId}`]),
  ].join(' ');

const accountText = ({ accountId, accountName }: Extract<Found, { accountId: string }>): string =>
  accountName === null ? 'account' : `account ${accountId}`;

function placeOf(
  found: Exclude<Found, { identifier: string }>,
): readonly [string, Arguments, string, string] {
  switch (found.__typename) {
    case 'IamGroup':
      return ['group', { arn: found.groupArn }, found.name, 'group'];
    case 'Policy':
      return ['policy', { id: found.policyId }, found.name, policyText(found)];
    case 'Resource':
      return ['resource', { arn: found.resourceArn }, found.name, found.resourceArn];
    case 'Workload':
      return ['workload', { arn: found.workloadArn }, found.name, found.workloadArn];
    case 'Account':
      return ['account', { id: found.accountId }, found.accountName ?? found.accountId, accountText(found)];
  }
}

export function SearchView({ args }: ViewOptions) {
  const { text = '' } = args;
  if (text.length < 2)
    return <p>Write at least two letters: a name, an ARN, an account id or an access key.</p>;
  return (
    <Answer to={SearchDocument} with={{ text }}>
      {({ search }) => (
        <>
          <p role="status">
            {sentence(
              atLeast({ complete: search.totalCount < MOST_LOOKED_AT }, counted(search.totalCount, 'result')),
            )}
            {search.totalCount > search.nodes.length
              ? `. These are the first ${search.nodes.length}: give more of the name to see others.`
              : ''}
          </p>
          <ul className="found">
            {search.nodes.map((found, at) => (
              <li key={at}>
                <FoundLink found={found} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Answer>
  );
}

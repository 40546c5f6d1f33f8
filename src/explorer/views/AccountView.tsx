/** Shows an account: its place in the organization, its administrators, and what was collected. */
import { AccountDetailsDocument, type AccountDetailsQuery } from '../../api/operations.generated.js';
import { Gaps, Missing, NeverImported } from '../parts/Completeness.jsx';
import { DecisionBadge, Policies, PrincipalLink } from '../parts/Evidence.jsx';
import { Link } from '../parts/Link.jsx';
import { Answer } from '../parts/Result.jsx';
import { Table } from '../parts/Table.jsx';
import { counted, inWords, sectionText } from '../../answerWords.js';
import { dateOf, statusText } from '../parts/words.js';
import type { Arguments } from '../route.js';

export const AccountView = ({ args: { id = '' } }: { readonly args: Arguments }) => (
  <Answer to={AccountDetailsDocument} with={id === '' ? undefined : { id }}>
    {({ account }) =>
      account === null ? (
        <Missing what={`account ${id}`} />
      ) : (
        <>
          <h2>{account.name ?? account.accountId}</h2>
          <p>
            Account {account.accountId}
            {account.imported ? `, imported ${dateOf(account.importedAt)}` : ''}
            {account.status === null ? '' : `, ${inWords(account.status)}`}.{' '}
            {account.imported
              ? `${counted(account.counts.users, 'user')}, ${counted(account.counts.roles, 'role')}, ${counted(account.counts.groups, 'group')}.`
              : ''}
          </p>
          {account.imported ? null : <NeverImported />}
          <p className="buttons">
            <Link view="who-can-reach" args={{ to: account.accountId }}>
              Who can administer it
            </Link>
            <Link view="choke-points" args={{ account: account.accountId }}>
              Choke points
            </Link>
          </p>
          {account.imported ? <Administrators administrators={account.administrators} /> : null}
          {account.place === null ? null : (
            <>
              <h3>Guardrails, from the root down</h3>
              <Table
                caption="Guardrails"
                columns={['Level', 'SCPs', 'RCPs']}
                rows={account.place.levels.map((level) => [
                  level.name,
                  <Policies key="scp" policies={level.serviceControlPolicies} />,
                  <Policies key="rcp" policies={level.resourceControlPolicies} />,
                ])}
              />
            </>
          )}
          <h3>What was collected</h3>
          <Table
            caption="Sections"
            columns={['Section', 'Status', 'Detail']}
            rows={account.completeness.map((one) => [
              sectionText(one.section),
              statusText(one),
              one.detail ?? '',
            ])}
          />
          <Gaps dataGaps={account.dataGaps} />
        </>
      )
    }
  </Answer>
);

type Administrators = NonNullable<AccountDetailsQuery['account']>['administrators'];

const Administrators = ({ administrators }: { readonly administrators: Administrators }) => (
  <>
    <h3>Administrators</h3>
    <Table
      caption="Administrators"
      columns={['Principal', 'Decision']}
      total={administrators.totalCount}
      rows={administrators.nodes.map((principal) => [
        <PrincipalLink key="who" principal={principal} />,
        'administration' in principal && principal.administration ? (
          <DecisionBadge key="decision" decision={principal.administration.decision} />
        ) : null,
      ])}
    />
  </>
);

/** What is in the graph and what stands out, each number with its list. */
import { OverviewDocument, type OverviewQuery } from '../../api/operations.generated.js';
import { useAnswer } from '../ask.js';
import { Completeness } from '../parts/Evidence.jsx';
import { Link } from '../parts/Link.jsx';
import { Result } from '../parts/Result.jsx';
import { Table } from '../parts/Table.jsx';
import { counted, dateOf } from '../parts/words.js';
import type { Arguments } from '../route.js';

export function OverviewView() {
  const asked = useAnswer(OverviewDocument, {});
  return <Result asked={asked}>{(answer) => <Overview answer={answer} />}</Result>;
}

interface Figure {
  readonly count: number;
  readonly one: string;
  readonly many: string;
  readonly view: string;
  readonly args?: Arguments;
}

const figuresOf = ({
  statistics,
  trustExposure,
  exposedResources,
  overdueKeys,
}: OverviewQuery): readonly Figure[] => [
  { count: statistics.administrators, one: 'administrator', many: 'administrators', view: 'administrators' },
  {
    count: trustExposure.totalCount,
    one: 'opening of a role to outsiders',
    many: 'openings of roles to outsiders',
    view: 'openings',
  },
  {
    count: exposedResources.totalCount,
    one: 'resource that lets outsiders in',
    many: 'resources that let outsiders in',
    view: 'exposed-resources',
  },
  { count: overdueKeys.totalCount, one: 'overdue access key', many: 'overdue access keys', view: 'keys' },
];

function Overview({ answer }: { readonly answer: OverviewQuery }) {
  const { statistics, accounts, trustExposure, overdueKeys } = answer;
  if (statistics.accounts === 0)
    return (
      <p className="result">
        Nothing is imported yet. <Link view="import">Drop a folder of exports</Link>, or run{' '}
        <code>npm run import -- FOLDER</code>.
      </p>
    );
  const gaps = [
    ...accounts.nodes.flatMap(({ dataGaps }) => dataGaps),
    ...trustExposure.dataGaps,
    ...overdueKeys.dataGaps,
  ];
  return (
    <>
      <p>
        {counted(statistics.accounts, 'account')} with {counted(statistics.users, 'user')},{' '}
        {counted(statistics.roles, 'role')} and {counted(statistics.policies, 'policy', 'policies')}, imported{' '}
        {dateOf(statistics.lastImportAt)}; {counted(statistics.outsideAccounts, 'more account')} named in
        policies.
      </p>
      <ul className="figures">
        {figuresOf(answer).map(({ count, one, many, view, args = {} }) => (
          <li key={view}>
            <Link view={view} args={args}>
              <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? one : many}
            </Link>
          </li>
        ))}
      </ul>
      <h2>Accounts</h2>
      <Table
        caption="Accounts"
        columns={['Account', 'In the organization', 'Users', 'Roles', 'Who can administer it', 'Missing']}
        total={accounts.totalCount}
        rows={accounts.nodes.map(({ accountId, name, imported, counts, place, dataGaps }) => [
          <Link key="account" view="account" args={{ id: accountId }}>
            {name ?? accountId}
          </Link>,
          place === null
            ? ''
            : place.levels
                .slice(0, -1)
                .map((level) => level.name)
                .join(' › '),
          imported ? counts.users : '',
          imported ? counts.roles : '',
          <Links key="links" accountId={accountId} />,
          imported ? counted(dataGaps.length, 'gap') : 'never imported',
        ])}
      />
      <Completeness dataGaps={gaps} />
    </>
  );
}

const Links = ({ accountId }: { readonly accountId: string }) => (
  <>
    <Link view="who-can-reach" args={{ to: accountId }}>
      who
    </Link>
    {', '}
    <Link view="choke-points" args={{ account: accountId }}>
      choke points
    </Link>
  </>
);

/** Shows what is in the graph and what stands out, each number with its list. */
import {
  AccountsDocument,
  ChokePointsDocument,
  OverviewDocument,
  TargetsDocument,
  type ChokePointsQuery,
  type OverviewQuery,
} from '../../api/operations.generated.js';
import { useAnswer } from '../ask.js';
import { Completeness, GapList, Gaps } from '../parts/Completeness.jsx';
import { PrincipalLink } from '../parts/Evidence.jsx';
import { Link } from '../parts/Link.jsx';
import { Answer, Result } from '../parts/Result.jsx';
import { pageOf, Table } from '../parts/Table.jsx';
import { counted } from '../../answerWords.js';
import { changesText, dateOf, limitWords, missingOf, placeText } from '../parts/words.js';
import type { Arguments } from '../route.js';

/** Later pages show the accounts alone. */
export const OverviewView = ({ args }: { readonly args: Arguments }) =>
  args['after'] === undefined ? <FirstPage /> : <AccountsPage args={args} />;

const AccountsPage = ({ args }: { readonly args: Arguments }) => (
  <Answer to={AccountsDocument} with={{ first: 100, ...pageOf(args) }}>
    {({ accounts }) => <Accounts accounts={accounts} args={args} />}
  </Answer>
);

function FirstPage() {
  const asked = useAnswer(OverviewDocument, {});
  const isWithheld = asked.state === 'failed' && asked.isWithheld;
  return (
    <>
      <Result asked={asked}>{(answer) => <Overview answer={answer} />}</Result>
      {isWithheld ? <AccountsPage args={{}} /> : null}
    </>
  );
}

interface Figure {
  readonly count: number;
  readonly one: string;
  readonly many: string;
  readonly view: string;
}

const figuresOf = (overview: OverviewQuery['overview']): readonly Figure[] => [
  {
    count: overview.statistics.administrators,
    one: 'administrator',
    many: 'administrators',
    view: 'administrators',
  },
  ...(overview.administration === null
    ? []
    : [
        {
          count: overview.administration.reaching,
          one: 'other who can become one',
          many: 'others who can become one',
          view: 'reached-accounts',
        },
      ]),
  {
    count: overview.roleOpenings,
    one: 'opening of a role to outsiders',
    many: 'openings of roles to outsiders',
    view: 'openings',
  },
  {
    count: overview.exposedResources,
    one: 'resource shared outside its account',
    many: 'resources shared outside their account',
    view: 'exposed-resources',
  },
  {
    count: overview.overdueAccessKeys,
    one: 'overdue access key',
    many: 'overdue access keys',
    view: 'keys',
  },
];

function Overview({ answer: { overview, accounts } }: { readonly answer: OverviewQuery }) {
  const { statistics, lastImport, administration } = overview;
  if (statistics.accounts === 0)
    return (
      <p className="result">
        Nothing is imported yet. <Link view="import">Drop a folder of exports</Link>, or run{' '}
        <code>npm run import -- FOLDER</code>.
      </p>
    );
  const caveats = administration?.caveats ?? [];
  const isWhole = accounts.totalCount <= accounts.nodes.length;
  const gaps = [...accounts.nodes.flatMap(({ dataGaps }) => dataGaps), ...overview.dataGaps];
  return (
    <>
      <p>
        {counted(statistics.accounts, 'account')} with {counted(statistics.users, 'user')},{' '}
        {counted(statistics.roles, 'role')} and {counted(statistics.policies, 'policy', 'policies')}, imported{' '}
        {dateOf(statistics.lastImportAt)}; {counted(statistics.outsideAccounts, 'more account')} only named,
        by policies or an organization.
      </p>
      <ul className="figures">
        {figuresOf(overview).map(({ count, one, many, view }) => (
          <li key={view}>
            <Link view={view}>
              <strong>{count.toLocaleString('en-US')}</strong> {count === 1 ? one : many}
            </Link>
          </li>
        ))}
      </ul>
      {administration === null ? (
        <p className="note warning">
          Who can become an administrator was not computed since the graph changed; the next import does it.
        </p>
      ) : null}
      {lastImport === null ? null : (
        <p>
          Changed by the last import: administrators (
          {changesText(lastImport.changes.administratorCounts, lastImport.changes)}), who can become one (
          {changesText(lastImport.changes.reachCounts, lastImport.changes)}).{' '}
          <Link view="imports">All imports</Link>
        </p>
      )}
      {isWhole && caveats.length === 0 && administration !== null ? (
        <Completeness dataGaps={gaps} />
      ) : (
        <section className="note warning" aria-label="Completeness">
          <p>
            <strong>These numbers may not be complete.</strong>{' '}
            {isWhole
              ? ''
              : 'Gaps of the first accounts are listed; those of the others stand on their pages.'}
          </p>
          <ul>
            {caveats.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <GapList dataGaps={gaps} />
        </section>
      )}
      <TopChokePoints most={administration?.mostReached[0]} />
      <Targets />
      <Accounts accounts={accounts} args={{}} />
    </>
  );
}

interface AccountsOptions extends Pick<OverviewQuery, 'accounts'> {
  readonly args: Arguments;
}

const Accounts = ({ accounts, args }: AccountsOptions) => (
  <>
    <h2>Accounts</h2>
    <Table
      caption="Accounts"
      columns={['Account', 'In the organization', 'Users', 'Roles', 'Who can administer it', 'Missing']}
      total={accounts.totalCount}
      page={{ view: '', args, info: accounts.pageInfo }}
      rows={accounts.nodes.map(({ accountId, name, imported, counts, place, completeness, dataGaps }) => [
        <Link key="account" view="account" args={{ id: accountId }}>
          {name ?? accountId}
        </Link>,
        placeText(place),
        imported ? counts.users : '',
        imported ? counts.roles : '',
        <Links key="links" accountId={accountId} />,
        imported
          ? [missingOf(completeness), dataGaps.length === 0 ? '' : counted(dataGaps.length, 'gap')]
              .filter(Boolean)
              .join(', ')
          : 'never imported',
      ])}
    />
  </>
);

type Reached = NonNullable<OverviewQuery['overview']['administration']>['mostReached'][number];

const isWhole = ({ completeness, dataGaps }: ChokePointsQuery['chokePoints']): boolean =>
  completeness.complete && dataGaps.length === 0;

/** Shows the choke points of the account that most principals can become administrators of. */
function TopChokePoints({ most }: { readonly most: Reached | undefined }) {
  if (most === undefined) return null;
  const { accountId, account } = most;
  return (
    <>
      <h2>Choke points on the way to {account?.name ?? accountId}</h2>
      <Answer to={ChokePointsDocument} with={{ accountId, first: 3 }}>
        {({ chokePoints }) => (
          <>
            {chokePoints.completeness.complete ? null : (
              <p className="note warning">
                {chokePoints.nodes.length === 0 ? 'None was found.' : 'There may be others.'}{' '}
                {chokePoints.completeness.truncatedBy.map((limit) => limitWords[limit]).join(' ')}
              </p>
            )}
            <Gaps dataGaps={chokePoints.dataGaps} />
            {chokePoints.nodes.length === 0 && !isWhole(chokePoints) ? null : (
              <Table
                caption="Choke points of the account that most principals reach"
                columns={[
                  isWhole(chokePoints) ? 'Cuts off' : 'Cuts off, of those found',
                  'Step',
                  'How to close it',
                ]}
                rows={chokePoints.nodes.map(({ cutsOff, sentence, closing }) => [
                  `${cutsOff} of ${chokePoints.sourceCount}`,
                  sentence,
                  closing.join(' '),
                ])}
              />
            )}
            <p>
              <Link view="choke-points" args={{ account: accountId }}>
                All of its choke points
              </Link>
            </p>
          </>
        )}
      </Answer>
    </>
  );
}

/** Lists marked targets; shows nothing if there are none. */
const Targets = () => (
  <Answer to={TargetsDocument} with={{}}>
    {({ targets }) =>
      targets.length === 0 ? null : (
        <>
          <h2>Marked targets</h2>
          <Table
            caption="Marked targets"
            columns={['Target', 'What it is', 'Who gets there']}
            rows={targets.map(({ name, principal, resource, actions }) => [
              name,
              principal === null ? (
                `${actions.join(', ')} on ${resource ?? ''}`
              ) : (
                <PrincipalLink key="principal" principal={principal} />
              ),
              principal === null ? (
                <ul key="who">
                  {actions.map((action) => (
                    <li key={action}>
                      <Link view="who-can" args={{ action, resource: resource ?? '', transitive: 'yes' }}>
                        {action}
                      </Link>
                    </li>
                  ))}
                </ul>
              ) : (
                <Link key="who" view="who-can-reach" args={{ to: principal.identifier }}>
                  who
                </Link>
              ),
            ])}
          />
        </>
      )
    }
  </Answer>
);

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

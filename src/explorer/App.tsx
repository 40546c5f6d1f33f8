/** Shows the explorer: a bar to search and choose, and below it the view that the address names. */
import { Component, useEffect, useRef, type ReactNode } from 'react';
import { DataVersion } from './parts/DataVersion.jsx';
import { Link } from './parts/Link.jsx';
import { ForgetToken, TokenGate } from './parts/TokenGate.jsx';
import { addressOf, navigate, useRoute, type Arguments, type Route } from './route.js';
import { CanView, WhoCanView } from './views/AccessViews.jsx';
import { ImportView } from './views/ImportView.jsx';
import {
  AdministratorsView,
  ExposedResourcesView,
  ImportsView,
  KeysView,
  OpeningsView,
  ReachedAccountsView,
  SearchView,
} from './views/ListViews.jsx';
import { OverviewView } from './views/OverviewView.jsx';
import { PathsView } from './views/PathsView.jsx';
import { PrincipalView } from './views/PrincipalView.jsx';
import { QuestionsView } from './views/QuestionsView.jsx';
import { BlastRadiusView, ChokePointsView, CrossAccountView, WhoCanReachView } from './views/ReachViews.jsx';
import { AccountView } from './views/AccountView.jsx';
import { GroupView, PolicyView, ResourceView, WorkloadView } from './views/ThingViews.jsx';

interface View {
  readonly title: string;
  readonly show: (args: Arguments) => ReactNode;
}

const views: ReadonlyMap<string, View> = new Map<string, View>([
  ['', { title: 'Overview', show: (args) => <OverviewView args={args} /> }],
  ['questions', { title: 'Questions', show: () => <QuestionsView /> }],
  ['search', { title: 'Search', show: (args) => <SearchView args={args} /> }],
  ['paths', { title: 'Paths', show: (args) => <PathsView args={args} /> }],
  ['can', { title: 'May A do X on Y?', show: (args) => <CanView args={args} /> }],
  ['who-can', { title: 'Who may do X on Y?', show: (args) => <WhoCanView args={args} /> }],
  ['blast-radius', { title: 'What can A take over?', show: (args) => <BlastRadiusView args={args} /> }],
  ['who-can-reach', { title: 'Who can take over B?', show: (args) => <WhoCanReachView args={args} /> }],
  ['choke-points', { title: 'Choke points', show: (args) => <ChokePointsView args={args} /> }],
  ['cross-account', { title: 'Cross-account access', show: (args) => <CrossAccountView args={args} /> }],
  ['administrators', { title: 'Administrators', show: (args) => <AdministratorsView args={args} /> }],
  ['reached-accounts', { title: 'Who can become an administrator', show: () => <ReachedAccountsView /> }],
  ['import', { title: 'Import exports', show: () => <ImportView /> }],
  ['imports', { title: 'Imports', show: (args) => <ImportsView args={args} /> }],
  ['openings', { title: 'Roles open to outsiders', show: (args) => <OpeningsView args={args} /> }],
  [
    'exposed-resources',
    { title: 'Resources open to outsiders', show: (args) => <ExposedResourcesView args={args} /> },
  ],
  ['keys', { title: 'Overdue access keys', show: (args) => <KeysView args={args} /> }],
  ['principal', { title: 'Principal', show: (args) => <PrincipalView args={args} /> }],
  ['policy', { title: 'Policy', show: (args) => <PolicyView args={args} /> }],
  ['resource', { title: 'Resource', show: (args) => <ResourceView args={args} /> }],
  ['account', { title: 'Account', show: (args) => <AccountView args={args} /> }],
  ['group', { title: 'Group', show: (args) => <GroupView args={args} /> }],
  ['workload', { title: 'Workload', show: (args) => <WorkloadView args={args} /> }],
]);

export function App() {
  const route = useRoute();
  const view = views.get(route.view);
  const title = view?.title ?? 'Not found';
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Bar route={route} />
      <main id="main" tabIndex={-1}>
        <Title title={title} view={route.view} />
        <TokenGate>
          <Safe key={addressOf(route.view, { ...route.args, v: '' })}>
            <DataVersion route={route} />
          </Safe>
          <Safe key={route.view}>
            {view?.show(route.args) ?? <p className="note error">There is no such view.</p>}
          </Safe>
        </TokenGate>
      </main>
    </>
  );
}

const Bar = ({ route: { view, args } }: { readonly route: Route }) => (
  <header>
    <Link view="" isCurrent={view === ''}>
      <img src="/favicon.svg" alt="" width="20" height="20" /> Rolegraph
    </Link>
    <nav aria-label="Views">
      <Link view="" isCurrent={view === ''}>
        Overview
      </Link>
      <Link view="questions" isCurrent={view === 'questions'}>
        Questions
      </Link>
      <Link view="import" isCurrent={view === 'import'}>
        Import
      </Link>
      <a href="/">Playground</a>
    </nav>
    <search>
      <input
        type="search"
        aria-label="Search for a name, ARN, account id or access key"
        placeholder="Name, ARN, account or access key"
        value={view === 'search' ? (args['text'] ?? '') : ''}
        onChange={({ target }) => navigate('search', { text: target.value }, view === 'search')}
      />
    </search>
    <ForgetToken />
  </header>
);

/** Shows the title, and announces a new view to screen readers. */
function Title({ title, view }: { readonly title: string; readonly view: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(view);
  useEffect(() => {
    document.title = `${title} · Rolegraph`;
    if (shown.current !== view && view !== 'search') heading.current?.focus();
    shown.current = view;
  }, [title, view]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}

/** Shows an error of the page itself, instead of an empty page. */
class Safe extends Component<{ readonly children: ReactNode }, { readonly message?: string }> {
  override state: { readonly message?: string } = {};

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <p className="note error" role="alert">
        The page made a mistake: {message}
      </p>
    );
  }
}

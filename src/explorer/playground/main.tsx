/** The playground: GraphiQL on Rolegraph's own API, with the headline questions ready to run. */
import 'graphiql/setup-workers/vite';
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './playground.css';
import { TokenGate } from '../parts/TokenGate.jsx';
import { fetchWithToken } from '../token.js';
import { questionTabs } from './questions.js';
import { QUESTIONS_PLUGIN } from './QuestionsPane.jsx';

const ask = createGraphiQLFetcher({ url: '/graphql', fetch: fetchWithToken });

/** GraphiQL learns an operation's name a moment after its tab was opened, and until then sends the last one's. */
const fetcher: Fetcher = (request, options) => {
  const isOfLastTab = !request.query.includes(request.operationName ?? '');
  return ask(isOfLastTab ? { ...request, operationName: null } : request, options);
};

const plugins = [HISTORY_PLUGIN, QUESTIONS_PLUGIN];

function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      defaultTabs={questionTabs}
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo>
        <span className="rolegraph-logo">
          <img src="/favicon.svg" alt="" width="20" height="20" />
          Rolegraph
        </span>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <TokenGate>
      <Playground />
    </TokenGate>
  </StrictMode>,
);

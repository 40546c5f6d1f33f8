/** A pane that lists the ready questions, for use after their tabs were changed or closed. */
import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { type ReadyQuestion, questions, variablesText } from './questions.js';

/** Opens a question as it was written: in its own tab if that is unchanged, otherwise in a new one. */
function useOpenQuestion(): (question: ReadyQuestion) => void {
  const { addTab, changeTab } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  return (question) => {
    const variables = variablesText(question);
    const open = tabs.findIndex((tab) => tab.query === question.query && tab.variables === variables);
    if (open >= 0) return changeTab(open);
    addTab();
    queryEditor?.setValue(question.query);
    variableEditor?.setValue(variables);
  };
}

/** Keeps the tab of the opened question in sight, since the row of tabs scrolls. */
function useActiveTabInSight(): void {
  const index = useGraphiQL((state) => state.activeTabIndex);
  const title = useGraphiQL((state) => state.tabs[index]?.title);
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [index, title]);
}

function QuestionsPane() {
  const openQuestion = useOpenQuestion();
  useActiveTabInSight();
  return (
    <section aria-label="Ready questions">
      <h2 className="questions-title">Ready questions</h2>
      <p className="questions-hint">On the sample organization; change the variables to ask about yours.</p>
      <ul className="questions-list">
        {questions.map((question) => (
          <li key={question.title}>
            <button type="button" className="graphiql-un-styled" onClick={() => openQuestion(question)}>
              {question.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function QuestionsIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="12" cy="12" r="9.5" />
      <path d="M9.3 9.5a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.2 1-1.2 1.9" strokeLinecap="round" />
      <circle cx="12" cy="17" r="0.6" fill="currentColor" />
    </svg>
  );
}

export const QUESTIONS_PLUGIN: GraphiQLPlugin = {
  title: 'Ready questions',
  icon: QuestionsIcon,
  content: QuestionsPane,
};

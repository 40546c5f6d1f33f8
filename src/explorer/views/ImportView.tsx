/**
 * Imports a dropped folder of exports: shows the progress, and then for each file what was imported and what was
 * wrong.
 */
import { useEffect, useState, type DragEvent } from 'react';
import { inWords } from '../../answerWords.js';
import { bodyOf, messageOf } from '../ask.js';
import { chosenFiles, droppedFiles, type NamedFile } from '../droppedFiles.js';
import { Link } from '../parts/Link.jsx';
import { Table } from '../parts/Table.jsx';
import { importText, missingOf } from '../parts/words.js';
import { fetchWithToken } from '../token.js';

interface Place {
  readonly path?: string;
  readonly message: string;
}

interface Changes {
  readonly outcome: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

interface ImportAnswer {
  readonly files: readonly {
    readonly name: string;
    readonly holds: readonly string[];
    readonly problems: readonly Place[];
    readonly quarantined: readonly Place[];
    readonly notes: readonly Place[];
  }[];
  readonly accounts: readonly (Changes & {
    readonly accountId: string;
    readonly completeness: readonly { readonly section: string; readonly status: string }[];
  })[];
  readonly organizations: readonly (Changes & { readonly organizationId: string })[];
  readonly identityCenters: readonly (Changes & { readonly instanceArn: string })[];
  readonly problems: readonly (Place & { readonly file: string })[];
}

type Told = ImportAnswer & { readonly errors?: readonly { readonly message: string }[] };

interface Progress {
  readonly state: 'IDLE' | 'RECEIVING' | 'READING' | 'WRITING';
  readonly done: number;
  readonly total: number | null;
  /** Of the import that runs, or else of the last one. */
  readonly id?: string | null;
  /** Its answer, once it is done. */
  readonly last?: Told | null;
}

const POLL_MS = 700;

type Sent =
  | { readonly state: 'waiting' | 'sending' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'done'; readonly answer: ImportAnswer };

/** Sends the files. Throws the error of the server or the network. */
async function send(files: readonly NamedFile[]): Promise<ImportAnswer> {
  const body = new FormData();
  for (const { name, file } of files) body.append('files', file, name);
  const id = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const headers = { 'x-rolegraph-import': '1', 'x-rolegraph-import-id': id };
  // A browser may not wait as long as a long import takes; the server keeps its answer.
  const answer = await fetchWithToken('/import', { method: 'POST', headers, body }).then(
    bodyOf<Told>,
    (failure: unknown) => answerTo(id, failure),
  );
  if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join(' '));
  return answer;
}

/** Throws if the server, or a proxy before it, refuses. */
async function progressNow(): Promise<Progress> {
  const response = await fetchWithToken('/import');
  if (!response.ok) throw new Error(`The server answers with status ${response.status}.`);
  return bodyOf<Progress>(response);
}

/** Returns the answer to an import, once it is done. Throws if it is neither the one that runs nor the last one. */
async function answerTo(id: string, failure: unknown): Promise<Told> {
  for (;;) {
    const now = await progressNow();
    if (now.id !== id)
      throw new Error(
        `The upload broke off (${messageOf(failure)}). Choose the files again: they may have changed.`,
      );
    if (now.state === 'IDLE' && now.last) return now.last;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export function ImportView() {
  const [sent, setSent] = useState<Sent>({ state: 'waiting' });
  const start = async (reading: Promise<readonly NamedFile[]>): Promise<void> => {
    setSent({ state: 'sending' });
    try {
      const files = await reading;
      setSent({ state: 'done', answer: await send(files) });
    } catch (error) {
      setSent({ state: 'failed', message: messageOf(error) });
    }
  };
  const drop = ({ dataTransfer }: DragEvent) => {
    if (dataTransfer.types.includes('Files')) void start(droppedFiles(dataTransfer));
  };
  return (
    <>
      <p>
        Exports of accounts, organizations and Identity Center, as <code>rolegraph collect</code> or the AWS
        CLI write them. They go to this server and nowhere else.
      </p>
      {sent.state === 'sending' ? (
        <Running />
      ) : (
        <div className="drop" onDrop={drop}>
          <p>Drop files or a folder here, or choose them:</p>
          <Choice label="A folder" isFolder onFiles={(files) => void start(Promise.resolve(files))} />
          <Choice label="Files" isFolder={false} onFiles={(files) => void start(Promise.resolve(files))} />
        </div>
      )}
      {sent.state === 'failed' ? (
        <p className="note error" role="alert">
          {sent.message}
        </p>
      ) : null}
      {sent.state === 'done' ? <Answer answer={sent.answer} /> : null}
    </>
  );
}

interface ChoiceOptions {
  readonly label: string;
  readonly isFolder: boolean;
  readonly onFiles: (files: readonly NamedFile[]) => void;
}

const Choice = ({ label, isFolder, onFiles }: ChoiceOptions) => (
  <label>
    {label}{' '}
    <input
      type="file"
      multiple
      ref={(input) => void input?.toggleAttribute('webkitdirectory', isFolder)}
      onChange={({ target }) => {
        if (target.files && target.files.length > 0) onFiles(chosenFiles(target.files));
      }}
    />
  </label>
);

const stepWords: Readonly<Record<Progress['state'], string>> = {
  IDLE: 'Starting',
  RECEIVING: 'Sending',
  READING: 'Reading files',
  WRITING: 'Writing accounts',
};

function Running() {
  const [progress, setProgress] = useState<Progress>({ state: 'IDLE', done: 0, total: null });
  useEffect(() => {
    const timer = setInterval(() => {
      void progressNow()
        .then(setProgress)
        .catch(() => undefined);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, []);
  const { state, done, total } = progress;
  return (
    <p role="status">
      {stepWords[state]} …{' '}
      {total === null ? null : (
        <>
          <progress value={done} max={total} aria-label={stepWords[state]} />{' '}
          {state === 'RECEIVING' ? `${Math.round((100 * done) / total)} %` : `${done} of ${total}`}
        </>
      )}
    </p>
  );
}

const Places = ({ places }: { readonly places: readonly Place[] }) => (
  <ul>
    {places.map(({ path, message }, at) => (
      <li key={at}>
        {path === undefined || path === '$' ? null : <code>{path}</code>} {message}
      </li>
    ))}
  </ul>
);

const changesOf = ({ outcome, added, changed, removed }: Changes) => [
  inWords(outcome),
  added,
  changed,
  removed,
];

const Answer = ({ answer }: { readonly answer: ImportAnswer }) => (
  <section aria-label="What came in">
    <div role="status">
      <h2>{importText(answer)}</h2>
    </div>
    <Table
      caption="Accounts"
      columns={['Account', 'Outcome', 'Added', 'Changed', 'Removed', 'Missing']}
      rows={answer.accounts.map(({ accountId, completeness, ...changes }) => [
        <Link key="account" view="account" args={{ id: accountId }}>
          {accountId}
        </Link>,
        ...changesOf(changes),
        missingOf(completeness),
      ])}
    />
    {answer.organizations.length + answer.identityCenters.length === 0 ? null : (
      <Table
        caption="Organization and Identity Center"
        columns={['What', 'Outcome', 'Added', 'Changed', 'Removed']}
        rows={[
          ...answer.organizations.map((one) => [one.organizationId, ...changesOf(one)]),
          ...answer.identityCenters.map((one) => [one.instanceArn, ...changesOf(one)]),
        ]}
      />
    )}
    <h2>Files</h2>
    <Table
      caption="Files"
      columns={['File', 'Holds', 'What was wrong', 'Notes']}
      rows={answer.files.map(({ name, holds, problems: refused, quarantined, notes }) => [
        name,
        holds.join(', '),
        <Places key="problems" places={[...refused, ...quarantined]} />,
        <Places key="notes" places={notes} />,
      ])}
    />
    {answer.problems.length === 0 ? null : <Places places={answer.problems} />}
    <p>
      <Link view="">See the overview</Link>
    </p>
  </section>
);

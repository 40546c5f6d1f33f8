/**
 * Shows how one principal becomes another, or an administrator: a picture, a table of the same paths, and the
 * evidence.
 */
import { useMemo } from 'react';
import type { DrawnEdge } from '../../picture/drawing.js';
import { drawChange, drawPaths, groupNodes } from '../../picture/drawing.js';
import { layoutOf, type Picture } from '../../picture/layout.js';
import {
  AssumeRolePathsDocument,
  PathsToPrivilegeDocument,
  type AssumeRolePathsQuery,
  type PathsFragment,
} from '../../api/operations.generated.js';
import { useAnswer, type QuestionState } from '../ask.js';
import { Completeness } from '../parts/Completeness.jsx';
import { DecisionBadge, Terms } from '../parts/Evidence.jsx';
import { Link } from '../parts/Link.jsx';
import { Result } from '../parts/Result.jsx';
import { counted } from '../../answerWords.js';
import { drawnAnswer, drawnNearMisses, drawnPaths, type Path } from '../picture/drawnPaths.js';
import { Legend } from '../picture/Legend.jsx';
import { PathPicture } from '../picture/PathPicture.jsx';
import { SaveButtons } from '../picture/SaveButtons.jsx';
import { parsedJson } from '../../parsedJson.js';
import { navigate, type Arguments } from '../route.js';
import { QuestionForm } from '../parts/QuestionForm.jsx';
import { questions } from '../questions.js';
import { NearMisses, TriedChange } from './NearMisses.jsx';
import { filtersOf, hopsOf, isFiltered, PathFilters } from './PathFilters.jsx';
import { StepPanel } from './StepPanel.jsx';

/** More principals than this are grouped. */
const MOST_NODES = 200;

/** With more paths and their evidence, the answer would be larger than the API allows. */
const MOST_PATHS = 20;

type Found = PathsFragment &
  Partial<Pick<AssumeRolePathsQuery['assumeRolePaths'], 'nearMisses' | 'nearMissesComplete'>>;

/** Asks for paths to a role or, without a target, to administrative access. */
function usePaths(args: Arguments, scenario: unknown, isAsked: boolean): QuestionState<Found> {
  const { from = '', to = '' } = args;
  const common = {
    from,
    maxHops: hopsOf(args),
    k: MOST_PATHS,
    scenario: scenario ?? null,
    ...filtersOf(args),
  };
  const isReady = isAsked && from !== '';
  const toRole = useAnswer(AssumeRolePathsDocument, isReady && to !== '' ? { ...common, to } : undefined);
  const toPrivilege = useAnswer(
    PathsToPrivilegeDocument,
    isReady && to === '' ? { ...common, targets: args['targets'] === 'yes' } : undefined,
  );
  if (to === '')
    return toPrivilege.state === 'answered'
      ? { ...toPrivilege, answer: toPrivilege.answer.pathsToPrivilege }
      : toPrivilege;
  return toRole.state === 'answered' ? { ...toRole, answer: toRole.answer.assumeRolePaths } : toRole;
}

export function PathsView({ args }: { readonly args: Arguments }) {
  const scenario = parsedJson(args['scenario'] ?? '');
  const stored = usePaths(args, undefined, true);
  const changed = usePaths(args, scenario, scenario !== undefined);
  if (args['scenario'] !== undefined && (typeof scenario !== 'object' || scenario === null))
    return (
      <p className="note error" role="alert">
        The change in the address is not whole. Ask for the address again, or take its part scenario away.
      </p>
    );
  return (
    <>
      <QuestionForm
        question={args['to'] === undefined ? questions.privilege : questions.become}
        args={args}
      />
      {args['from'] === undefined ? null : <PathFilters args={args} />}
      <TriedChange args={args} />
      {scenario === undefined ? (
        <Result asked={stored}>{(found) => <Paths args={args} found={found} />}</Result>
      ) : (
        <>
          {stored.state === 'failed' ? (
            <p className="note warning">
              What the change adds and takes away is not marked, since the paths without it could not be read:{' '}
              {stored.message}
            </p>
          ) : null}
          <Result asked={changed}>
            {(found) => (
              <Paths
                args={args}
                found={found}
                before={stored.state === 'answered' ? stored.answer : undefined}
              />
            )}
          </Result>
        </>
      )}
    </>
  );
}

interface PathsOptions {
  readonly args: Arguments;
  readonly found: Found;
  /** The same question without the change that is tried. */
  readonly before?: Found | undefined;
}

function Paths({ args, found, before }: PathsOptions) {
  const { paths, completeness, dataGaps, nearMisses = [], nearMissesComplete = false } = found;
  const isOpen = paths.length > 0;
  const focus = within(args['path'], isOpen ? paths : nearMisses);
  const picture = useMemo(() => pictureOf(found, before, focus), [found, before, focus]);
  const path = paths[focus];
  const step = within(args['step'], path?.hops ?? []);
  const hop = path?.hops[step];
  const choose = (at: number, nth = 0) =>
    navigate('paths', { ...args, path: String(at), step: String(nth) }, true);
  const chooseEdge = ({ from, to, paths: through }: DrawnEdge) => {
    const at = through.includes(focus) ? focus : through[0];
    const nth = paths[at ?? -1]?.hops.findIndex(
      (one) =>
        one.to.identifier === to && one.actingAs.some(({ principal }) => principal.identifier === from),
    );
    if (at !== undefined && nth !== undefined && nth >= 0) choose(at, nth);
  };
  const isWhole = completeness.complete && dataGaps.length === 0;
  const title = [
    isOpen ? `${isWhole ? '' : 'At least '}${counted(paths.length, 'path')}` : 'What is missing',
    ` from ${args['from'] ?? ''} to ${args['to'] ?? `administrative access${args['targets'] === 'yes' ? ' or a marked target' : ''}`}`,
    args['scenario'] === undefined ? '' : ', as if a change were made',
  ].join('');
  return (
    <>
      <Completeness completeness={completeness} dataGaps={dataGaps} />
      {isOpen ? null : (
        <p className="result">
          {isWhole ? 'There is no path' : 'No path was found'}
          {args['to'] === undefined ? '' : ' by assuming roles alone'}
          {isFiltered(args) ? ' that obeys these filters.' : '.'}
        </p>
      )}
      {found.startsAs.length === 0 ? null : (
        <p>It runs as {found.startsAs.map(({ role }) => role.name).join(', ')}.</p>
      )}
      {args['to'] === undefined ? null : (
        <p className="quiet">
          Escalation techniques are not looked for here. With them:{' '}
          <Link view="who-can-reach" args={{ to: args['to'] }}>
            who can take the role over
          </Link>
          {', '}
          <Link view="paths" args={{ from: args['from'] ?? '' }}>
            paths to administration
          </Link>
          .
        </p>
      )}
      {picture.edges.length === 0 ? null : (
        <>
          <PathPicture
            picture={picture}
            title={title}
            focus={focus}
            step={hop && { from: hop.from.identifier, to: hop.to.identifier }}
            onStep={chooseEdge}
          />
          <Legend changed={before && [drawnAnswer(before), drawnAnswer(found)]} isMissing={!isOpen} />
          <SaveButtons picture={picture} title={title} />
        </>
      )}
      {path === undefined ? null : (
        <div className="beside">
          <PathTable
            title={`${completeness.truncatedBy.includes('MAX_PATHS') ? 'The first ' : ''}${counted(paths.length, 'path')}`}
            paths={paths}
            focus={focus}
            step={step}
            onChoose={choose}
          />
          {hop === undefined ? null : <StepPanel args={args} hop={hop} position={step} />}
        </div>
      )}
      <NearMisses
        args={args}
        nearMisses={nearMisses}
        isWhole={nearMissesComplete}
        focus={focus}
        onChoose={choose}
      />
    </>
  );
}

/** Returns a position in a list that an address gives; the first if it has no such. */
const within = (text: string | undefined, list: readonly unknown[]): number =>
  list[Number(text)] === undefined ? 0 : Number(text);

/** Returns the picture; without paths, that of the chains that one change would open. */
function pictureOf(found: Found, before: Found | undefined, focus: number): Picture {
  const { paths, nearMisses = [] } = found;
  const drawing = before
    ? drawChange(drawnAnswer(before), drawnAnswer(found))
    : drawPaths(paths.length > 0 ? drawnPaths(paths) : drawnNearMisses(nearMisses));
  return layoutOf(groupNodes(drawing, MOST_NODES, focus), accountNames([...paths, ...(before?.paths ?? [])]));
}

const accountNames = (paths: readonly Path[]): ReadonlyMap<string, string> =>
  new Map(
    paths.flatMap(({ accounts }) =>
      accounts.flatMap(({ accountId, name }) => (name === null ? [] : [[accountId, name] as const])),
    ),
  );

interface PathTableOptions {
  readonly title: string;
  readonly paths: readonly Path[];
  readonly focus: number;
  readonly step: number;
  readonly onChoose: (path: number, step?: number) => void;
}

/** Names the marked targets at the end of a path. */
const goalText = ({ goal }: Path): string =>
  goal === null || goal.targets.length === 0
    ? ''
    : `Ends at ${goal.administration ? 'administrative access and ' : ''}${goal.targets.map(({ name }) => name).join(', ')}`;

/** Shows the same paths in words; the one chosen here is in focus in the picture. */
const PathTable = ({ title, paths, focus, step, onChoose }: PathTableOptions) => (
  <section aria-label="Paths">
    <h2>{title}</h2>
    <ol className="paths">
      {paths.map((path, at) => (
        <li key={at}>
          <button type="button" aria-pressed={at === focus} onClick={() => onChoose(at)}>
            {path.sentence}
          </button>{' '}
          <DecisionBadge decision={path.decision} /> {goalText(path)}
          {at === focus && path.hops.length > 1 ? (
            <ol className="steps">
              {path.hops.map(({ sentence }, nth) => (
                <li key={nth}>
                  <button type="button" aria-pressed={nth === step} onClick={() => onChoose(at, nth)}>
                    {sentence}
                  </button>
                </li>
              ))}
            </ol>
          ) : null}
          {at === focus ? (
            <Terms
              conditions={path.conditions}
              preconditions={[...new Set(path.hops.flatMap(({ preconditions }) => preconditions))]}
              caveats={path.caveats}
            />
          ) : null}
        </li>
      ))}
    </ol>
  </section>
);

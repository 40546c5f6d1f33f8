/** Runs the stages of a Dockerfile without a container engine: each stage has a folder as its root. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { settingsOf, type Instruction, type Stage } from './dockerfile.js';

/** No quotes, variables or way up: then a path of the stage is a word that begins with a slash. */
const PLAIN_COMMAND = /^[\w@:=&*. /-]+$/;

interface Running {
  /** Where the roots of all stages are. */
  readonly folder: string;
  readonly context: string;
  readonly stage: Stage;
  workdir: string;
}

/** Gives the root of the last stage. `context` is what the build is given, `folder` is empty. */
export function buildStages(stages: readonly Stage[], context: string, folder: string): string {
  // Users of the image need not exist here.
  const programs = join(folder, 'programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'chown'), '#!/bin/sh\n', { mode: 0o755 });
  for (const stage of stages) {
    const running: Running = { folder, context, stage, workdir: '/' };
    mkdirSync(join(folder, stage.name, 'tmp'), { recursive: true });
    for (const instruction of stage.instructions) runs[instruction.keyword]?.(running, instruction);
  }
  return join(folder, stages.at(-1)?.name ?? '');
}

const runs: Readonly<Record<string, (running: Running, instruction: Instruction) => void>> = {
  WORKDIR(running, { text }) {
    running.workdir = text;
    mkdirSync(inRoot(running, text), { recursive: true });
  },
  COPY(running, { flags, text }) {
    const { folder, context, workdir } = running;
    const sources = text.split(/ +/);
    const target = sources.pop() ?? '.';
    const from = flags['from'] === undefined ? context : join(folder, flags['from']);
    const to = inRoot(running, target.startsWith('/') ? target : join(workdir, target));
    for (const source of sources) copy(join(from, source), to);
  },
  RUN(running, { text }) {
    if (!PLAIN_COMMAND.test(text) || text.includes('..'))
      throw new Error(`This command cannot be kept inside a folder: ${text}`);
    const command = text.replaceAll(/(^| )\//g, `$1${inRoot(running, '/')}`);
    execFileSync('sh', ['-ec', command], {
      cwd: inRoot(running, running.workdir),
      env: {
        HOME: process.env['HOME'],
        PATH: `${join(running.folder, 'programs')}${delimiter}${process.env['PATH'] ?? ''}`,
        ...settingsOf(running.stage, 'ENV'),
        TMPDIR: inRoot(running, '/tmp'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  },
};

const inRoot = ({ folder, stage }: Running, path: string): string => join(folder, stage.name, path);

/** Of a folder what is in it, as COPY does. */
function copy(source: string, target: string): void {
  const isInto = existsSync(target) && statSync(target).isDirectory() && !statSync(source).isDirectory();
  cpSync(source, isInto ? join(target, basename(source)) : target, {
    recursive: true,
    verbatimSymlinks: true,
  });
}

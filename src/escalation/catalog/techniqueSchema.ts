/** Defines and checks the format of files of techniques (docs/adding-a-technique.md). */
import { z } from 'zod';
import { preconditionCheck } from './preconditionCheck.js';
import { catalogs, derived, statusOf } from './references.js';
import {
  gainingAs,
  gainKinds,
  requiredOn,
  techniqueMarks,
  techniqueTables,
  type Precondition,
  type Requirement,
  type Technique,
} from './technique.js';
import { actionName, actionNames, servicePrincipals, text, texts } from './terms.js';

const words = {
  pass: { pass: true },
  profile: { profile: true },
  assume: { assume: true },
  none: { none: true },
} as const satisfies Readonly<Record<string, Requirement>>;

/** A keyword, an action on any resource, an action on a certain one, a list of which all are needed, or any of several. */
const requirement: z.ZodType<Requirement> = z.lazy(() =>
  z.union([
    z.enum(['pass', 'profile', 'assume', 'none']).transform((word): Requirement => words[word]),
    actionName.transform((action): Requirement => ({ action, on: 'SOMETHING' })),
    z.strictObject({
      action: actionName,
      on: z.enum(requiredOn),
      like: text.exactOptional(),
      without: texts.exactOptional(),
      doubted: z.literal(true).exactOptional(),
      selfGrants: actionNames.exactOptional(),
    }),
    z
      .array(requirement)
      .min(1)
      .transform((all): Requirement => ({ all })),
    z.strictObject({ any: z.array(requirement).min(1) }),
  ]),
);

/** A clause that completes "if …", alone where no imported data decides it. */
const precondition = z.union([
  text.transform((clause): Precondition => ({ text: clause })),
  z.strictObject({
    text,
    check: z.union([
      z
        .string()
        .transform((kind) => ({ kind }))
        .pipe(preconditionCheck),
      preconditionCheck,
    ]),
  }),
]);

const gain = z.strictObject({
  kind: z.enum(gainKinds),
  as: z.enum(gainingAs).exactOptional(),
  what: text.exactOptional(),
});

/** Says in what a form differs from its row. */
const form = z.strictObject({
  required: z.exactOptional(requirement),
  preconditions: z.array(precondition).exactOptional(),
  gain: gain.exactOptional(),
});

const id = z.string().regex(/^T-\d{3}[a-z]?$/, 'An id is written T-001 or T-043a.');

const source = z
  .string()
  .refine(
    isSource,
    'A source is an abbreviation of docs/techniques.md, with the id there, such as pc:lambda-001.',
  );

/** Whether a source has the right form: ids of pathfinding.cloud have words; those of other lists are numbers. */
function isSource(text: string): boolean {
  const [catalog = '', id] = text.split(':');
  if (catalog === 'pc') return /^[a-z0-9]+-\d{3}$/.test(id ?? '');
  return (catalog === derived || Object.hasOwn(catalogs, catalog)) && /^\d*$/.test(id ?? '');
}

/** An id without a hyphen: T-098 is an id of this catalog. */
const mitreId = z
  .string()
  .regex(/^T\d{4}(\.\d{3})?$/, 'An id of MITRE ATT&CK is written T1098 or T1098.001.');

const technique = z.strictObject({
  id,
  name: text,
  required: requirement,
  preconditions: z.array(precondition).default([]),
  gain,
  marks: z.array(z.enum(techniqueMarks)).exactOptional(),
  optional: actionNames.exactOptional(),
  passServices: servicePrincipals.exactOptional(),
  passedAs: z.union([servicePrincipals, z.literal('UNKNOWN')]).exactOptional(),
  passedIn: z.array(actionName).exactOptional(),
  forms: z.array(form).min(1).exactOptional(),
  enables: z.array(id).min(1).exactOptional(),
  closing: text,
  sources: z.array(source).min(1),
  mitre: z.array(mitreId).min(1),
});

/** `usually`: what the techniques of the file say that do not say it themselves. */
const file = z.preprocess(
  withUsual,
  z.strictObject({
    table: z.enum(techniqueTables),
    usually: technique.pick({ sources: true, mitre: true }).partial().exactOptional(),
    techniques: z.array(technique).min(1),
  }),
);

function withUsual(content: unknown): unknown {
  const { usually, techniques } = (content ?? {}) as { usually?: object; techniques?: unknown };
  if (!Array.isArray(techniques)) return content;
  return { ...(content as object), techniques: techniques.map((one: object) => ({ ...usually, ...one })) };
}

function techniqueOf({ forms, ...one }: z.infer<typeof technique>, table: Technique['table']): Technique {
  const { required, preconditions, gain: gained } = one;
  const whole = forms?.map((form) => ({ required, preconditions, gain: gained, ...form }));
  return { ...one, ...(whole && { forms: whole }), status: statusOf(one.sources), table };
}

/** Throws a `TypeError` that names the file, the technique, the path and the expected value. */
export function parseTechniques(name: string, content: unknown): readonly Technique[] {
  const { success, data, error } = file.safeParse(content);
  if (success) return data.techniques.map((one) => techniqueOf(one, data.table));
  const [issue] = error.issues;
  const [, index] = issue?.path ?? [];
  const rows = (content as { techniques?: readonly { id?: unknown }[] } | undefined)?.techniques;
  const which = typeof index === 'number' ? ` (${String(rows?.[index]?.id ?? 'without id')})` : '';
  throw new TypeError(`${name}: ${issue?.path.join('.') ?? ''}${which}: ${issue?.message ?? ''}`);
}

/**
 * Reads from a table whose tokens an OpenID Connect issuer gives out, and where their subjects name the organization.
 */
import { z } from 'zod';
import { packagedYaml } from '../../../packagedYaml.js';
import { compileGlob, hasWildcard, matchesGlob } from '../../../iam/match/wildcard.js';
import { fitting, fixedStart, STRANGER } from './trustJudge.js';

const subjectForm = z.strictObject({
  owner: z.string(),
  stranger: z.string(),
  namesOwner: z.array(z.string()).optional(),
  anyIssuer: z.boolean().default(false),
});

const table = z.strictObject({
  forms: z.record(z.string(), subjectForm),
  issuers: z.array(
    z.strictObject({
      hosts: z.array(z.string().transform(compileGlob)),
      shared: z.boolean(),
      form: z.string().optional(),
      ownerKey: z.enum(['aud', 'sts:rolesessionname']).optional(),
    }),
  ),
});

/** The file explains each field. */
const { forms, issuers } = table.parse(packagedYaml('access/exposure/trust/issuers.yaml'));

export type Issuer = Omit<(typeof issuers)[number], 'hosts'>;

/** Returns the issuer of a host. `host`: the provider's, with its path, in lower case; some end with a slash. */
export function issuerOf(host: string): Issuer {
  const name = host.replace(/\/$/, '');
  return issuers.find(({ hosts }) => hosts.some((glob) => matchesGlob(glob, name))) ?? { shared: false };
}

/**
 * Returns a stranger's own subject, and subjects that fit those `values` which leave the owner open, each with what
 * is open.
 */
export function strangerSubjects(
  { form: name = '' }: Issuer,
  values: readonly string[],
): readonly { readonly subject: string; readonly owner: string }[] {
  const own = forms[name];
  return [
    { subject: own?.stranger ?? STRANGER, owner: own?.owner ?? 'subject' },
    ...values.flatMap((value) => {
      const form = own ?? formsOfAnyIssuer.find(({ stranger }) => labelOf(stranger) === labelOf(value));
      const isOpen = (own !== undefined || hasWildcard(value)) && leavesOwnerOpen(fixedStart(value), form);
      return isOpen ? [{ subject: fitting(value), owner: form?.owner ?? 'subject' }] : [];
    }),
  ];
}

type SubjectForm = z.infer<typeof subjectForm>;

const formsOfAnyIssuer = Object.values(forms).filter(({ anyIssuer }) => anyIssuer);

const labelOf = (subject: string): string | undefined => /^\w*/.exec(subject)?.[0].toLowerCase();

/**
 * Whether a subject leaves its owner open. For an unknown form: if nothing is fixed, or only the label before the
 * owner, as in `*`, `job:*`, `spiffe://*`.
 */
const leavesOwnerOpen = (start: string, form: SubjectForm | undefined): boolean =>
  form
    ? form.namesOwner?.some((way) => startsAs(start.toLowerCase(), way)) === false
    : /^(?:[^:/|]+[:/|]+)?$/.test(start);

const ends: Readonly<Record<string, RegExp>> = { '{name}': /[/:]|$/, '{login}': /[/:@]|$/ };

function startsAs(text: string, way: string): boolean {
  let rest = text;
  return way.split(/(\{\w+\})/).every((part) => {
    const end = ends[part] ?? /:|$/;
    const length = part.startsWith('{') ? rest.search(end) : rest.startsWith(part) ? part.length : 0;
    rest = rest.slice(length);
    return length > 0 || part === '';
  });
}

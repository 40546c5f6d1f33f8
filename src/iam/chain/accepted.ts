/** What STS accepts of what its callers send, whatever policies say of it. */
import { compileGlob, type Glob } from '../match/wildcard.js';

interface Accepted {
  readonly shapes?: readonly Glob[];
  /** Whether a value can have these characters, beside others. */
  readonly mayHold: (text: string) => boolean;
}

const anything: Accepted = { mayHold: () => true };
const holding = (characters: RegExp): Accepted => ({
  shapes: [compileGlob('??*')],
  mayHold: (text) => characters.test(text),
});

const name = holding(/^[\w+=,.@-]{0,64}$/);

const forms = new Map([
  ['sts:rolesessionname', name],
  ['sts:sourceidentity', name],
  ['aws:sourceidentity', name],
  ['sts:externalid', holding(/^[\w+=,.@:/-]{0,1224}$/)],
]);

export const acceptedAs = (key: string): Accepted => forms.get(key) ?? anything;

/** As aws:userid has a session's name, behind the id of its role; how long the name is shows where the id is written out. */
export const sessionIdOf = (prefix: string): Accepted => ({
  shapes: [compileGlob(`${prefix}??*`)],
  mayHold: (text) =>
    text.startsWith(prefix) ? name.mayHold(text.slice(prefix.length)) : /^[\w+=,.@:-]*$/.test(text),
});

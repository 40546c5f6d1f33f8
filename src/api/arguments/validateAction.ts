/** Whether an action exists: questions are about real ones, and a misspelt one is told the nearest. */
import type { ActionCatalog } from '../../access/permissions/actionCatalog.js';
import { badUserInput } from '../errors.js';

export interface ValidAction {
  /** As AWS spells it. */
  readonly name: string;
  /** It has no resource type: policies are matched against `*`, whatever resource is named. */
  readonly resourceless: boolean;
}

export type FindAction = (text: string) => Promise<ValidAction | { readonly unknown: string }>;

/** For one request, looked up once an action: fields that ask about the same one then go on together. */
export function actionFinder(actions: ActionCatalog): FindAction {
  const found = new Map<string, ReturnType<FindAction>>();
  return (text) => {
    const finding = found.get(text) ?? find(actions, text);
    found.set(text, finding);
    return finding;
  };
}

const find = async (actions: ActionCatalog, text: string) => {
  const name = await actions.spelling(text);
  if (name !== undefined) return { name, resourceless: await actions.isResourceless(name) };
  const date = new Date(actions.updatedAt).toISOString().slice(0, 10);
  const nearest = await actions.nearest(text);
  const hint = nearest.length > 0 ? ` Did you mean ${nearest.join(', ')}?` : '';
  return { unknown: `AWS has no action ${text}, as of ${date}.${hint}` };
};

/** Throws BAD_USER_INPUT that names the argument. */
export async function validateAction(
  findAction: FindAction,
  text: string,
  argument = 'action',
): Promise<ValidAction> {
  const found = await findAction(text);
  if ('unknown' in found) throw badUserInput(argument, found.unknown);
  return found;
}

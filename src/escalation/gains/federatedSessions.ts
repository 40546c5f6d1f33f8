/**
 * Judges what a session of `sts:GetFederationToken` may do by the tags that its user gives it, and the user may not
 * (T-240).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
import type { RequestPrincipal } from '../../iam/decide/request.js';
import type { Trial } from '../apply/trial.js';
import { strongestBy, type Verdict } from '../apply/verdict.js';
import { requiredActionsOf } from '../catalog/forms.js';
import { Caller } from '../context/caller.js';
import { allowingEverything, withoutEverything } from './administration.js';
import { PRINCIPAL_TAG } from '../../iam/facts/data/conditionKeys.js';

export const GET_FEDERATION_TOKEN = 'sts:GetFederationToken';

/** The name of a session that no policy names. */
export const UNNAMED_SESSION = 'rolegraph';

/** Returns what tags open; undefined: nothing, or the form makes no session. */
export function openByTags({ form, callers, accountIndex }: Trial, userArn: string): Verdict | undefined {
  if (!requiredActionsOf(form.required).some(({ action }) => action === GET_FEDERATION_TOKEN))
    return undefined;
  const { resources } = accountIndex;
  const user = callers.by(userArn);
  const session = new Caller(
    unnamedSession(user.principal, userArn),
    { ...user.layers, session: allowingEverything },
    resources,
  );
  const actions = new Set(callers.set.identityHashes.flatMap((hash) => [...accountIndex.allowedIn(hash)]));
  const byTags = [...actions].filter((action) => [...session.relevantTo(action).keys].some(isTag));
  const opened = strongestBy(byTags, (action) =>
    strongestBy(session.places(action, undefined), (place) => {
      const target = resources.of(place);
      const verdict = session.may(action, target);
      const isOpened = verdict?.conditions.some(({ key }) => isTag(key.toLowerCase())) === true;
      return isOpened && user.may(action, target)?.decision !== 'ALLOWED' ? verdict : undefined;
    }),
  );
  return withoutEverything(opened);
}

const isTag = (key: string): boolean => key.startsWith(PRINCIPAL_TAG);

function unnamedSession(user: RequestPrincipal, userArn: string): RequestPrincipal {
  if (user.kind !== 'user') return user;
  const { arn: _arn, userId: _id, tags: _tags, ...of } = user;
  const sessionArn = `arn:${of.partition}:sts::${of.accountId}:federated-user/${UNNAMED_SESSION}`;
  return { ...of, kind: 'federatedUserSession', sessionArn, userArn };
}

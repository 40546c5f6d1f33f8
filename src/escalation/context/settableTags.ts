/** Who may tag a user or role decides what conditions on its tags say (G-20): what that opens is a step, once the tags are changed. */
import type { Role, User } from './accountContents.js';
import type { TechniqueApplication, Binding } from '../apply/applyTechnique.js';
import type { Holdings } from './holdings.js';
import { actionsIn, alternatives } from '../catalog/variants.js';
import { changesOf } from '../gains/iamChanges.js';
import { needed } from '../apply/requirement.js';
import { both, strongest, provided, type Verdict } from '../apply/verdict.js';

type Holder = Role | User;

const isUser = (holder: Holder): boolean => 'groupArns' in holder;

/** May the caller change the tags of the user or role? */
export function retagging(
  { callers, accountIndex }: TechniqueApplication,
  holder: Holder,
  member: string | undefined,
): Verdict | undefined {
  const kind = isUser(holder) ? 'User' : 'Role';
  const actions = [`iam:Tag${kind}`, `iam:Untag${kind}`];
  const verdict = strongest(
    actions.map((action) => callers.asking(action, member).may(action, accountIndex.target(holder))),
  );
  return both(
    verdict,
    provided(`the caller first changes the tags of ${holder.arn} to what the policies ask for`),
  );
}

/** Some statement on what the form requires of the target looks at the tags of resources. */
export function looksAtTags({ callers, form }: TechniqueApplication, { member }: Binding): boolean {
  return [...actionsIn(form.required)].some(
    (action) => callers.asking(action, member).relevantTo(action).readsTags,
  );
}

/** What the caller, with other tags, could do of the form to itself that it cannot do now. */
export function allowedByOtherTags(
  application: TechniqueApplication,
  of: Binding,
  holdings: Holdings,
): Verdict | undefined {
  const { required, gain: gained } = application.form;
  const tagged = { ...of, hasOtherTags: true } as const;
  if (gained.kind === 'OWN_RIGHTS') {
    const now = new Set(changesOf(application, of, holdings).map(({ place }) => place));
    const then = changesOf(application, tagged, holdings).filter(({ place }) => !now.has(place));
    return strongest(then.map(({ verdict }) => verdict));
  }
  const closed = alternatives(required).filter((one) => needed(one, application, of) === undefined);
  return strongest(closed.map((one) => needed(one, application, tagged)));
}

/** It is the caller: nobody else has its policies. */
export const isAlone = ({ arn }: Role | User, { callers: { set } }: TechniqueApplication): boolean =>
  set.members.length === 1 && set.members[0] === arn;

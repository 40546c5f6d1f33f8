/** Lists the questions of the explorer, in the order in which it offers them. */
import type { Question, QuestionField } from './parts/QuestionForm.jsx';

const who: QuestionField = {
  name: 'who',
  label: 'Principal',
  kind: 'THING',
  hint: 'A name or ARN of a user or role',
};
const from: QuestionField = {
  ...who,
  name: 'from',
  hint: 'A name or ARN of a user, role, instance or function',
};
const action: QuestionField = {
  name: 'action',
  label: 'Action',
  kind: 'ACTION',
  hint: 'Such as s3:GetObject',
};
const resource: QuestionField = {
  name: 'resource',
  label: 'Resource',
  kind: 'THING',
  hint: 'An ARN; * for actions without a resource',
};

export const questions = {
  can: { view: 'can', title: 'May A do X on Y?', fields: [who, action, resource] },
  whoCan: { view: 'who-can', title: 'Who may do X on Y?', fields: [action, resource] },
  become: {
    view: 'paths',
    title: 'How does A become B?',
    fields: [from, { ...who, name: 'to', label: 'Role to become', hint: 'A name or ARN of a role' }],
  },
  privilege: { view: 'paths', title: 'How does A reach administration?', fields: [from] },
  blastRadius: { view: 'blast-radius', title: 'What can A take over?', fields: [who] },
  whoCanReach: { view: 'who-can-reach', title: 'Who can take over B?', fields: [{ ...who, name: 'to' }] },
  crossAccount: {
    view: 'cross-account',
    title: 'What does cross-account access still lack?',
    fields: [from, { ...who, name: 'to', label: 'Role to assume', hint: 'A name or ARN of a role' }],
  },
  chokePoints: {
    view: 'choke-points',
    title: 'Which steps, once closed, cut most principals off from an account?',
    fields: [{ name: 'account', label: 'Account id', kind: 'TEXT', hint: '12 digits' }],
  },
} as const satisfies Readonly<Record<string, Question>>;

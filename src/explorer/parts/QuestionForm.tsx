/** Shows a question as a form; asking it opens an address that contains the whole question. */
import type { FormEvent } from 'react';
import { SearchDocument } from '../../api/operations.generated.js';
import { ask } from '../ask.js';
import { navigate, type Arguments } from '../route.js';
import { ActionField, TextField, ThingField } from './Field.jsx';
import { namedIn, type Named } from './named.js';

export interface QuestionField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'THING' | 'ACTION' | 'TEXT';
}

export interface Question {
  readonly view: string;
  readonly title: string;
  readonly fields: readonly QuestionField[];
}

const components = { THING: ThingField, ACTION: ActionField, TEXT: TextField };

const nothing: Named = { addresses: [], isCut: false };

/** Finds what has this name. ARNs, ids of accounts, services and `*` are no names. */
async function thingsNamed(text: string): Promise<Named> {
  if (text.length < 2 || /^\d{12}$|:|\*|\.amazonaws\.com/.test(text)) return nothing;
  return ask(SearchDocument, { text }).then(
    ({ answer }) => namedIn(answer.search, text),
    () => nothing,
  );
}

/** Says at the field why its text cannot be taken, until it is changed. */
function refuse(input: HTMLInputElement, message: string): void {
  input.setCustomValidity(message);
  input.addEventListener('input', () => input.setCustomValidity(''), { once: true });
  input.reportValidity();
}

interface QuestionFormOptions {
  readonly question: Question;
  readonly args?: Arguments;
}

export function QuestionForm({ question: { view, title, fields }, args = {} }: QuestionFormOptions) {
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const given: Record<string, string> = {};
    for (const { name, kind } of fields) {
      const input = form.elements.namedItem(name);
      if (!(input instanceof HTMLInputElement)) continue;
      const text = input.value.trim();
      const { addresses, isCut } = kind === 'THING' ? await thingsNamed(text) : nothing;
      if (isCut) return refuse(input, 'Others may have this name too. Give the ARN.');
      if (addresses.length > 1)
        return refuse(input, `${addresses.length} have this name. Choose one from the list.`);
      given[name] = addresses[0] ?? text;
    }
    navigate(view, given);
  };
  return (
    <form onSubmit={(event) => void submit(event)} aria-label={title} className="question">
      {fields.map(({ name, label, hint, kind }) => {
        const Field = components[kind];
        return (
          <Field
            key={`${name} ${args[name] ?? ''}`}
            name={name}
            label={label}
            initial={args[name]}
            {...(hint === undefined ? {} : { hint })}
          />
        );
      })}
      <button type="submit">Ask</button>
    </form>
  );
}

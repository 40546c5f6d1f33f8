/** Shows a question as a form; asking it opens an address that contains the whole question. */
import type { FormEvent } from 'react';
import { SearchDocument } from '../../api/operations.generated.js';
import { ask } from '../ask.js';
import { navigate, type Arguments } from '../route.js';
import { ActionField, addressOfFound, TextField, ThingField } from './Field.jsx';

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

/** Returns the ARNs of what has this name. ARNs, ids of accounts, services and `*` are no names. */
async function thingsNamed(text: string): Promise<readonly string[]> {
  if (text.length < 2 || /^\d{12}$|:|\*|\.amazonaws\.com/.test(text)) return [];
  const { search } = await ask(SearchDocument, { text }).then(
    ({ answer }) => answer,
    () => ({ search: { nodes: [] } }),
  );
  return search.nodes.flatMap((one) =>
    'name' in one && one.name === text ? (addressOfFound(one) ?? []) : [],
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
      const named = kind === 'THING' ? await thingsNamed(text) : [];
      if (named.length > 1) return refuse(input, `${named.length} have this name. Choose one from the list.`);
      given[name] = named[0] ?? text;
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

/** Shows a question as a form; asking it opens an address that contains the whole question. */
import { useEffect, useRef, type FormEvent } from 'react';
import { SearchDocument } from '../../api/operations.generated.js';
import { ask, messageOf } from '../ask.js';
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

/** Finds what has this name. ARNs, ids of accounts, services and `*` are no names. Throws where the search fails. */
async function thingsNamed(text: string, signal: AbortSignal): Promise<Named> {
  if (text.length < 2 || /^\d{12}$|:|\*|\.amazonaws\.com/.test(text)) return nothing;
  const { answer } = await ask(SearchDocument, { text }, signal);
  return namedIn(answer.search, text);
}

/** Returns a signal for the question that is asked now: it aborts with the next one, and when `shown` changes. */
function useLatest(shown: string): () => AbortSignal {
  const latest = useRef<AbortController>(undefined);
  useEffect(() => () => latest.current?.abort(), [shown]);
  return () => {
    latest.current?.abort();
    latest.current = new AbortController();
    return latest.current.signal;
  };
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
  const begin = useLatest(JSON.stringify(fields.map(({ name }) => args[name])));
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const signal = begin();
    const form = event.currentTarget;
    const given: Record<string, string> = {};
    for (const { name, kind } of fields) {
      const input = form.elements.namedItem(name);
      if (!(input instanceof HTMLInputElement)) continue;
      const text = input.value.trim();
      const found = kind === 'THING' ? await thingsNamed(text, signal).catch(messageOf) : nothing;
      if (signal.aborted) return;
      if (typeof found === 'string') return refuse(input, `The name could not be looked up. ${found}`);
      const { addresses, isCut } = found;
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

/** Shows a question as a form; asking it opens an address that contains the whole question. */
import type { FormEvent } from 'react';
import { navigate, type Arguments } from '../route.js';
import { ActionField, TextField, ThingField } from './Field.jsx';

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

interface QuestionFormOptions {
  readonly question: Question;
  readonly args?: Arguments;
}

export function QuestionForm({ question: { view, title, fields }, args = {} }: QuestionFormOptions) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.trim()] as const] : [],
    );
    navigate(view, Object.fromEntries(given));
  };
  return (
    <form onSubmit={submit} aria-label={title} className="question">
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

/** A labeled text field with completion from the graph or from the list of AWS's actions. */
import { useId, useState } from 'react';
import { ActionsDocument, SearchDocument } from '../../api/operations.generated.js';
import { inWords } from '../../answerWords.js';
import { useAnswer } from '../ask.js';
import { addressOfFound } from './named.js';

interface FieldOptions {
  readonly label: string;
  readonly name: string;
  readonly initial?: string | undefined;
  readonly hint?: string;
}

/** A field for principals, roles, resources and workloads, by name or ARN. */
export function ThingField(options: FieldOptions) {
  const [text, setText] = useState(options.initial ?? '');
  const asked = useAnswer(SearchDocument, text.length >= 2 ? { text } : undefined);
  const found = asked.state === 'answered' ? asked.answer.search.nodes : [];
  const suggestions = found.flatMap((one) => {
    const value = addressOfFound(one);
    return value === undefined || value === text ? [] : [{ value, label: 'name' in one ? one.name : value }];
  });
  return <Input {...options} text={text} onText={setText} suggestions={suggestions} />;
}

interface InputOptions extends FieldOptions {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly suggestions: readonly { readonly value: string; readonly label: string }[];
}

function Input({ label, name, hint, text, onText, suggestions }: InputOptions) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={text}
        required
        autoComplete="off"
        spellCheck={false}
        list={`${id}-list`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onText(event.target.value)}
      />
      <datalist id={`${id}-list`}>
        {suggestions.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </datalist>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="quiet">
          {hint}
        </span>
      )}
    </div>
  );
}

/** A field for an action of AWS's list. */
export function ActionField(options: FieldOptions) {
  const [text, setText] = useState(options.initial ?? '');
  const asked = useAnswer(ActionsDocument, text.length >= 2 ? { startsWith: text } : undefined);
  const found = asked.state === 'answered' ? asked.answer.actions : [];
  const suggestions = found
    .filter(({ name }) => name !== text)
    .map(({ name, accessLevel }) => ({
      value: name,
      label: accessLevel === null ? name : inWords(accessLevel),
    }));
  return <Input {...options} text={text} onText={setText} suggestions={suggestions} />;
}

/** A field without completion. */
export function TextField(options: FieldOptions) {
  const [text, setText] = useState(options.initial ?? '');
  return <Input {...options} text={text} onText={setText} suggestions={[]} />;
}

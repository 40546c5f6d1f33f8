/** Asks for a token if the server does, in place of what cannot be shown without one. */
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { forgetToken, giveToken, useTokenPrompt, useHasToken } from '../token.js';
import './token.css';

export function TokenGate({ children }: { readonly children: ReactNode }) {
  const reason = useTokenPrompt();
  return reason === undefined ? children : <TokenForm reason={reason} />;
}

/** Shows nothing if there is no token. */
export const ForgetToken = () =>
  useHasToken() ? (
    <button type="button" onClick={forgetToken}>
      Use another token
    </button>
  ) : null;

function TokenForm({ reason }: { readonly reason: string }) {
  const [isWrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => input.current?.focus(), [reason]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(!giveToken(input.current?.value.trim() ?? ''));
  };
  const message = isWrong ? 'This is not a token: it contains characters that tokens do not have.' : reason;
  return (
    <form onSubmit={submit} aria-label="Who asks" className="token">
      <label htmlFor={id}>Token</label>
      <input
        ref={input}
        id={id}
        type="password"
        required
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={message === '' ? undefined : true}
      />
      <p id={`${id}-hint`}>
        The server asks who you are. Give a token of <code>rolegraph tokens create</code>, or of your sign-in.
        The browser keeps it until this tab is closed.
      </p>
      {message === '' ? null : (
        <p role="alert" className="note error">
          {message}
        </p>
      )}
      <button type="submit">Use this token</button>
    </form>
  );
}

/** Keeps the version of the data in the address, and shows a notice if a shared address is opened on newer data. */
import { useEffect } from 'react';
import { GraphVersionDocument } from '../../api/operations.generated.js';
import { useAnswer } from '../ask.js';
import { navigate, type Route } from '../route.js';

export function DataVersion({ route: { view, args } }: { readonly route: Route }) {
  const { v: shared, ...others } = args;
  const question = JSON.stringify([view, others]);
  const asked = useAnswer(GraphVersionDocument, {});
  const version = asked.state === 'answered' ? asked.answer.statistics.graphVersion : undefined;
  const keep = () => {
    if (version !== undefined) navigate(view, { ...args, v: version }, true);
  };
  useEffect(() => {
    if (shared === undefined) keep();
  }, [shared, version, question]);
  if (version === undefined || shared === undefined || shared === version) return null;
  return (
    <p className="note warning" role="status">
      The data changed since this address was made; this is the answer of now.{' '}
      <button type="button" onClick={keep}>
        Keep the new version in the address
      </button>
    </p>
  );
}

/** Keeps the version of the data in the address, and says so when a shared address is opened on newer data. */
import { useEffect } from 'react';
import { navigate, type Arguments } from '../route.js';

interface DataVersionOptions {
  readonly args: Arguments;
  readonly view: string;
  readonly graphVersion: string;
}

export function DataVersion({ args, view, graphVersion }: DataVersionOptions) {
  const { v: shared } = args;
  const isNewer = shared !== undefined && shared !== graphVersion && args['scenario'] === undefined;
  useEffect(() => {
    if (shared === undefined && args['scenario'] === undefined)
      navigate(view, { ...args, v: graphVersion }, true);
  }, [shared, graphVersion]);
  if (!isNewer) return null;
  return (
    <p className="note warning" role="status">
      The data changed since this address was made; this is the answer of now.{' '}
      <button type="button" onClick={() => navigate(view, { ...args, v: graphVersion }, true)}>
        Keep the new version in the address
      </button>
    </p>
  );
}

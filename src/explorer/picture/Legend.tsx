/** Says what the lines of a picture mean. */
import type { DrawnAnswer } from '../../picture/drawing.js';

interface LegendOptions {
  /** Before and after a change. */
  readonly changed: readonly [before: DrawnAnswer, after: DrawnAnswer] | undefined;
  readonly isMissing: boolean;
}

export const Legend = ({ changed, isMissing }: LegendOptions) => (
  <p className="legend quiet">
    An account is a lane. <span className="sample solid" /> always possible <span className="sample dashed" />{' '}
    under conditions <span className="sample red" /> escalation
    {isMissing && changed === undefined ? (
      <>
        {' '}
        <span className="sample gone" /> missing
      </>
    ) : null}
    {changed === undefined ? null : <ChangeLegend before={changed[0]} after={changed[1]} />}
  </p>
);

function ChangeLegend({ before, after }: { readonly before: DrawnAnswer; readonly after: DrawnAnswer }) {
  const unmarked = [...(before.isCut ? ['new'] : []), ...(after.isCut ? ['gone'] : [])];
  return (
    <>
      {before.isCut ? null : (
        <>
          {' '}
          <span className="sample green" /> new with the change
        </>
      )}
      {after.isCut ? null : (
        <>
          {' '}
          <span className="sample gone" /> gone with it
        </>
      )}
      {unmarked.length > 0 ? (
        ` Not all paths were found, so what is ${unmarked.join(' or ')} with the change, or changed by it, is not marked.`
      ) : (
        <>
          {' '}
          <span className="sample blue" /> changed by it
        </>
      )}
    </>
  );
}

/**
 * A table with a caption for screen readers; a long one first shows its beginning. In a narrow window each row is a
 * list of its cells, which keep their roles for screen readers.
 */
import { useState, type ReactNode } from 'react';
import { Link } from './Link.jsx';
import type { Arguments } from '../route.js';

export interface TableOptions {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** The number of all rows, if these are only a part. */
  readonly total?: number;
  /** Where these rows are of a list in pages. */
  readonly page?: Page;
}

interface Page {
  readonly view: string;
  /** The arguments of the view; its argument `after` is where the page starts. */
  readonly args: Arguments;
  readonly info: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Asks for the page that the address names; undefined: the first one. */
export const pageOf = ({ after }: Arguments): { readonly after: string | null } => ({ after: after ?? null });

const FEW = 25;

export function Table({ caption, columns, rows, total = rows.length, page }: TableOptions) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, FEW);
  if (rows.length === 0) return <p className="quiet">None.</p>;
  return (
    <div className="table" role="group" aria-label={caption} tabIndex={0}>
      <table role="table">
        <caption className="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column} role="columnheader" scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((cells, row) => (
            <tr key={row} role="row">
              {cells.map((cell, at) => (
                <td key={at} role="cell" data-column={columns[at]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? (
        <button type="button" onClick={() => setIsWhole(true)}>
          Show all {rows.length}
        </button>
      ) : null}
      {total > rows.length ? (
        <p className="quiet">
          {page?.args['after'] === undefined ? 'The first ' : ''}
          {rows.length} of {total.toLocaleString('en-US')}. <Pages page={page} />
        </p>
      ) : null}
    </div>
  );
}

function Pages({ page }: { readonly page: Page | undefined }) {
  if (page === undefined) return null;
  const { view, args, info } = page;
  return (
    <>
      {args['after'] === undefined ? null : (
        <Link view={view} args={{ ...args, after: '' }}>
          From the start
        </Link>
      )}{' '}
      {info.hasNextPage ? (
        <Link view={view} args={{ ...args, after: info.endCursor ?? '' }}>
          Next
        </Link>
      ) : null}
    </>
  );
}

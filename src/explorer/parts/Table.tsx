/** A table with a caption for screen readers; a long one first shows its beginning. */
import { useState, type ReactNode } from 'react';

interface TableOptions {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** The number of all rows, if these are only the first. */
  readonly total?: number;
}

const FEW = 25;

export function Table({ caption, columns, rows, total = rows.length }: TableOptions) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, FEW);
  if (rows.length === 0) return <p className="quiet">None.</p>;
  return (
    <div className="table" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
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
          The first {rows.length} of {total.toLocaleString('en-US')}.
        </p>
      ) : null}
    </div>
  );
}

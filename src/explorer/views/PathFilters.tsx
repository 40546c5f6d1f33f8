/** Shows the filters of paths, which the address keeps: principals, techniques, conditions. */
import type { PathsToPrivilegeQueryVariables } from '../../api/operations.generated.js';
import { focusTop, navigate, type Arguments } from '../route.js';

type Filters = Pick<PathsToPrivilegeQueryVariables, 'avoid' | 'only'>;

/** Splits names in an address at spaces, which no ARN of a principal contains. */
const listOf = (text: string | undefined): readonly string[] => (text ?? '').split(' ').filter(Boolean);

export function filtersOf({ avoid, without, only }: Arguments): Filters {
  const [principals, techniques] = [listOf(avoid), listOf(without)];
  return {
    avoid: principals.length + techniques.length > 0 ? { principals, techniques } : null,
    only: only === 'unconditional' ? { unconditional: true } : null,
  };
}

/** How many steps a path may have; six unless the address says. */
export const hopsOf = ({ hops }: Arguments): number => Number(hops) || 6;

export const isFiltered = ({ avoid, without, only }: Arguments): boolean =>
  [avoid, without, only].some((one) => one !== undefined);

const filter = (args: Arguments, changed: Arguments): void =>
  navigate('paths', { ...args, path: '', step: '', ...changed });

interface AvoidOptions {
  readonly args: Arguments;
  /** The argument of the address that the value is added to. */
  readonly name: 'avoid' | 'without';
  readonly value: string;
  readonly label: string;
}

const filterByButton = (args: Arguments, changed: Arguments): void => {
  filter(args, changed);
  focusTop();
};

/** Asks again for paths without the value. */
export const AvoidButton = ({ args, name, value, label }: AvoidOptions) => (
  <button
    type="button"
    onClick={() => filterByButton(args, { [name]: [...listOf(args[name]), value].join(' ') })}
  >
    {label}
  </button>
);

export function PathFilters({ args }: { readonly args: Arguments }) {
  const dropped = (['avoid', 'without'] as const).flatMap((name) =>
    listOf(args[name]).map((value) => ({ name, value })),
  );
  return (
    <p className="buttons filters">
      <label>
        <input
          type="checkbox"
          checked={args['only'] === 'unconditional'}
          onChange={({ target }) => filter(args, { only: target.checked ? 'unconditional' : '' })}
        />{' '}
        Only paths without conditions
      </label>
      {args['to'] === undefined ? (
        <label>
          <input
            type="checkbox"
            checked={args['targets'] === 'yes'}
            onChange={({ target }) => filter(args, { targets: target.checked ? 'yes' : '' })}
          />{' '}
          Also to marked targets
        </label>
      ) : null}
      <label>
        Steps at most{' '}
        <select value={hopsOf(args)} onChange={({ target }) => filter(args, { hops: target.value })}>
          {[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </label>
      {dropped.map(({ name, value }) => (
        <button
          key={value}
          type="button"
          onClick={() =>
            filterByButton(args, {
              [name]: listOf(args[name])
                .filter((one) => one !== value)
                .join(' '),
            })
          }
        >
          Without {value} <span aria-hidden="true">✕</span>
          <span className="unseen">: allow it again</span>
        </button>
      ))}
    </p>
  );
}

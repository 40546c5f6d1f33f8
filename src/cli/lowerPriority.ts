import { constants, getPriority, setPriority } from 'node:os';

/** Lets other programs on the machine go first. A priority that is lower already stays: to raise it takes rights. */
export function lowerPriority(): void {
  const low = constants.priority.PRIORITY_BELOW_NORMAL;
  if (getPriority() < low) setPriority(low);
}

/** The environment of a process, and of those that it starts, that reach nothing but this machine. */

const preload = new URL('./refuseNetwork.mjs', import.meta.url).href;

/** `log` gets a line for each attempt, and is not there without any. */
export const withoutNetwork = (log: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${preload}`,
  REFUSED_LOG: log,
});

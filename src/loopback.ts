/** Whether a name or address is this machine's own. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** Returns the problem of a server that does not identify callers; undefined if only its own machine reaches it. */
export const remoteProblem = (host: string): string | undefined =>
  isLoopback(host)
    ? undefined
    : `HOST is ${host}, which other machines can reach, and nobody is asked who they are: ` +
      'keep 127.0.0.1, or set ROLEGRAPH_AUTH to tokens or jwt';

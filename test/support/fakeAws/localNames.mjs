/** Some clients put a bucket or an account before the host's name, which no name server knows: it stays this machine. */
import dns from 'node:dns';

const { lookup } = dns;

/** @type {(name: string, ...rest: unknown[]) => void} */
const onThisMachine = (name, ...rest) =>
  // @ts-expect-error The overloads of lookup are told apart by what comes with the name, and go through as they come.
  lookup(name.endsWith('localhost') ? '127.0.0.1' : name, ...rest);

Object.assign(dns, { lookup: onThisMachine });

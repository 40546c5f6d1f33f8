// Preloaded into a process (`node --import`): it reaches nothing but this machine, and whatever else it tries is written
// to the file REFUSED_LOG. Plain JavaScript, because it runs in what is built.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const isHere = (host) =>
  host === undefined || /^(localhost|::1|::ffff:127(\.\d+){3}|127(\.\d+){3}|0\.0\.0\.0|::)$/.test(host);

function refuse(what, host) {
  if (isHere(host)) return;
  appendFileSync(process.env.REFUSED_LOG, `${what} ${host}\n`);
  throw new Error(`${what} of ${host} is refused: this process may reach its own machine only.`);
}

/** Before each call of a method, asks which host it is for. */
function guard(owner, method, hostOf) {
  const original = owner[method];
  owner[method] = function (...args) {
    refuse(method, hostOf(args));
    return original.apply(this, args);
  };
}

/** `connect(port, host)`, `connect({ host })`, or either as Node hands it on to itself. */
function hostOfConnection([first, second]) {
  if (Array.isArray(first)) return hostOfConnection(first);
  if (typeof first === 'object') return first.path ? undefined : first.host;
  return typeof second === 'string' ? second : undefined;
}

guard(net.Socket.prototype, 'connect', hostOfConnection);
guard(dgram.Socket.prototype, 'send', (args) => args.slice(1).find((arg) => typeof arg === 'string'));
for (const api of [dns, dns.promises])
  for (const method of Object.keys(api).filter((name) => /^(lookup|resolve|reverse)/.test(name)))
    guard(api, method, ([host]) => host);
syncBuiltinESMExports();

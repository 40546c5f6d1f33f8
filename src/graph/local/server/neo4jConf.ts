/** The configuration file of the local server: loopback only, Bolt only. */
import type { ServerMemory } from './serverMemory.js';
import type { SupervisorOrder } from '../supervisorMessage.js';

/**
 * Validation is strict: an unknown or a repeated key stops the start. Folders are the defaults below the home
 * directory. Plans are made anew where the graph has grown a lot, but not over and over while a first import fills it.
 * Heap and other Java options are flags, because only Neo4j's own start script reads them from here.
 */
export function neo4jConf(
  port: number,
  { auth, keepPlans }: Pick<SupervisorOrder, 'auth' | 'keepPlans'>,
  memory: ServerMemory,
): string {
  const address = `127.0.0.1:${String(port)}`;
  return [
    'server.default_listen_address=127.0.0.1',
    'server.bolt.enabled=true',
    `server.bolt.listen_address=${address}`,
    `server.bolt.advertised_address=${address}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    `dbms.security.auth_enabled=${String(auth)}`,
    'dbms.security.allow_csv_import_from_file_urls=false',
    `server.memory.pagecache.size=${String(memory.pageCacheMegabytes)}m`,
    `db.memory.transaction.max=${String(memory.transactionMegabytes)}m`,
    `dbms.memory.transaction.total.max=${String(memory.allTransactionsMegabytes)}m`,
    'db.transaction.timeout=60s',
    'db.transaction.monitor.check.interval=250ms',
    'db.lock.acquisition.timeout=20s',
    'db.tx_log.rotation.size=32m',
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.retention_policy=100M size',
    'internal.server.bolt.thread_pool_shutdown_wait_time=0s',
    `dbms.cypher.min_replan_interval=${keepPlans ? '1d' : '1m'}`,
    '',
  ].join('\n');
}

/** A command of its own for the tests: takes a lease on the folder it is given, says where, and holds it until it is ended. */
import { acquireLocalDatabase } from '../../src/graph/local/localDatabase.js';

const [dataDir = ''] = process.argv.slice(2);
const lease = await acquireLocalDatabase({ dataDir, preferredPort: 0, auth: false, heapMegabytes: 1024 });
console.log(lease.uri);
setInterval(() => undefined, 60_000);

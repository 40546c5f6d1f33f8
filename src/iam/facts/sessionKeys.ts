/** Which condition keys a session carries, and which change with the caller (E-40, E-47a, E-64). Keys are in lower case. */
import data from './data/conditionKeys.json' with { type: 'json' };
import { isClaim, PRINCIPAL_TAG } from './data/conditionKeys.js';

const delivered = new Set(data.roleCredentials.keys);

/** Whether the key comes with credentials of a role that a service delivered, such as those of an instance (E-80). */
export const isOfDeliveredCredentials = (key: string): boolean => delivered.has(key);

/** Whether the key says how the session was made, which can differ between sessions of a role (E-64). */
export const isSessionFact = (key: string): boolean =>
  key === 'aws:federatedprovider' || isOfDeliveredCredentials(key);

/** Claims of some built-in providers that stay in the session (E-73). */
const keptClaims = new Set(data.keptClaims.keys);

/** Whether a claim of an identity provider is also in the session that is made with it (E-47a, E-50a). */
export function staysInSession(key: string): boolean {
  if (keptClaims.has(key)) return true;
  const claim = key.slice(key.indexOf(':') + 1);
  const kept = key.startsWith('saml:') ? ['namequalifier', 'sub', 'sub_type'] : ['amr', 'aud', 'id', 'sub'];
  return kept.includes(claim);
}

/** Whether a session carries the key, so that requests of a chain depend on each other by it. */
export const isCarried = (key: string): boolean =>
  key === 'aws:sourceidentity' ||
  key === 'aws:userid' ||
  key.startsWith(PRINCIPAL_TAG) ||
  isSessionFact(key) ||
  isClaim(key);

const ofOneCaller =
  /^(aws:(principal.*|source(arn|account|owner|orgid|orgpaths)|userid|username|federatedprovider|tokenissuetime|assumedroot|signinsessionarn|viacustomerdomain)|identitystore:userid)$/;

/** Whether the key describes one caller, or for which resource a service calls, so that it changes with the next hop. */
export const changesWithCaller = (key: string): boolean =>
  ofOneCaller.test(key) || isOfDeliveredCredentials(key) || (isClaim(key) && !staysInSession(key));

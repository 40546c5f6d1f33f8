/** Security headers. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const withPolicy = (directives: Readonly<Record<string, string[]>>): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    // The server speaks plain HTTP; whatever puts TLS before it can add this.
    strictTransportSecurity: false,
  });

/** For answers that are data. */
export const dataHeaders = withPolicy({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] });

/** For the playground: everything from here, nothing from elsewhere. */
export const pageHeaders = withPolicy({
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
});

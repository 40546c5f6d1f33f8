/** The playground page at `/`, of files of the package itself, and the security headers of pages and of data. */
import express, { Router, type RequestHandler } from 'express';
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
const pageHeaders = withPolicy({
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

const notBuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Rolegraph</title>
<h1>Rolegraph</h1>
<p>The API is at <code>/graphql</code>. The playground is not built; <code>npm run build</code> builds it.</p>
</html>
`;

export function playground(directory: string | undefined): Router {
  const router = Router();
  router.use(pageHeaders);
  if (directory !== undefined) router.use(express.static(directory));
  router.get('/', (_request, response) => void response.type('html').send(notBuilt));
  return router;
}

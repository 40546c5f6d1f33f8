/** Serves the pages of the package, the playground at `/` and the explorer at `/explorer`, and security headers. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import helmet from 'helmet';

const withPolicy = (directives: Readonly<Record<string, string[]>>): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    // The server speaks plain HTTP; a proxy that adds TLS can add this.
    strictTransportSecurity: false,
  });

/** Security headers for answers that are data. */
export const dataHeaders = withPolicy({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] });

/** Forbids caching: answers hold for this moment, and for their caller alone. */
export const isNeverKept: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

/** Allows everything from this server, nothing from elsewhere, and no scripts or styles inside the page. */
const strict = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

const explorerHeaders = withPolicy(strict);

/** The playground's editor sets its own styles and runs workers. */
const playgroundHeaders = withPolicy({
  ...strict,
  'worker-src': ["'self'", 'blob:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
});

const notBuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Rolegraph</title>
<h1>Rolegraph</h1>
<p>The API is at <code>/graphql</code>. The pages are not built; <code>npm run build</code> builds them.</p>
</html>
`;

/** Serves the folder that Vite built; without one, explains what to do. */
export function pages(directory: string | undefined): Router {
  const router = Router();
  const page =
    (path: string): RequestHandler =>
    (_request, response) => {
      if (directory === undefined || !existsSync(join(directory, path)))
        return void response.type('html').send(notBuilt);
      // Without a root, a parent folder whose name begins with a dot would count as hidden.
      response.sendFile(path, { root: directory });
    };
  router.get(['/explorer', '/explorer/*view'], explorerHeaders, page('index.html'));
  router.use(playgroundHeaders);
  router.get('/', page('playground/index.html'));
  if (directory !== undefined) router.use(express.static(directory, { index: false }));
  return router;
}

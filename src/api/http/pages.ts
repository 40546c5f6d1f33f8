/** The pages, of files of the package itself: the playground at `/`, the explorer at `/explorer`; and the security headers of pages and of data. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
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

/** Answers are of this moment, and for who asked alone. */
export const isNeverKept: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

/** Everything from here, nothing from elsewhere, and no script or style inside the page. */
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

/** The editor of the playground styles itself and runs workers. */
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

/** Of the folder that Vite made; without one, what to do. */
export function pages(directory: string | undefined): Router {
  const router = Router();
  const page =
    (path: string): RequestHandler =>
    (_request, response) => {
      if (directory === undefined || !existsSync(join(directory, path)))
        return void response.type('html').send(notBuilt);
      // Without a root, a folder above whose name begins with a dot would count as hidden.
      response.sendFile(path, { root: directory });
    };
  router.get(['/explorer', '/explorer/*view'], explorerHeaders, page('index.html'));
  router.use(playgroundHeaders);
  router.get('/', page('playground/index.html'));
  if (directory !== undefined) router.use(express.static(directory, { index: false }));
  return router;
}

/** The playground page at `/`: files of the package itself. */
import express, { Router } from 'express';
import { pageHeaders } from './headers.js';

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

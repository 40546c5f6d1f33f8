/** How the playground page is bundled: everything it needs comes out as files beside it, nothing from elsewhere. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: fromHere('playground'),
  base: '/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: fromHere('../../dist/explorer/playground'),
    emptyOutDir: true,
    // The licenses of everything that is bundled go out with the page.
    license: { fileName: 'licenses.md' },
    target: 'es2022',
    // The editor is one large library; splitting it would not make the page load less.
    chunkSizeWarningLimit: 10_000,
    // Content from `data:` addresses would need exceptions in the content security policy.
    assetsInlineLimit: 0,
  },
});

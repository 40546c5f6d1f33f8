/**
 * Configures how the pages are bundled: everything that they need becomes files beside them, nothing comes from
 * elsewhere.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Adds the licenses of what two of the bundled packages bundle themselves. */
const noticesWithin: Plugin = {
  name: 'notices-within',
  generateBundle() {
    const emit = (fileName: string, path: string) =>
      this.emitFile({
        type: 'asset',
        fileName,
        source: readFileSync(fromHere(`../../node_modules/${path}`), 'utf8'),
      });
    emit('licenses-monaco-editor.txt', 'monaco-editor/ThirdPartyNotices.txt');
    emit('licenses-prettier.md', 'prettier/THIRD-PARTY-NOTICES.md');
  },
};

export default defineConfig({
  root: fromHere('.'),
  base: '/',
  plugins: [react(), noticesWithin],
  worker: { format: 'es' },
  build: {
    outDir: fromHere('../../dist/explorer'),
    emptyOutDir: true,
    rolldownOptions: {
      input: { explorer: fromHere('index.html'), playground: fromHere('playground/index.html') },
    },
    // The licenses of everything that is bundled go out with the pages.
    license: { fileName: 'licenses.md' },
    target: 'es2022',
    // The editor is one large library; splitting it would not make its page load less.
    chunkSizeWarningLimit: 10_000,
    // Content from `data:` addresses would need exceptions in the content security policy.
    assetsInlineLimit: 0,
  },
});

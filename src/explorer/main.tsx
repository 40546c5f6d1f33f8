/** Starts the explorer. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.jsx';
import './explorer.css';
import './picture/picture.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');
// A file that misses the place for it would replace the page, and end an import that is being sent.
for (const event of ['dragover', 'drop'] as const)
  window.addEventListener(event, (drag) => {
    if (drag.dataTransfer?.types.includes('Files')) drag.preventDefault();
  });

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

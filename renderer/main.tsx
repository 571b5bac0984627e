/** Starts the page: words around the one tree of screens. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './styles/index.css';
import { App } from './app.tsx';
import { findHost } from './host/find-host.ts';
import { openCatalogs } from './i18n/catalogs.ts';
import { WordsProvider } from './i18n/words.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('impossible: a page without a root');

// The browser would keep when each entry was sent.
performance.setResourceTimingBufferSize(0);
performance.clearResourceTimings();

const catalogs = openCatalogs();
createRoot(root).render(
  <StrictMode>
    <WordsProvider catalogs={catalogs}>
      <App host={findHost()} />
    </WordsProvider>
  </StrictMode>,
);

/** Starts the page: words around the one tree of screens. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './styles/index.css';
import { App } from './app.tsx';
import { findTransport } from './host/find-transport.ts';
import { openCatalogs } from './i18n/catalogs.ts';
import { WordsProvider } from './i18n/words.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('impossible: a page without a root');

const catalogs = openCatalogs();
createRoot(root).render(
  <StrictMode>
    <WordsProvider catalogs={catalogs}>
      <App transport={findTransport()} />
    </WordsProvider>
  </StrictMode>,
);

/** Shows the page: words around the one tree of screens. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './styles/index.css';
import { App } from './app.tsx';
import { askedHost } from './host/asked-host.ts';
import { openCatalogs } from './i18n/catalogs.ts';
import { WordsProvider } from './i18n/words.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('impossible: a page without a root');

const catalogs = openCatalogs();
createRoot(root).render(
  <StrictMode>
    <WordsProvider catalogs={catalogs}>
      <App host={askedHost} />
    </WordsProvider>
  </StrictMode>,
);

/** The least that React can show. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root')!).render(
  createElement('main', { 'data-screen': 'empty' }, createElement('button', { type: 'button' }, 'Begin')),
);

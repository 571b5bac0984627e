/** The desktop's bridge where there is one, else HTTP to the web host that served this page. */
import type { Transport } from '../../electron/contract/client.ts';
import { bridgeTransport } from './bridge.ts';
import { httpTransport } from './http.ts';

export const findTransport = (): Transport =>
  window.roundRobin ? bridgeTransport(window.roundRobin) : httpTransport();

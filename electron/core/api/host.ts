/** Answers what the host lends about itself; a host that says nothing is none that locks anybody in. */
import type { HostFacts, hostCalls } from '../../contract/host.ts';
import type { Handlers } from './handlers.ts';

const unknown: HostFacts = { version: '', runtime: '', lock: 'none', broke: false };

export const hostHandlers: Handlers<keyof typeof hostCalls> = {
  host: (_, { kiosk }) => kiosk.ports.host?.() ?? unknown,
  openedCampaign: (_, { kiosk }) => ({ note: kiosk.ports.takeOpened?.() ?? null }),
};

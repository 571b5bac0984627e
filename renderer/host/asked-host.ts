/** The host of this page, asked already where the kiosk stands. */
import { askAhead } from './ask-ahead.ts';
import { findHost } from './find-host.ts';

// The browser would keep when each entry was sent.
performance.setResourceTimingBufferSize(0);
performance.clearResourceTimings();

const { transport, ...rest } = findHost();

export const askedHost = { ...rest, transport: askAhead(transport, ['status', 'host', 'campaign']) };

/** The loaded campaign and what the host says about it. */
import type { Mode } from '../../electron/contract/attendee.ts';
import type { Campaign } from '../../electron/contract/campaign.ts';
import type { HostFacts } from '../../electron/contract/host.ts';
import type { ShownSettings } from '../../electron/contract/settings.ts';

export interface Loaded {
  campaign: Campaign;
  fingerprint: string;
  mode: Mode;
  /** Entries are marked as tests, and so are letters. */
  test: boolean;
  /** What the organisers chose for people's screens. */
  settings: ShownSettings;
  /** What the program around the page says of itself. */
  host: HostFacts;
}

/** The loaded campaign and what the host says about it. */
import type { Mode } from '../../electron/contract/attendee.ts';
import type { Campaign } from '../../electron/contract/campaign.ts';

export interface Loaded {
  campaign: Campaign;
  fingerprint: string;
  mode: Mode;
  /** Entries are marked as tests, and so are letters. */
  test: boolean;
}

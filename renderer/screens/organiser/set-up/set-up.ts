/** What loading a campaign leads to, and what each of the ways to one gets. */
import type { Mode } from '../../../../electron/contract/attendee.ts';
import type { Client } from '../../../../electron/contract/client.ts';
import type { Action } from '../../../hooks/use-action.ts';

/** What came of loading a campaign. */
export interface SetUp {
  fingerprint: string;
  /** A generated passphrase, and what it opens; absent where the organisers have theirs already. */
  passphrase?: { words: string; opens: 'keys' | 'desk' } | undefined;
  /** Where no passphrase says it: whether the keys came along. */
  mode?: Mode | undefined;
  /** A trial, which may do without a recovery sheet. */
  test?: boolean | undefined;
}

/** Whether this laptop holds keys, of which there has to be a sheet. */
export const hasKeys = ({ passphrase, mode }: SetUp): boolean =>
  passphrase ? passphrase.opens === 'keys' : mode === 'single';

/** What each of the ways gets. */
export interface SetUpProps {
  call: Client;
  action: Action;
  onSetUp: (setUp: SetUp) => void;
}

import type { DeskPart } from '../desk.tsx';

/** What each card about sending gets. */
export interface SendingPart extends DeskPart {
  /** Places that the organisers keep, to choose from. */
  places: readonly string[];
}

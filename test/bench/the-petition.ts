/** The petition used for measuring: the sample campaign's, with as many signatures as are asked for. */
import { campaign, language, type MeasuredRow, row, words } from './the-letter.ts';

/** What stands before the table. */
export interface MeasuredPetition {
  title: string;
  paragraphs: readonly string[];
  organisation: string;
  /** How many signed, as a sentence. */
  total: string;
}

export function petition(count: number): MeasuredPetition {
  const { title, petition: paragraphs } = campaign.texts[language]!;
  return {
    title,
    paragraphs,
    organisation: campaign.organisation,
    total: words('petitionTotals', { count }),
  };
}

/** One row after the other, none kept. */
export function* rows(count: number, from = 0): Generator<MeasuredRow> {
  for (let i = 0; i < count; i++) yield row(from + i);
}

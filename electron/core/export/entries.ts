/** Opened entries for a spreadsheet or another program, in the order of names. */
import type { Campaign } from '../../contract/campaign.ts';
import type { Entry } from '../../contract/signing.ts';
import { toCsv } from './csv.ts';
import { byName } from './order.ts';

/** Headings are the field names of an entry, so that another program need not know a language. */
export function entriesCsv(entries: readonly Entry[], campaign: Campaign): string {
  const fields = campaign.fields.map(({ id }) => id);
  const consents = campaign.consents.map(({ id }) => id);
  const head = [
    'name',
    'place',
    'country',
    ...fields,
    'visibility',
    'letters',
    'language',
    'message',
    ...consents.map((id) => `consent ${id}`),
    'meeting',
    'day',
    'origin',
    'version',
  ];
  const rows = byName(entries).map((entry) => [
    entry.name,
    entry.place,
    entry.country,
    ...fields.map((id) => entry.fields[id] ?? ''),
    entry.visibility,
    entry.letters.join(' '),
    entry.language,
    entry.message,
    ...consents.map((id) => (entry.consents[id] ? 'yes' : 'no')),
    entry.meeting,
    entry.day,
    entry.origin,
    String(entry.version),
  ]);
  return toCsv([head, ...rows]);
}

/** The entries as JSON, without the drawn signatures. */
export const entriesJson = (entries: readonly Entry[]): string =>
  `${JSON.stringify(
    byName(entries).map(({ strokes: _strokes, ...rest }) => rest),
    null,
    2,
  )}\n`;

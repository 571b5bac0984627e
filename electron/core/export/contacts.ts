/**
 * A table of people who may be contacted, under headings that the import of a campaign tool matches by itself; what is known of
 * those, and why the columns are these: docs/decisions/0020-letters-at-the-desk.md.
 */
import type { Campaign } from '../../contract/campaign.ts';
import type { Entry } from '../../contract/signing.ts';
import { toCsv } from './csv.ts';
import { byName } from './order.ts';

/** The consent without which nobody is in the table. */
const contactConsent = 'contact';

/** Ids of a campaign's fields that hold an address. */
const fieldIds = {
  email: ['email', 'e-mail'],
  phone: ['phone', 'mobile', 'telephone'],
  zip: ['postal-code', 'postcode', 'zip', 'zip-code'],
} as const;

/** A tool that contacts are handed to. */
export type ContactTool = 'action-network' | 'civicrm';

/** The consent stands in the table as well, so that whoever gets it can see what it rests on. */
const headings: Readonly<Record<ContactTool, readonly string[]>> = {
  'action-network': ['email', 'can2_phone', 'first_name', 'zip_code', 'city', 'country', 'contact_consent'],
  civicrm: ['Email', 'Phone', 'First Name', 'Postal Code', 'City', 'Country', 'Contact Consent'],
};

export interface ContactsTable {
  text: string;
  entries: number;
  leftOut: { consent: number; address: number };
}

/** @returns the table, in the order of names, and how many people are not in it for which reason */
export function contactsCsv(entries: readonly Entry[], campaign: Campaign, tool: ContactTool): ContactsTable {
  const answer = (entry: Entry, kind: keyof typeof fieldIds): string =>
    campaign.fields
      .filter(({ id }) => fieldIds[kind].some((known) => known === id))
      .map(({ id }) => entry.fields[id]?.trim() ?? '')
      .find((text) => text !== '') ?? '';
  const willing = entries.filter(({ consents }) => consents[contactConsent] !== undefined);
  const rows = byName(willing)
    .map((entry) => [
      emailOf(answer(entry, 'email')),
      phoneOf(answer(entry, 'phone')),
      entry.name,
      answer(entry, 'zip'),
      entry.place,
      entry.country,
      'yes',
    ])
    .filter(([email, phone]) => email !== '' || phone !== '');
  const leftOut = { consent: entries.length - willing.length, address: willing.length - rows.length };
  return { text: toCsv([headings[tool], ...rows]), entries: rows.length, leftOut };
}

/**
 * One address as people have them. What begins like a formula is none: behind the apostrophe that makes it harmless it would be
 * another address.
 */
const emailOf = (text: string): string =>
  /^[\p{L}\p{N}_][^\s@,;:<>()"'\\]*@[^\s@,;:<>()"'\\]+\.[\p{L}\p{N}-]{2,}$/u.test(text) ? text : '';

/** Digits alone: a leading plus would get the apostrophe of a formula. */
function phoneOf(text: string): string {
  const digits = text.replaceAll(/[\s().\-/+]/g, '');
  return /^[0-9]{6,15}$/.test(digits) ? digits : '';
}

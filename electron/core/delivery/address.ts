/** Mail addresses: one, and nothing beside it. */
import { domainToASCII } from 'node:url';

import { Refused } from '../../contract/result.ts';

/** An unquoted local part (RFC 5321, 4.1.2) at a domain of at least two labels. */
const shape = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([^@]+)$/;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const domainShape = new RegExp(String.raw`^(?:${label}\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$`);

/**
 * The address with its domain in the form that every server takes. Quoted parts, comments, lists, names in front, controls and local
 * parts beyond ASCII are refused: what is left cannot begin another header or name another recipient.
 * @throws Refused `bad_input`
 */
export function mailAddress(text: string): string {
  const typed = text.trim();
  const domain = shape.exec(typed)?.[1];
  const ascii = domain === undefined || /[\s\p{C}]/u.test(domain) ? '' : domainToASCII(domain);
  const address = `${typed.slice(0, typed.lastIndexOf('@'))}@${ascii}`;
  if (!domainShape.test(ascii) || address.length > 254 || typed.indexOf('@') > 64)
    throw new Refused('bad_input', [...text.replaceAll(/\p{C}/gu, '')].slice(0, 80).join(''));
  return address;
}

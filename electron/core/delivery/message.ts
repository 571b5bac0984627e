/** One mail: who, to whom, about what, and the letters as they are. */
import MailComposer from 'nodemailer/lib/mail-composer';

import { normaliseLine, normaliseText } from '../../wording/normalise.ts';
import { mailAddress } from './address.ts';

/** A letter's file. */
export interface Attached {
  name: string;
  bytes: Uint8Array;
}

export interface Message {
  id: string;
  /** Shown with the sender's address. */
  organisation: string;
  from: string;
  /** Each a single address. */
  to: readonly string[];
  subject: string;
  /** Paragraphs of the body. */
  paragraphs: readonly string[];
  /** BCP 47, of subject and body. */
  language: string;
  letters: readonly Attached[];
}

/** A mail as it goes over the wire. */
export interface Composed {
  from: string;
  to: string[];
  bytes: Buffer;
}

/** UTF-16 units of a header's text; more is of no use to anybody and could only hide something. */
const longestHeader = 200;

/**
 * One line without controls, short enough: nothing that could end a header or begin another. What looks like an encoded word
 * (RFC 2047) would go out as it is, and be decoded by whoever reads it; apart, it stays as it was typed.
 */
const headerText = (text: string): string => {
  const line = normaliseLine(text).replaceAll('=?', '= ?');
  return line.length <= longestHeader
    ? line
    : `${line
        .slice(0, longestHeader - 1)
        .toWellFormed()
        .trimEnd()}…`;
};

/** Composes it. @throws Refused `bad_input` for an address that is not one */
export async function compose(message: Message): Promise<Composed> {
  const from = mailAddress(message.from);
  const to = message.to.map(mailAddress);
  const composer = new MailComposer({
    from: { name: headerText(message.organisation), address: from },
    replyTo: { name: '', address: from },
    to: to.map((address) => ({ name: '', address })),
    subject: headerText(message.subject),
    messageId: message.id,
    headers: { 'Content-Language': message.language },
    text: `${message.paragraphs.map(normaliseText).join('\n\n')}\n`,
    attachments: message.letters.map(({ name, bytes }) => ({
      filename: name,
      content: Buffer.from(bytes),
      contentType: 'application/pdf',
    })),
    // what stands in a text is never a file or an address to fetch
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  });
  return { from, to, bytes: await composer.compile().build() };
}

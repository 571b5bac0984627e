/** Kiosks whose letters are to be delivered, and mails as Python's `email` module reads them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import { orThrow } from '../../electron/contract/result.ts';
import { signMany } from './signings.ts';
import type { SmtpServer, TakenMail } from './smtp-server.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { draft, type KioskOptions, type KioskStory, withKiosk } from './with-kiosk.ts';

/** The company takes mail at two addresses, the strikers, who read Kazakh, at one. */
export const mailDraft: CampaignDraft = {
  ...draft,
  addressees: draft.addressees.map((addressee) => {
    if (addressee.id === 'company')
      return {
        ...addressee,
        delivery: ['post', 'fax', 'email'],
        email: ['board@harbour.example', 'press@harbour.example'],
      };
    return addressee.id === 'strikers'
      ? { ...addressee, delivery: ['post', 'email'], email: ['strike@docks.example'] }
      : addressee;
  }),
};

export const sender = 'union@dockers.example';

/** The headers of every mail, sorted. */
export const mailHeaders = [
  'Content-Language',
  'Content-Type',
  'Date',
  'From',
  'MIME-Version',
  'Message-ID',
  'Reply-To',
  'Subject',
  'To',
].toSorted();

/** What `deliverByMail` is asked for, to a server of ours. */
export const mailTo = (
  server: Pick<SmtpServer, 'host' | 'port'>,
  more: Partial<InputOf<'deliverByMail'>> = {},
): InputOf<'deliverByMail'> => ({
  addressee: 'company',
  server: { host: server.host, port: server.port, from: sender },
  perHour: 100_000,
  ...more,
});

/** A closed meeting with so many entries; the desk is open, the keys too, the letters are made into the data folder. */
export const withLetters = (
  entries: number,
  story: (kiosk: KioskStory) => Promise<void>,
  options: KioskOptions = {},
): Promise<void> =>
  withKiosk({ meeting: true, variation: { draft: mailDraft }, ...options }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, entries);
    await makeAll(kiosk);
    await story(kiosk);
  });

/** Closes the meeting, unlocks and makes all letters. */
export async function makeAll(kiosk: KioskStory): Promise<void> {
  kiosk.openDesk();
  orThrow(await kiosk.client('closeMeeting', {}));
  await kiosk.unlock();
  orThrow(await kiosk.client('letters', {}));
}

/** A mail as another program understands it. */
export interface ReadMail {
  headers: [name: string, value: string][];
  /** Names of headers as they stand in the bytes, in order. */
  names: string[];
  defects: number;
  from: [name: string, address: string][];
  to: [name: string, address: string][];
  replyTo: [name: string, address: string][];
  subject: string;
  id: string;
  body: string;
  attachments: { name: string; type: string; sha256: string }[];
}

const program = `
import email, email.policy, hashlib, json, sys, os
def people(header):
    return [] if header is None else [[a.display_name, a.addr_spec] for a in header.addresses]
def defects(part):
    own = len(part.defects) + sum(len(getattr(v, 'defects', ())) for v in part.values())
    return own + (sum(defects(p) for p in part.iter_parts()) if part.is_multipart() else 0)
def read(raw):
    m = email.message_from_bytes(raw, policy=email.policy.default)
    body = m.get_body(preferencelist=('plain',))
    return {
        'headers': [[k, str(v)] for k, v in m.items()], 'names': list(m.keys()), 'defects': defects(m),
        'from': people(m['From']), 'to': people(m['To']), 'replyTo': people(m['Reply-To']),
        'subject': str(m['Subject']), 'id': str(m['Message-ID']).strip(),
        'body': body.get_content() if body else '',
        'attachments': [{'name': p.get_filename(), 'type': p.get_content_type(),
                         'sha256': hashlib.sha256(p.get_payload(decode=True)).hexdigest()} for p in m.iter_attachments()],
    }
out = []
for name in sorted(os.listdir(sys.argv[1])):
    raw = open(os.path.join(sys.argv[1], name), 'rb').read()
    try:
        out.append(read(raw))
    except Exception as e:
        out.append({'headers': [], 'names': [], 'defects': 1, 'from': [], 'to': [], 'replyTo': [], 'subject': repr(e),
                    'id': '', 'body': '', 'attachments': []})
json.dump(out, sys.stdout)
`;

/** Reads mails by Python. */
export function readMails(python: string, mails: readonly Pick<TakenMail, 'raw'>[]): ReadMail[] {
  const folder = path.join(temporaryFolder(), 'mails');
  mkdirSync(folder);
  for (const [i, { raw }] of mails.entries())
    writeFileSync(path.join(folder, `${String(i).padStart(6, '0')}.eml`), raw);
  return JSON.parse(
    execFileSync(python, ['-c', program, folder], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  ) as ReadMail[];
}

/** The Message-ID of a mail as it came. */
export const idOf = ({ raw }: Pick<TakenMail, 'raw'>): string =>
  /^Message-ID:\s+(\S+)\r$/m.exec(raw.toString('latin1'))![1]!;

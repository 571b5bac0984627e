/** The closing protocol for two witnesses: drawn when a meeting is closed, and found or drawn again afterwards. */
import { existsSync } from 'node:fs';

import type { OutputOf } from '../../contract/index.ts';
import type { Meeting } from '../../contract/shapes.ts';
import { fromHex } from '../../seal/bytes.ts';
import { encodeCrockford, groups } from '../../seal/crockford.ts';
import { parseNote } from '../../seal/note.ts';
import { longDay } from '../../wording/countries.ts';
import { writeFileAtomically } from '../basics/files.ts';
import { drawProtocol } from '../letters/protocol.ts';
import { parseManifest } from '../sync/manifest.ts';
import type { Kiosk } from './kiosk.ts';
import { printingOf } from './printing.ts';

/** What is put on record when a meeting is closed. */
interface Closing {
  meeting: Meeting;
  entries: number;
  withdrawn: number;
  root: Uint8Array;
  /** People counted in the hall. */
  heads: number | undefined;
}

/** What a closing's files are called, without their endings. */
const closingName = (kiosk: Kiosk, counter: number): string => `${kiosk.campaign().id}-closing-${counter}`;

/** Where the protocol goes. @throws Refused `folder_unusable` */
export const protocolFile = (kiosk: Kiosk, counter: number): string =>
  kiosk.exportsFile(`${closingName(kiosk, counter)}.pdf`);

/** The manifest stays with the vault, whatever the export folder: a rescue goes on counting from it. */
export const manifestFile = (kiosk: Kiosk, counter: number): string =>
  kiosk.inData('exports', `${closingName(kiosk, counter)}.manifest`);

/** @throws Refused `undrawable` */
export async function drawClosingProtocol(kiosk: Kiosk, closing: Closing): Promise<Buffer> {
  const { meeting, entries, withdrawn, root, heads } = closing;
  const campaign = kiosk.campaign();
  const language = campaign.languages[0]!;
  const printing = printingOf(kiosk.ports);
  const words = printing.words(language);
  return drawProtocol({
    heading: words('protocolTitle'),
    title: campaign.texts[language]!.title,
    organisation: campaign.organisation,
    language,
    day: meeting.day,
    rows: [
      [words('protocolMeeting'), meeting.name],
      [words('protocolPlace'), meeting.place],
      [words('protocolDay'), longDay(meeting.day, printing.letterWords(language).locale)],
      [words('protocolEntries'), String(entries)],
      ...(heads === undefined ? [] : [[words('protocolHeads'), String(heads)] as const]),
      [words('protocolWithdrawn'), String(withdrawn)],
      // 80 bits are what two people can copy by hand; a second set with the same ones cannot be found.
      [words('protocolRoot'), groups(encodeCrockford(root, 80))],
      [words('protocolDevice'), kiosk.device().code],
    ],
    hints: [words('protocolHint')],
    witnesses: words,
    fonts: printing.fonts,
  });
}

/**
 * The protocol of the last closing. The store keeps the manifest of that moment, with count and root, but neither the heads nor
 * which meeting it was: where two of that day could be meant, a lost protocol is not made anew.
 * @throws Refused `undrawable`
 */
export async function findClosingProtocol(kiosk: Kiosk): Promise<OutputOf<'closingProtocol'>> {
  const closing = lastClosing(kiosk);
  if (!closing) return none;
  const file = protocolFile(kiosk, closing.counter);
  if (existsSync(file)) return { protocol: file, anew: false };
  const meetings = kiosk
    .openVault()
    .meetings()
    .filter(({ day }) => day === closing.day);
  const [meeting] = meetings;
  if (!meeting || meetings.length > 1) return none;
  const { entries, withdrawn } = closing;
  const root = fromHex(closing.root);
  const pdf = await drawClosingProtocol(kiosk, { meeting, entries, withdrawn, root, heads: undefined });
  writeFileAtomically(file, pdf, { day: meeting.day });
  return { protocol: file, anew: true };
}

const none = { protocol: null, anew: false };

/** The manifest that was signed when a meeting was closed last; one of a bundle names its contents. */
function lastClosing(kiosk: Kiosk): ReturnType<typeof parseManifest> {
  for (const { note } of kiosk.openVault().manifests()) {
    const manifest = parseManifest(parseNote(note)?.text ?? '');
    if (manifest?.final && manifest.contents === undefined) return manifest;
  }
  return undefined;
}

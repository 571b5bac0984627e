/** Signatures on paper, typed in at the desk: while a meeting is open, after it, and on a laptop without keys. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import type { Entry, Signing } from '../../../electron/contract/signing.ts';
import { parseManifest } from '../../../electron/core/sync/manifest.ts';
import { sealEntry } from '../../../electron/seal/entry.ts';
import { hashOf } from '../../../electron/seal/hash.ts';
import { parseNote } from '../../../electron/seal/note.ts';
import { entryOf } from '../../../electron/wording/entry.ts';
import { asInput, sign, signing } from '../../support/signings.ts';
import { type KioskStory, meeting, withKiosk } from '../../support/with-kiosk.ts';

const refused = (code: string): object => ({ ok: false, error: { code } });

/** A row of a sheet, composed as the page does it. */
const onPaper = ({ campaign }: KioskStory, answers: Partial<Signing> = {}): ReturnType<typeof entryOf> =>
  entryOf(
    { ...signing, strokes: [], mark: 'signed on paper', ...answers },
    { campaign: campaign.campaign, meeting, origin: 'paper', hashOf },
  );

async function type(kiosk: KioskStory, answers: Partial<Signing> = {}): Promise<unknown> {
  const row = await sealEntry(orThrow(onPaper(kiosk, answers)), kiosk.campaign.campaign.keys.entry);
  return kiosk.client('submitPaper', asInput(row));
}

test('rows of a sheet are entries of their own kind; two of one name and place are two', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign, { name: 'At the kiosk' });
    await kiosk.unlock();
    expect(await type(kiosk, { name: 'John Smith' })).toEqual({ ok: true, value: {} });
    expect(await type(kiosk, { name: 'John Smith' })).toMatchObject({ ok: true });
    const { out } = orThrow(await kiosk.client('exportEntries', { format: 'json' }));
    const entries = JSON.parse(readFileSync(out, 'utf8')) as Entry[];
    expect(entries.map(({ name, origin, mark }) => [name, origin, mark])).toEqual([
      ['At the kiosk', 'kiosk', undefined],
      ['John Smith', 'paper', 'signed on paper'],
      ['John Smith', 'paper', 'signed on paper'],
    ]);
  }));

test('without the consent that is needed there is no entry', () =>
  withKiosk({}, async (kiosk) => {
    expect(onPaper(kiosk, { consents: [] })).toEqual({
      ok: false,
      error: { code: 'bad_signing', detail: 'processing' },
    });
  }));

test.each(['single', 'field'] as const)(
  'on a %s laptop: after the close the set grows, and a new protocol covers it',
  (campaign) =>
    withKiosk({ meeting: true, campaign }, async (kiosk) => {
      const { client } = kiosk;
      await sign(client, kiosk.campaign.campaign);
      kiosk.openDesk();
      const closed = orThrow(await client('closeMeeting', { heads: 3 }));
      expect(orThrow(await client('listMeetings', {}))).toEqual({ meetings: [meeting], covered: true });
      expect(await type(kiosk)).toEqual({ ok: true, value: {} });
      expect(orThrow(await client('listMeetings', {})).covered).toBe(false);
      expect(orThrow(await client('overview', {})).root).not.toBe(closed.root);
      expect(await client('renewProtocol', { ...meeting, name: 'Another' })).toEqual(refused('no_meeting'));

      const renewed = orThrow(await client('renewProtocol', meeting));
      expect(renewed.protocol).not.toBe(closed.protocol);
      const note = readFileSync(renewed.protocol.replace(/pdf$/, 'manifest'), 'utf8');
      const manifest = parseManifest(parseNote(note)!.text)!;
      expect(manifest).toMatchObject({
        counter: 2,
        entries: 2,
        root: renewed.root,
        previousRoot: closed.root,
        final: true,
        day: meeting.day,
      });
      expect(orThrow(await client('sync', { to: kiosk.folder('stick') }))).toMatchObject({
        new: 2,
        root: renewed.root,
      });
      expect(orThrow(await client('listMeetings', {})).covered).toBe(true);
      // nobody could sign meanwhile, and nobody can now
      expect(orThrow(await client('status', {})).meeting).toBeNull();
    }),
);

test('no sheet without a meeting, no new protocol while one is open, nothing but sealed entries', () =>
  withKiosk({}, async (kiosk) => {
    expect(await type(kiosk)).toMatchObject(refused('not_allowed'));
    kiosk.openDesk();
    expect(await type(kiosk)).toEqual(refused('no_meeting'));
    orThrow(await kiosk.client('openMeeting', meeting));
    expect(await kiosk.client('renewProtocol', meeting)).toEqual(refused('meeting_open'));
    const row = await sealEntry(orThrow(onPaper(kiosk)), kiosk.campaign.campaign.keys.entry);
    const open = { ...row, sealed: new Uint8Array(row.sealed.length) };
    expect(await kiosk.client('submitPaper', asInput(open))).toEqual(refused('bad_entry'));
  }));

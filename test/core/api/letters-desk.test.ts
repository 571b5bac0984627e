/** Letters as the desk asks for them: which, in which order, a look before; and what a lock does to the work. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import type * as coreModule from '../../../electron/core/index.ts';
import { fromBase64, toBase64 } from '../../../electron/seal/bytes.ts';
import { filesIn } from '../../support/letters.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { opened } from '../../support/opened-pdf.ts';
import { sign, signMany } from '../../support/signings.ts';
import { type KioskOptions, type KioskStory, meeting, withKiosk } from '../../support/with-kiosk.ts';

const addresseeOf = (file: string): string => /^harbour-strike-(\w+)-/.exec(file)![1]!;

/** Drawn signatures are described by the name, in the order of pages. */
const namesIn = (pdf: Buffer): string[] =>
  [...opened(pdf).matchAll(/Drawn signature of ([\w ]+)/g)].map(([, name]) => name!);

test('letters to some addressees are those that all letters hold, and no others', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 3);
    await kiosk.unlock();
    const some = kiosk.folder('some');
    const answer = orThrow(await kiosk.client('letters', { out: some, addressees: ['company', 'embassy'] }));
    expect(answer).toMatchObject({ letters: 6, refused: [] });
    expect(new Set(readdirSync(some).map(addresseeOf))).toEqual(new Set(['company', 'embassy']));
    const all = kiosk.folder('all');
    orThrow(await kiosk.client('letters', { out: all }));
    expect(readdirSync(all)).toEqual(expect.arrayContaining(readdirSync(some)));
    expect(await kiosk.client('letters', { out: all, addressees: ['mayor'] })).toEqual({
      ok: false,
      error: { code: 'bad_input', detail: 'addressees' },
    });
  }));

test('letters of one meeting leave out those of another', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    await sign(kiosk.client, campaign, { letters: ['solidarity'] });
    await kiosk.unlock();
    const made = async (input: { name: string; day: string }): Promise<number> =>
      orThrow(await kiosk.client('letters', { out: kiosk.folder(input.name), meeting: input })).letters;
    expect(await made({ name: meeting.name, day: meeting.day })).toBe(1);
    expect(await made({ name: meeting.name, day: '2010-03-21' })).toBe(0);
    expect(await made({ name: 'Another', day: meeting.day })).toBe(0);
  }));

test('paper that is asked for gets a folder of its own: letters on another one are not in the way', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    const usual = orThrow(await kiosk.client('letters', {})).out;
    const asked = orThrow(await kiosk.client('letters', { paper: 'letter' })).out;
    expect([usual, asked].map((folder) => path.basename(folder))).toEqual(['letters', 'letters-letter']);
    expect(readdirSync(asked)).toEqual(readdirSync(usual));
    expect(Object.values(filesIn(asked))[0]!.equals(Object.values(filesIn(usual))[0]!)).toBe(false);
  }));

test('one file in the order of names or places; letters without a name stand at the end, at random', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    const people = [
      ['Cem', 'Aktau'],
      ['Ada', 'Leeds'],
      ['Bob', 'Bonn'],
      ['Ada', 'Bonn'],
    ] as const;
    for (const [name, place] of people)
      await sign(kiosk.client, campaign, { name, place, letters: ['protest'] });
    await sign(kiosk.client, campaign, { name: 'Aaa', letters: ['protest'], visibility: 'union' });
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    const merged = async (sort: 'name' | 'place'): Promise<Buffer> => {
      const file = path.join(kiosk.folder('merged'), `${sort}.pdf`);
      orThrow(await kiosk.client('letters', { out, merged: file, sort, addressees: ['company'] }));
      return readFileSync(file);
    };
    expect(namesIn(await merged('name'))).toEqual(['Ada', 'Ada', 'Bob', 'Cem']);
    expect(namesIn(await merged('place'))).toEqual(['Cem', 'Ada', 'Bob', 'Ada']);
  }));

test('the petition’s sheets in the order of places', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    for (const [name, place] of [
      ['Ada', 'Leeds'],
      ['Bob', 'Bonn'],
    ] as const)
      await sign(kiosk.client, campaign, { name, place });
    await kiosk.unlock();
    const names = async (sort: 'name' | 'place'): Promise<string[]> => {
      const { out } = orThrow(await kiosk.client('petition', { layout: 'list', sort }));
      return namesIn(readFileSync(out));
    };
    expect(await names('name')).toEqual(['Ada', 'Bob']);
    expect(await names('place')).toEqual(['Bob', 'Ada']);
  }));

test('a look at letter and petition: drawn as they will be, not certified, nothing stored', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await kiosk.unlock();
    expect(orThrow(await kiosk.client('previewLetters', {}))).toEqual({ pdf: null });
    await signMany(kiosk.client, kiosk.campaign.campaign, 30);
    const letter = orThrow(await kiosk.client('previewLetters', { addressees: ['company'] }));
    const petition = orThrow(await kiosk.client('previewPetition', { layout: 'list' }));
    for (const { pdf } of [letter, petition]) {
      const bytes = Buffer.from(fromBase64(pdf!));
      expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
      expect(bytes.toString('latin1')).not.toContain('/ByteRange');
      expect(
        orThrow(await kiosk.client('verifyBytes', { name: 'a.pdf', bytes: toBase64(bytes) })).result,
      ).toBe('not_certified');
    }
    // the first in the order of names, and of thirty rows no more than a sheet
    expect(namesIn(Buffer.from(fromBase64(letter.pdf!)))).toEqual(['Signer 1']);
    const shown = namesIn(Buffer.from(fromBase64(petition.pdf)));
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.length).toBeLessThan(30);
    expect(existsSync(path.join(kiosk.dataFolder, 'exports'))).toBe(false);
  }));

test('a file that the page was given is checked like one on the disk', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    const [pdf] = Object.values(filesIn(orThrow(await kiosk.client('letters', {})).out)) as [Buffer];
    const verify = async (bytes: Uint8Array): Promise<string> =>
      orThrow(await kiosk.client('verifyBytes', { name: 'x', bytes: toBase64(bytes) })).result;
    expect(await verify(pdf)).toBe('valid');
    pdf[pdf.length - 200]! ^= 1;
    expect(await verify(pdf)).not.toBe('valid');
    expect(await verify(Buffer.from('x'))).toBe('unreadable');
  }));

test('the closing protocol is found again; lost, it is made anew with what the store kept', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    kiosk.openDesk();
    const find = async (): Promise<unknown> => orThrow(await kiosk.client('closingProtocol', {}));
    expect(await find()).toEqual({ protocol: null, anew: false });
    await signMany(kiosk.client, kiosk.campaign.campaign, 2);
    const { protocol } = orThrow(await kiosk.client('closeMeeting', {}));
    const before = readFileSync(protocol);
    // a bundle's manifest comes after the closing one
    orThrow(await kiosk.client('sync', { to: kiosk.folder('stick') }));
    expect(await find()).toEqual({ protocol, anew: false });
    rmSync(protocol);
    expect(await find()).toEqual({ protocol, anew: true });
    expect(readFileSync(protocol).equals(before)).toBe(true);
  }));

interface Interrupted {
  /** What the desk is told after the next unlock. */
  unfinished: unknown;
  /** Of the call that was interrupted. */
  code: string | undefined;
}

/** Letters of twenty people that `stop` interrupts in the middle. */
async function interruptedBy(
  stop: (kiosk: KioskStory, cancel: () => void) => void,
  options: KioskOptions = {},
): Promise<Interrupted> {
  let interrupted: Interrupted | undefined;
  await withKiosk({ meeting: true, ...options }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 20);
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    const controller = new AbortController();
    const onProgress = ({ done }: { done: number }): void => {
      if (done === 10) stop(kiosk, () => controller.abort());
    };
    const result = await kiosk.client('letters', { out }, { onProgress, signal: controller.signal });
    await kiosk.unlock();
    const { unfinished } = orThrow(await kiosk.client('overview', {}));
    interrupted = {
      unfinished: unfinished && { ...unfinished, input: {} },
      code: result.ok ? undefined : result.error.code,
    };
  });
  return interrupted!;
}

test('what a lock interrupts is waited for; what somebody stopped is not', async () => {
  expect(await interruptedBy(({ core }) => core.lock())).toEqual({
    unfinished: { call: 'letters', input: {} },
    code: 'locked',
  });
  // the page of a desktop goes with the lock, in either order
  expect(
    await interruptedBy(({ core }, cancel) => {
      core.lock();
      cancel();
    }),
  ).toMatchObject({ unfinished: { call: 'letters' }, code: 'locked' });
  expect(await interruptedBy((_, cancel) => cancel())).toEqual({ unfinished: null, code: 'cancelled' });
});

test('MUTANT: a lock that is not told from a cancel is noticed', async () => {
  const file = 'electron/core/api/dispatch.ts';
  const { createCore: makeCore } = await mutantModule<typeof coreModule>('electron/core/index.ts', {
    file,
    line: 'if (!isStopped || !ending?.aborted) throw error;',
    becomes: 'if (!isStopped || ending) throw error;',
  });
  expect((await interruptedBy(({ core }) => core.lock(), { makeCore })).unfinished).toBeNull();
});

test('gone on with after the lock, every letter is there once and whole, and nothing is waited for any more', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 40);
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    const onProgress = ({ done }: { done: number }): void => {
      if (done === 30) kiosk.core.lock();
    };
    await kiosk.client('letters', { out, paper: 'a4' }, { onProgress });
    const before = filesIn(out);
    for (const name of Object.keys(before)) expect(name).toMatch(/^harbour-strike-.*\.pdf$/);
    // without the keys nothing is told that only they could go on with
    kiosk.openDesk();
    expect(orThrow(await kiosk.client('overview', {})).unfinished).toBeNull();
    await kiosk.unlock();
    const { unfinished } = orThrow(await kiosk.client('overview', {}));
    expect(unfinished).toEqual({ call: 'letters', input: { out, paper: 'a4' } });
    expect(orThrow(await kiosk.client('letters', { out, paper: 'a4' })).letters).toBe(120);
    expect(orThrow(await kiosk.client('overview', {})).unfinished).toBeNull();
    const files = readdirSync(out);
    expect(files).toHaveLength(120);
    for (const [name, pdf] of Object.entries(before)) expect(filesIn(out)[name]!.equals(pdf)).toBe(true);
    const { files: verified } = orThrow(
      await kiosk.client('verify', { files: files.map((name) => path.join(out, name)) }),
    );
    expect(verified.filter(({ result }) => result !== 'valid')).toEqual([]);
  }));

test('petition and table stop at a lock too, and leave no half file', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 12);
    for (const [call, input] of [
      ['petition', { layout: 'list' }],
      ['exportEntries', { format: 'csv' }],
    ] as const) {
      await kiosk.unlock();
      const onProgress = ({ done }: { done: number }): void => {
        if (done === 6) kiosk.core.lock();
      };
      expect(await kiosk.client(call, input as never, { onProgress })).toMatchObject({
        ok: false,
        error: { code: 'locked' },
      });
      await kiosk.unlock();
      expect(orThrow(await kiosk.client('overview', {})).unfinished).toEqual({ call, input });
    }
    const exports = path.join(kiosk.dataFolder, 'exports');
    expect(existsSync(exports) ? readdirSync(exports) : []).toEqual([]);
  }));

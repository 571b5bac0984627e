/** Batches of letters: how far they are, how they stop, what is left of them, and one file of all. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import type { CampaignDraft } from '../../../electron/contract/campaign.ts';
import { orThrow } from '../../../electron/contract/result.ts';
import { filesIn } from '../../support/letters.ts';
import { opened } from '../../support/opened-pdf.ts';
import { linesOf } from '../../support/placed-lines.ts';
import { sign, signMany } from '../../support/signings.ts';
import { needTool, tool } from '../../support/tools.ts';
import { draft, type KioskStory, withKiosk } from '../../support/with-kiosk.ts';

/** The embassy exists in the United States too. */
const withUnitedStates: CampaignDraft = {
  ...draft,
  addressees: draft.addressees.map((addressee) =>
    addressee.id === 'embassy'
      ? { ...addressee, countries: { ...addressee.countries, US: { en: 'the USA' } } }
      : addressee,
  ),
};

interface Step {
  done: number;
  total: number;
}

/** Makes letters and notes each step. */
async function makeNoting(kiosk: KioskStory, input: { out: string; merged?: string }): Promise<Step[]> {
  const steps: Step[] = [];
  orThrow(await kiosk.client('letters', input, { onProgress: (step) => steps.push(step) }));
  return steps;
}

test('progress goes from nothing to all, one step for each entry', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 40);
    await kiosk.unlock();
    const alone = await makeNoting(kiosk, { out: kiosk.folder('letters') });
    expect(alone).toEqual(Array.from({ length: 41 }, (_, done) => ({ done, total: 40 })));
    const merged = path.join(kiosk.folder('merged'), 'all.pdf');
    const both = await makeNoting(kiosk, { out: kiosk.folder('again'), merged });
    expect(both.at(-1)).toEqual({ done: 80, total: 80 });
    expect(both.map(({ done }) => done)).toEqual(both.map(({ done }) => done).toSorted((a, b) => a - b));
  }));

test('cancel stops before the next letter, keeps what is finished, and a resumed batch makes only the rest', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 90);
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    const stop = new AbortController();
    let stoppedAt = 0;
    let steps = 0;
    const onProgress = ({ done }: Step): void => {
      steps++;
      if (done === 70) {
        stop.abort();
        stoppedAt = steps;
      }
    };
    const stopped = await kiosk.client('letters', { out }, { onProgress, signal: stop.signal });
    expect(steps).toBe(stoppedAt);
    const finished = filesIn(out);
    expect(stopped).toEqual({
      ok: false,
      error: { code: 'cancelled', finished: Object.keys(finished).length },
    });
    expect(Object.keys(finished)).toHaveLength(70 * 3);
    expect(orThrow(await kiosk.client('letters', { out })).letters).toBe(270);
    const all = filesIn(out);
    expect(Object.keys(all)).toHaveLength(270);
    for (const [name, pdf] of Object.entries(finished)) expect(all[name]!.equals(pdf)).toBe(true);
  }));

test('a lock in the middle ends the batch with what is finished, and the next unlock resumes it', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 80);
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    const onProgress = ({ done }: Step): void => {
      if (done === 60) kiosk.core.lock();
    };
    const locked = await kiosk.client('letters', { out }, { onProgress });
    expect(locked).toMatchObject({ ok: false, error: { code: 'locked' } });
    for (const name of readdirSync(out)) expect(name).toMatch(/^harbour-strike-.*\.pdf$/);
    await kiosk.unlock();
    expect(orThrow(await kiosk.client('letters', { out })).letters).toBe(240);
    const files = readdirSync(out).map((name) => path.join(out, name));
    const { files: verified } = orThrow(await kiosk.client('verify', { files }));
    expect(verified.filter(({ result }) => result !== 'valid')).toEqual([]);
  }));

test('people can go on signing while letters are made', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    await signMany(kiosk.client, campaign, 60);
    await kiosk.unlock();
    const late: Promise<string>[] = [];
    const onProgress = ({ done }: Step): void => {
      if (done % 20 === 10) late.push(sign(kiosk.client, campaign, { name: `Late ${done}` }));
    };
    orThrow(await kiosk.client('letters', { out: kiosk.folder('letters') }, { onProgress }));
    await Promise.all(late);
    expect(late).toHaveLength(3);
    expect(orThrow(await kiosk.client('overview', {})).entries).toBe(63);
  }));

test('a full disk is told with what was finished, and no half file has a final name', (ctx) => {
  const mount = tool('mount');
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !mount) return ctx.skip('needs root to mount a small file system');
  return withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 40);
    await kiosk.unlock();
    const small = kiosk.folder('small');
    const mounted = spawnSync(mount, ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small]);
    if (mounted.status !== 0) return ctx.skip(`cannot mount: ${mounted.stderr.toString().trim()}`);
    try {
      const result = await kiosk.client('letters', { out: small });
      expect(result).toMatchObject({ ok: false, error: { code: 'disk_full' } });
      const files = readdirSync(small);
      expect(files.length).toBeGreaterThan(10);
      if (!result.ok) expect(result.error.finished).toBe(files.length);
      for (const name of files) expect(name).toMatch(/^harbour-strike-.*\.pdf$/);
      const checked = orThrow(
        await kiosk.client('verify', { files: files.map((name) => path.join(small, name)) }),
      );
      expect(checked.files.filter(({ result: said }) => said !== 'valid')).toEqual([]);
      const petition = await kiosk.client('petition', {
        layout: 'list',
        out: path.join(small, 'petition.pdf'),
      });
      expect(petition).toMatchObject({ ok: false, error: { code: 'disk_full' } });
      expect(readdirSync(small)).toEqual(files);
    } finally {
      spawnSync('umount', [small]);
    }
    // room again: the same batch goes through elsewhere, and nothing else was touched
    expect(orThrow(await kiosk.client('letters', { out: kiosk.folder('large') })).letters).toBe(120);
  });
});

test('a folder that cannot be written is refused in a sentence, and nothing is left there', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 2);
    await kiosk.unlock();
    const file = path.join(kiosk.folder('taken'), 'letters');
    writeFileSync(file, 'a file');
    const inFile = await kiosk.client('letters', { out: path.join(file, 'deeper') });
    expect(inFile).toMatchObject({ ok: false, error: { code: 'storage_failed', finished: 0 } });
    const folder = kiosk.folder('away');
    symlinkSync('/nonexistent/folder', path.join(folder, 'link'));
    const away = await kiosk.client('petition', { layout: 'list', out: path.join(folder, 'link', 'p.pdf') });
    expect(away).toMatchObject({ ok: false, error: { code: 'storage_failed' } });
    // a mode does not bind root, and Windows has none
    if (process.platform !== 'win32' && process.getuid?.() !== 0) {
      chmodSync(folder, 0o500);
      const readOnly = await kiosk.client('letters', { out: folder });
      expect(readOnly).toMatchObject({ ok: false, error: { code: 'storage_failed' } });
      chmodSync(folder, 0o700);
    }
  }));

test('one merged file: by addressee, a cover with the number of letters, each letter as it is alone, one signature', (ctx) => {
  const [pdftotext, pdfsig, qpdf] = [
    needTool(ctx, 'pdftotext'),
    needTool(ctx, 'pdfsig'),
    needTool(ctx, 'qpdf'),
  ];
  return withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    for (const name of ['Änne Groß', 'Bo Ek', 'Zoé Ménard']) await sign(kiosk.client, campaign, { name });
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    const merged = path.join(kiosk.folder('merged'), 'all.pdf');
    const answer = orThrow(await kiosk.client('letters', { out, merged }));
    expect(answer).toEqual({ letters: 9, hidden: 0, refused: [], out, merged });
    const pages = pagesOf(pdftotext, merged);
    const covers = pages.flatMap((text, page) => (/^(Letters|Хаттар): 3$/m.test(text) ? [page] : []));
    expect(covers).toEqual([0, 4, 8]);
    expect(pages).toHaveLength(12);
    for (const [i, addressee] of ['strikers', 'company', 'embassy'].entries()) {
      const alone = readdirSync(out)
        .filter((name) => name.includes(`-${addressee}-`))
        .map((name) => pagesOf(pdftotext, path.join(out, name))[0]);
      const inFile = pages.slice(covers[i]! + 1, covers[i]! + 4);
      expect(new Set(inFile)).toEqual(new Set(alone));
      expect(new Set(alone).size).toBe(3);
    }
    const said = execFileSync(pdfsig, ['-nocert', merged], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said.match(/^Signature #/gm)).toHaveLength(1);
    const { status, stderr } = spawnSync(qpdf, ['--check', merged], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const { files } = orThrow(await kiosk.client('verify', { files: [merged] }));
    expect(files).toEqual([{ file: merged, result: 'valid' }]);
  });
});

const pagesOf = (pdftotext: string, file: string): string[] =>
  execFileSync(pdftotext, ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);

test('a merged file tells no order of signing: its letters stand by their random codes', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    for (let i = 0; i < 24; i++)
      await sign(kiosk.client, campaign, {
        name: `Signer ${String(i).padStart(2, '0')}`,
        letters: ['protest'],
      });
    await kiosk.unlock();
    const merged = path.join(kiosk.folder('merged'), 'all.pdf');
    orThrow(await kiosk.client('letters', { out: kiosk.folder('letters'), merged }));
    const alts = [...opened(readFileSync(merged)).matchAll(/Drawn signature of Signer (\d\d)/g)];
    const order = alts.map(([, number]) => Number(number)).slice(0, 24);
    expect(order).toHaveLength(24);
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
  }));

test('merged letters to an embassy are piled by country, on the paper of each country', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const variation = { draft: withUnitedStates };
  return withKiosk({ meeting: true, variation }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    for (const country of ['DE', 'US', 'DE'])
      await sign(kiosk.client, campaign, { country, letters: ['protest'] });
    await kiosk.unlock();
    const merged = path.join(kiosk.folder('merged'), 'all.pdf');
    orThrow(await kiosk.client('letters', { out: kiosk.folder('letters'), merged }));
    const lines = linesOf(pdftotext, readFileSync(merged));
    const heads = lines.filter(({ text }) => text.startsWith('Embassy of Kazakhstan in'));
    expect(heads.map(({ text, pageWidth }) => `${text} ${Math.round(pageWidth)}`)).toEqual([
      'Embassy of Kazakhstan in Germany 595',
      'Embassy of Kazakhstan in Germany 595',
      'Embassy of Kazakhstan in Germany 595',
      'Embassy of Kazakhstan in the USA 612',
      'Embassy of Kazakhstan in the USA 612',
    ]);
  });
});

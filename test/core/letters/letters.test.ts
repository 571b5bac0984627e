import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { filesIn, makeLetters } from '../../support/letters.ts';
import { opened } from '../../support/opened-pdf.ts';
import { entryFor, sign, signMany, submitEntry } from '../../support/signings.ts';
import { needTool } from '../../support/tools.ts';
import { draft, meeting, withKiosk } from '../../support/with-kiosk.ts';

/** The text of a PDF as other people's software reads it, white space folded. */
const textOf = (pdftotext: string, file: string): string =>
  execFileSync(pdftotext, ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' })
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ');

const people = [
  {
    name: 'Әлия Қожахметұлы',
    place: 'Жаңаөзен',
    country: 'KZ',
    language: 'kk',
    message: 'Сіздермен біргеміз! Өздеріңізге ұзақ ғұмыр, күш-қуат тілейміз.',
  },
  {
    name: 'Đặng Thị Hường',
    place: 'Vũng Tàu',
    country: 'VN',
    language: 'vi',
    message: 'Chúng tôi ủng hộ các bạn và gia đình – mãi mãi.',
  },
  {
    name: 'Αλέξανδρος Χατζηιωάννου',
    place: 'Πειραιάς',
    country: 'GR',
    language: 'el',
    message: 'Η απεργία είναι δικαίωμα. Στεκόμαστε δίπλα σας, αΰπνοι!',
  },
] as const;

test.for(people)(
  'name, place and words of $name can be read from the letter as they were typed',
  (person, ctx) => {
    const pdftotext = needTool(ctx, 'pdftotext');
    return withKiosk({ meeting: true }, async (kiosk) => {
      await sign(kiosk.client, kiosk.campaign.campaign, { ...person, letters: ['protest'] });
      const letters = await makeLetters(kiosk);
      const text = textOf(pdftotext, letters.to('company'));
      for (const said of [person.name, person.place, person.message]) expect(text).toContain(said);
      expect(text).toContain('Dear Sir or Madam,');
      expect(text).toContain('March 20, 2010');
      expect(text).toContain('Campaign harbour-strike, version 1');
    });
  },
);

test('an entry has a letter to each addressee, each in the addressee’s language', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign, { fields: { branch: 'Branch 12' } });
    await sign(kiosk.client, kiosk.campaign.campaign, { letters: [], name: 'Petition Only' });
    const letters = await makeLetters(kiosk);
    expect(letters.answer).toEqual({ letters: 3, hidden: 0, refused: [], out: letters.folder });
    const [strikers, company, embassy] = ['strikers', 'company', 'embassy'].map((to) =>
      textOf(pdftotext, letters.to(to)),
    );
    expect(strikers).toContain('Сіздермен біргеміз, Duisburg, Германия.');
    expect(company).toContain('I write to you from Duisburg, Germany.');
    expect(company).toContain('Branch 12');
    expect(embassy).toContain('Embassy of Kazakhstan in Germany');
  });
});

test('a person whose name only the union knows is not in the letter, nor is their place', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({ meeting: true }, async (kiosk) => {
    const answers = {
      name: 'Secret Canary',
      place: 'Canarytown',
      fields: { branch: 'Canary branch' },
      visibility: 'union' as const,
    };
    await sign(kiosk.client, kiosk.campaign.campaign, answers);
    const letters = await makeLetters(kiosk);
    expect(letters.answer.letters).toBe(3);
    for (const [file, bytes] of Object.entries(filesIn(letters.folder))) {
      const text = textOf(pdftotext, path.join(letters.folder, file));
      expect(text).not.toMatch(/canary/i);
      expect(opened(bytes)).not.toContain('Canary');
    }
    const company = textOf(pdftotext, letters.to('company'));
    expect(company).toContain('A member of Dockers’ Union. The name is known to the union.');
    expect(company).toContain('I write to you from Germany.');
  });
});

test('who is only counted writes no letter', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign, { visibility: 'counted' });
    expect((await makeLetters(kiosk)).answer.letters).toBe(0);
  }));

test('qpdf finds nothing wrong with a letter', (ctx) => {
  const qpdf = needTool(ctx, 'qpdf');
  return withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign, { message: 'A long word. '.repeat(280) });
    const letters = await makeLetters(kiosk);
    for (const addressee of ['strikers', 'company', 'embassy']) {
      const { status, stdout, stderr } = spawnSync(qpdf, ['--check', letters.to(addressee)], {
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      expect(stdout).toContain('No syntax or stream encoding errors found');
      expect(stdout).not.toMatch(/warning/i);
    }
  });
});

test('poppler finds one valid signature over the whole document', (ctx) => {
  const pdfsig = needTool(ctx, 'pdfsig');
  return withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    await kiosk.unlock();
    const petition = orThrow(await kiosk.client('petition', { layout: 'list' })).out;
    const letters = await makeLetters(kiosk);
    for (const file of [letters.to('strikers'), letters.to('company'), petition]) {
      const said = execFileSync(pdfsig, ['-nocert', file], { encoding: 'utf8' });
      expect(said).toContain('Signature Validation: Signature is Valid.');
      expect(said).toContain('Total document signed');
      expect(said).toContain('Signature Type: ETSI.CAdES.detached');
      expect(said.match(/^Signature #/gm)).toHaveLength(1);
    }
  });
});

test('nothing in a letter acts: no script, action, link, attachment or field but the signature', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign, {
      name: '=HYPERLINK("http://x")',
      message: 'See https://example.org/ (javascript:alert(1)) /OpenAction ) /JS (x',
    });
    const letters = await makeLetters(kiosk);
    const pdf = opened(readFileSync(letters.to('company')));
    for (const active of [
      '/JavaScript',
      '/OpenAction',
      '/AA',
      '/URI',
      '/Launch',
      '/EmbeddedFile',
      '/SubmitForm',
      '/XFA',
      '/RichMedia',
    ])
      expect(pdf).not.toContain(active);
    expect(pdf.match(/\/FT\/\w+/g)).toEqual(['/FT/Sig']);
    expect(pdf.match(/\/FontFile2/g)?.length).toBeGreaterThan(0);
    expect(pdf).not.toMatch(/\/BaseFont ?\/(Helvetica|Times|Courier)/);
  }));

/** Where the signature's hex digits lie. */
function gapOf(pdf: Buffer): { from: number; to: number } {
  const from = pdf.indexOf('/Contents <') + '/Contents <'.length;
  return { from, to: pdf.indexOf('>', from) };
}

test('two runs differ inside the signature and nowhere else', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 3);
    const [once, again] = [
      filesIn((await makeLetters(kiosk, 'once')).folder),
      filesIn((await makeLetters(kiosk, 'again')).folder),
    ];
    expect(Object.keys(once)).toHaveLength(9);
    expect(Object.keys(again)).toEqual(Object.keys(once));
    for (const [name, pdf] of Object.entries(once)) {
      const gap = gapOf(pdf);
      const outside = (bytes: Buffer): string =>
        bytes.toString('latin1', 0, gap.from) + bytes.toString('latin1', gap.to);
      expect(outside(again[name]!) === outside(pdf), name).toBe(true);
    }
  }));

test('files carry the meeting’s day at midnight and no other time', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    const letters = await makeLetters(kiosk);
    const midnight = new Date(`${meeting.day}T00:00:00Z`);
    for (const name of readdirSync(letters.folder)) {
      const { mtime } = statSync(path.join(letters.folder, name));
      expect(mtime).toEqual(midnight);
    }
    const pdf = opened(readFileSync(letters.to('company')));
    const dates = [...pdf.matchAll(/\(D:(\d+Z?)/g)].map(([, date]) => date);
    expect(new Set(dates)).toEqual(new Set(['20100320000000Z']));
    expect(dates).toHaveLength(3);
  }));

test('a second run into the same folder counts the letters and writes none anew', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    const { folder, to } = await makeLetters(kiosk);
    const marked = new Date('2001-01-01T00:00:00Z');
    utimesSync(to('company'), marked, marked);
    await sign(kiosk.client, kiosk.campaign.campaign, { name: 'A Later Signer' });
    const before = filesIn(folder);
    expect((await makeLetters(kiosk)).answer).toMatchObject({ letters: 6, refused: [] });
    const after = filesIn(folder);
    for (const [name, bytes] of Object.entries(before)) expect(after[name]?.equals(bytes)).toBe(true);
    expect(
      readdirSync(folder).filter(
        (name) => statSync(path.join(folder, name)).mtime.getTime() === marked.getTime(),
      ),
    ).toHaveLength(1);
  }));

test('file names tell neither name nor order', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 4);
    const names = readdirSync((await makeLetters(kiosk)).folder);
    for (const name of names)
      expect(name).toMatch(/^harbour-strike-(strikers|company|embassy)-[0-9A-HJKMNP-TV-Z]{10}\.pdf$/);
    expect(new Set(names).size).toBe(12);
  }));

test('a name that cannot be drawn is refused with its character, and the other letters are made', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    await sign(kiosk.client, campaign);
    // the page would not let this through; a foreign laptop might
    orThrow(await submitEntry(kiosk.client, campaign, { ...entryFor(campaign), name: 'አለሙ' }));
    const { answer } = await makeLetters(kiosk);
    expect(answer.letters).toBe(3);
    expect(answer.refused).toEqual([
      { entry: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/), code: 'undrawable', detail: 'አ (U+12A0)' },
    ]);
    expect(orThrow(await kiosk.client('petition', { layout: 'list' }))).toMatchObject({
      entries: 2,
      refused: [{ code: 'undrawable', detail: 'አ (U+12A0)' }],
    });
  }));

test('what opens but is no entry is refused by its number, and the other letters are made', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    await sign(kiosk.client, campaign);
    const entry = entryFor(campaign);
    for (const odd of [
      { ...entry, campaign: 'another-strike' },
      { ...entry, extra: 1 },
      { ...entry, day: '2010-02-30' },
      { ...entry, strokes: [[[0, 5000]]] },
    ])
      orThrow(await submitEntry(kiosk.client, campaign, odd as never));
    const { answer } = await makeLetters(kiosk);
    expect(answer.letters).toBe(3);
    expect(answer.refused.map(({ code }) => code)).toEqual([
      'bad_entry',
      'bad_entry',
      'bad_entry',
      'bad_entry',
    ]);
    const exported = orThrow(await kiosk.client('exportEntries', { format: 'json' }));
    expect([exported.entries, exported.refused.length]).toEqual([1, 4]);
  }));

test('an entry of a version that is not here is refused, and the other letters are made', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    await sign(kiosk.client, campaign);
    orThrow(await submitEntry(kiosk.client, campaign, { ...entryFor(campaign), version: 7 }));
    const { answer } = await makeLetters(kiosk);
    expect(answer).toMatchObject({ letters: 3, refused: [{ code: 'no_campaign' }] });
  }));

test('a batch that is stopped keeps what it made and is resumed', () =>
  withKiosk({ meeting: true }, async (kiosk) => {
    await signMany(kiosk.client, kiosk.campaign.campaign, 5);
    await kiosk.unlock();
    const stop = new AbortController();
    const out = kiosk.folder('letters');
    const onProgress = ({ done }: { done: number }): void => {
      if (done === 2) stop.abort();
    };
    const stopped = await kiosk.client('letters', { out }, { onProgress, signal: stop.signal });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(orThrow(await kiosk.client('letters', { out })).letters).toBe(15);
    expect(readdirSync(out)).toHaveLength(15);
  }));

test('with no entry and no meeting there is an empty list and a petition without sheets, and no letter', () =>
  withKiosk({}, async (kiosk) => {
    await kiosk.unlock();
    const list = orThrow(await kiosk.client('exportEntries', { format: 'csv' }));
    expect(list).toMatchObject({ entries: 0, refused: [] });
    expect(statSync(list.out).mtime).toEqual(new Date('2000-01-01T00:00:00Z'));
    const petition = orThrow(await kiosk.client('petition', { layout: 'list' }));
    expect(petition).toMatchObject({ entries: 0, pages: 2 });
    const letters = { out: kiosk.folder('letters'), merged: path.join(kiosk.folder('merged'), 'all.pdf') };
    expect(orThrow(await kiosk.client('letters', letters))).toEqual({
      letters: 0,
      hidden: 0,
      refused: [],
      out: letters.out,
    });
    const { files } = orThrow(await kiosk.client('verify', { files: [petition.out] }));
    expect(files[0]!.result).toBe('valid');
  }));

test('the petition lists names by the alphabet and counts the rest', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    for (const name of ['Zoé Ménard', 'Änne Groß', 'Bo Ek']) await sign(kiosk.client, campaign, { name });
    await sign(kiosk.client, campaign, { name: 'Secret Canary', visibility: 'union' });
    await kiosk.unlock();
    const made = orThrow(await kiosk.client('petition', { layout: 'list' }));
    expect(made).toMatchObject({ entries: 4, refused: [] });
    const text = textOf(pdftotext, made.out);
    const places = ['Änne Groß', 'Bo Ek', 'Zoé Ménard'].map((name) => text.indexOf(name));
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(places[0]).toBeGreaterThan(0);
    expect(text).toContain('Signatures: 4');
    expect(text).not.toMatch(/canary/i);
  });
});

test('the petition’s cover counts by branch and place those who are named on its sheets, and nobody else', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const fields = [{ ...draft.fields[0]!, totals: true }];
  return withKiosk({ meeting: true, variation: { draft: { ...draft, fields } } }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    for (const [branch, place] of [
      ['Branch 12', 'Köln'],
      ['Branch 7', 'Köln'],
      ['Branch 12', 'Bremen'],
      ['', 'Köln'],
    ] as const)
      await sign(kiosk.client, campaign, { fields: branch ? { branch } : {}, place });
    const hidden = { fields: { branch: 'Canary branch' }, place: 'Canarytown' };
    await sign(kiosk.client, campaign, { ...hidden, visibility: 'union' });
    await sign(kiosk.client, campaign, { ...hidden, visibility: 'counted' });
    await kiosk.unlock();
    const steps: number[] = [];
    const made = orThrow(
      await kiosk.client('petition', { layout: 'list' }, { onProgress: ({ done }) => steps.push(done) }),
    );
    expect([steps[0], steps.at(-1)]).toEqual([0, 12]);
    const text = textOf(pdftotext, made.out);
    expect(text).toContain('Signatures: 6 Of these, 2 are known by name to the union only.');
    expect(text).toContain('Branch Branch 12 2 Branch 7 1');
    expect(text).toContain('Place Köln, Germany 3 Bremen, Germany 1');
    expect(text).toContain('Page 1 of 3');
    expect(text).not.toMatch(/canary/i);
  });
});

test('a screen reader finds headings, a table, the drawn signature by name and the signature field', (ctx) => {
  const pdfinfo = needTool(ctx, 'pdfinfo');
  return withKiosk({ meeting: true }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign, { name: 'Zoé Ménard' });
    const letters = await makeLetters(kiosk);
    const petition = orThrow(await kiosk.client('petition', { layout: 'list' })).out;
    const structure = (file: string): string =>
      execFileSync(pdfinfo, ['-struct-text', file], { encoding: 'utf8' });
    const letter = structure(letters.to('company'));
    for (const found of [/^ {2}H1/m, /^ {2}Figure/m, /^ {2}Form/m]) expect(letter).toMatch(found);
    // poppler does not print a figure's text; the file says it in the open
    expect(opened(readFileSync(letters.to('company')))).toContain(utf16('Drawn signature of Zoé Ménard'));
    expect(letter).not.toContain('Campaign harbour-strike');
    const sheets = structure(petition);
    expect(sheets).toMatch(
      /^ {2}Table[\s\S]*^ {6}TR[\s\S]*^ {8}TH[\s\S]*"Name"[\s\S]*^ {4}TBody[\s\S]*^ {8}TD[\s\S]*Figure/m,
    );
  });
});

/** A text string as a PDF has it. */
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('latin1');

test('letters of a specimen say so on their face', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({ meeting: true, variation: { draft: { ...draft, specimen: true } } }, async (kiosk) => {
    await sign(kiosk.client, kiosk.campaign.campaign);
    const letters = await makeLetters(kiosk);
    expect(textOf(pdftotext, letters.to('company'))).toContain('HISTORICAL EXAMPLE – NOT TO BE SENT');
  });
});

/** One file of all letters of a batch, by addressee. */
import type { InputOf } from '../../contract/index.ts';
import { Entry } from '../../contract/signing.ts';
import { longDay } from '../../wording/countries.ts';
import { compareNames, comparePlaces } from '../export/order.ts';
import type { PaperSize } from '../letters/document.ts';
import type { LetterContent } from '../letters/letter.ts';
import { drawMerged, type Pile } from '../letters/merged.ts';
import { makeCertifiedFile } from './certifying.ts';
import type { Kiosk } from './kiosk.ts';
import { contentOf, type LetterBatch, type Stacked } from './letter-batch.ts';

export interface MergedOptions {
  file: string;
  day: string;
  paper: PaperSize | undefined;
  sort: InputOf<'letters'>['sort'];
  /** Called after each letter; what it throws ends the work. */
  afterLetter: (letters: number) => Promise<void>;
}

/** Writes what the batch has stacked. @throws Refused `not_found` when there is no letter */
export async function writeMerged(kiosk: Kiosk, batch: LetterBatch, options: MergedOptions): Promise<void> {
  const campaign = kiosk.campaign();
  const { file, day, paper, sort = 'random', afterLetter } = options;
  const language = campaign.languages[0]!;
  // in the order of the campaign's addressees
  const piles = campaign.addressees
    .map(({ id }) => inOrder(batch.stacks.get(id) ?? [], sort))
    .filter((stack) => stack.length > 0)
    .flatMap((stack) => pilesOf(batch, { stack, day }));
  await makeCertifiedFile(kiosk, batch.issuer, { file, day }, (sink) =>
    drawMerged(
      {
        title: campaign.texts[language]!.title,
        organisation: campaign.organisation,
        language,
        day,
        paper,
        piles,
        fonts: batch.letters.printing.fonts,
        room: batch.issuer.room,
        afterLetter,
      },
      sink,
    ),
  );
}

interface Sortable {
  letter: Stacked;
  /** Undefined without a name. */
  signer: { name: string; place: string } | undefined;
}

/**
 * By codes, which are random, or by name or place; letters without a name behind the others by codes, as their place among
 * names or towns would tell what they do not say.
 */
function inOrder(stack: readonly Stacked[], sort: NonNullable<MergedOptions['sort']>): Stacked[] {
  const byCode = stack.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  if (sort === 'random') return byCode;
  const compare = sort === 'name' ? compareNames : comparePlaces;
  return byCode
    .map((letter): Sortable => {
      const { name, place, visibility } = Entry.parse(JSON.parse(letter.entry.toString('utf8')));
      return { letter, signer: visibility === 'addressee' ? { name, place } : undefined };
    })
    .toSorted((a, b) => {
      if (a.signer && b.signer) return compare(a.signer, b.signer);
      return Number(!a.signer) - Number(!b.signer);
    })
    .map(({ letter }) => letter);
}
/** What letters are drawn anew with. */
type Making = Pick<LetterBatch, 'issuer' | 'letters'>;

/** A pile for each address: an embassy is another one in each country. */
export function pilesOf(batch: Making, { stack, day }: { stack: Stacked[]; day: string }): Pile[] {
  const byAddress = Map.groupBy(stack, (stacked) => {
    const { letter } = unstack(batch, stacked);
    return letter.addressLines.join('\n');
  });
  return [...byAddress]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, stacked]) => {
      const { letter, banner, words } = unstack(batch, stacked[0]!);
      return {
        addressLines: letter.addressLines,
        country: letter.addressCountry,
        language: letter.language,
        longDay: longDay(day, batch.letters.printing.letterWords(letter.language).locale),
        banner,
        words,
        count: stacked.length,
        letters: stacked.values().map((one) => unstack(batch, one)),
      };
    });
}

/** The letter as it was drawn alone. */
function unstack(batch: Making, stacked: Stacked): LetterContent {
  const { issuer, letters } = batch;
  const entry = Entry.parse(JSON.parse(stacked.entry.toString('utf8')));
  const [uncoded] = letters.of(
    { ...entry, letters: [stacked.letter] },
    (addressee) => addressee === stacked.addressee,
  );
  return contentOf({ ...uncoded!, code: stacked.code }, issuer, letters.printing);
}

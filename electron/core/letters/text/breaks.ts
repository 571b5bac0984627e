/** Where a line may end: UAX 14, and what it leaves to dictionaries (Thai, Khmer) and to a language's custom (Korean, Chinese). */
import LineBreaker from 'linebreak';

/** Letters for which UAX 14 alone is not enough. */
const special = /[\u0e00-\u0e7f\u1100-\u11ff\u1780-\u17ff\u3130-\u318f\u4e00-\u9fff\uac00-\ud7a3]/;

/** @param text without newlines @returns places before which a line may begin, ascending; the last one is the text's end */
export function breaksOf(text: string): number[] {
  const places = byRules(text);
  if (!special.test(text)) return places;
  const kept = places.filter((place) => !isInsideKorean(text, place));
  return [...new Set([...kept, ...byDictionary(text), ...besideQuotes(text)])].toSorted((a, b) => a - b);
}

function byRules(text: string): number[] {
  const breaker = new LineBreaker(text);
  const places: number[] = [];
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) places.push(found.position);
  return places;
}

const hangul = /[\p{Script=Hangul}]/u;
const wordPart = /[\p{L}\p{N}]/u;

/** Korean parts words at spaces; UAX 14 would part syllables, which looks torn in lines that are not justified. */
function isInsideKorean(text: string, place: number): boolean {
  const before = text[place - 1] ?? '';
  const after = text[place] ?? '';
  return (hangul.test(before) && wordPart.test(after)) || (hangul.test(after) && wordPart.test(before));
}

const words = [
  { letters: /[\u0e01-\u0e5b]+/g, segmenter: new Intl.Segmenter('th', { granularity: 'word' }) },
  { letters: /[\u1780-\u17f9]+/g, segmenter: new Intl.Segmenter('km', { granularity: 'word' }) },
];

/** Signs that stay with the word before them: repetition, abbreviation, full stops; and marks, should a dictionary err. */
const staysBehind = /^[\u0e2f\u0e46\u0e5a\u0e5b\u17d4-\u17da\p{M}]/u;

/** Thai and Khmer write no spaces between words. */
function byDictionary(text: string): number[] {
  return words.flatMap(({ letters, segmenter }) =>
    [...text.matchAll(letters)].flatMap(({ 0: stretch, index: start }) =>
      [...segmenter.segment(stretch)]
        .filter(({ segment, index }) => index > 0 && !staysBehind.test(segment))
        .map(({ index }) => start + index),
    ),
  );
}

/** Between Han characters a quotation mark says by its shape on which side it belongs (UAX 14 since 15.1, LB 19a). */
const quotes =
  /(?<=[\p{Script=Han}，。、；：！？])(?=[“‘]\p{Script=Han})|(?<=\p{Script=Han}[”’])(?=\p{Script=Han})/gu;

const besideQuotes = (text: string): number[] => [...text.matchAll(quotes)].map(({ index }) => index);

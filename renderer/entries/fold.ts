/** Texts as somebody means them who compares them: case, form and width aside; more loosely also accents and letters of a keyboard that lacks some. */

/** Case, composed or not, and width make no difference to who looks for a name. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Letters that Unicode does not take apart, and what people write who have not got them on their keyboard. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ә: 'а',
  ғ: 'г',
  ґ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  є: 'е',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ـ: '',
};
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/** Without accents, vowel signs, apostrophes and hyphens too: `Müller-Groß` and `muller gross` are one. */
export const foldLoosely = (text: string): string =>
  fold(text)
    .normalize('NFKD')
    .replaceAll(/\p{M}|['’ʼ`´]/gu, '')
    .replaceAll(special, (letter) => plainLetters[letter]!)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A name whatever comes first in it, the given or the family name. */
export const nameKey = (name: string): string => foldLoosely(name).split(' ').toSorted().join(' ');

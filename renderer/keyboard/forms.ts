/** Other forms of a letter: with accents, or as neighbouring languages write it. One keyboard then spells most names. */
import { type TextKey, upperIn } from './layout.ts';

const table = `
a à á â ä ã å æ ą ā
c ç ć č
d ď đ ð
e é è ê ë ę ě ē
g ğ ģ
i í ì î ï ı ī
l ł ľ ļ
n ñ ń ň ņ
o ó ò ô ö õ ø œ ő
r ř ŕ
s ß ş š ś ș
t ț ť ţ þ
u ú ù û ü ů ű ū
y ý ÿ
z ž ź ż
а ә
г ғ ґ
е ё є
и і ї й
і ї
к қ
н ң
о ө
у ү ұ ў
х һ
ы і
э є
ا أ إ آ ٱ
و ؤ
ي ئ ى
ه ة
ب پ
ج چ
ز ژ
ف ڤ
ق ڨ
ك ک گ
لا لأ لإ لآ
- – —
' ’ ‘ ʼ
“ ‘ ‹
” ’ ›
! ¡
? ¿
. … · :
, ;
، ؛
؟ ? !
`;

const arabicDigits = [...'٠١٢٣٤٥٦٧٨٩'].map((digit, value) => [String(value), [digit]] as const);

const forms: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...table
    .trim()
    .split('\n')
    .map((row) => row.split(' '))
    .map(([letter, ...others]) => [letter!, others] as const),
  ...arabicDigits,
]);

/** Every form there is; what the letters' fonts have to draw. */
export const allForms = [...forms.values()].flat();

/**
 * The other forms of a key, in capitals with Shift. The Turkish dotted İ is offered as a capital on every Latin keyboard.
 * @param language of the keyboard; Arabic has its own digits
 */
export function formsOf({ text }: TextKey, shifted: boolean, language: string): readonly string[] {
  if (/\d/.test(text) && language !== 'ar') return [];
  const found = forms.get(text) ?? [];
  if (!shifted) return found;
  const upper = found.map(upperIn(language));
  const dotted = text === 'i' ? ['İ'] : [];
  return [...new Set([...upper, ...dotted])].filter((form) => form !== upperIn(language)(text));
}

/** Scripts that our fonts set, and the direction of languages (Unicode Standard Annex 24 for the scripts). */

/** ISO 15924 tag by the script's Unicode name. */
const tags = {
  Latin: 'Latn',
  Cyrillic: 'Cyrl',
  Greek: 'Grek',
  Armenian: 'Armn',
  Georgian: 'Geor',
  Arabic: 'Arab',
  Hebrew: 'Hebr',
  Devanagari: 'Deva',
  Bengali: 'Beng',
  Tamil: 'Taml',
  Thai: 'Thai',
  Khmer: 'Khmr',
  Hangul: 'Hang',
  Hiragana: 'Hira',
  Katakana: 'Kana',
  Bopomofo: 'Bopo',
  Han: 'Hani',
  Common: 'Zyyy',
} as const;

export type Script = keyof typeof tags;
export type Direction = 'ltr' | 'rtl';

export const scriptTag = (script: Script): string => tags[script];

const named = (Object.keys(tags) as Script[]).filter((script) => script !== 'Common');
const byScript = named.map((script) => [script, new RegExp(`^\\p{Script=${script}}`, 'u')] as const);
const byExtension = named.map(
  (script) => [script, new RegExp(`^\\p{Script_Extensions=${script}}`, 'u')] as const,
);

/** Unicode has some 150,000 characters, so what a process has met stays small. */
const known = new Map<number, Script>();

/** The script of a character; `Common` for what several share and for scripts that we have no font for. */
export function scriptOf(codePoint: number): Script {
  let script = known.get(codePoint);
  if (script === undefined) {
    const character = String.fromCodePoint(codePoint);
    script = byScript.find(([, pattern]) => pattern.test(character))?.[0] ?? 'Common';
    known.set(codePoint, script);
  }
  return script;
}

/** Scripts that use a shared character: the Arabic comma U+060C is Common, but belongs with Arabic. */
export function scriptsUsing(codePoint: number): Script[] {
  const character = String.fromCodePoint(codePoint);
  return byExtension.filter(([, pattern]) => pattern.test(character)).map(([script]) => script);
}

/** A cluster that people expect as a picture: by itself, by its selector, as a flag or a keycap (UTS 51). */
export const isEmoji = (cluster: string): boolean =>
  /^(?:\p{Emoji_Presentation}(?!\ufe0e)|\p{Emoji}\ufe0f|\p{Regional_Indicator})|\u20e3/u.test(cluster);

/** Whose forms of Han characters are meant. */
export type HanStyle = 'zh' | 'zh-Hant' | 'ja' | 'ko';

/** By the text's language; in a text of another one, by the letters that stand beside, and as in China where there are none. */
export function hanStyle(text: string, language: string): HanStyle {
  const [main, ...rest] = language.split('-');
  if (main === 'ja' || main === 'ko') return main;
  if (main === 'zh') return rest.some((part) => /^(?:hant|tw|hk|mo)$/i.test(part)) ? 'zh-Hant' : 'zh';
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\uac00-\ud7a3]/.test(text)) return 'ko';
  return /[\u3105-\u312f]/.test(text) ? 'zh-Hant' : 'zh';
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ug', 'ur', 'yi', 'ckb', 'ps', 'sd', 'dv']);

/** The direction in which a language is written, by its BCP 47 tag. */
export const directionOf = (language: string): Direction =>
  rightToLeft.has(language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr';

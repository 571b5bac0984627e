/** Which font, script and bidi level each character of a paragraph has. Everything is in logical order. */
import bidiFactory from 'bidi-js';

import type { FontSet, Weight } from './font-set.ts';
import type { Font } from './font.ts';
import { type Direction, directionOf, hanStyle, type Script, scriptOf } from './scripts.ts';

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** One line of text as people type it, without its newline. Arrays have an entry per UTF-16 unit. */
export interface Itemised {
  text: string;
  language: string;
  fonts: Font[];
  scripts: Script[];
  levels: Uint8Array;
  base: Direction;
}

export interface ItemiseOptions {
  language: string;
  weight: Weight;
  /** `auto` goes by the first strong character (UAX 9, P2), and by the language where there is none. */
  direction: Direction | 'auto';
}

/** Anything that could make a level other than 0: right-to-left letters, Arabic numbers, controls. */
const anyRightToLeft =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** One unit is one cluster and NotoSans has them all. */
const simple =
  /^[\u0020-\u007e\u00a0-\u024f\u0386-\u03ce\u0400-\u0481\u048a-\u052f\u1e00-\u1ffe\u2010-\u2022\u2026\u2116]*$/;

/** @param text NFC, well formed, without newlines */
export function itemise(fonts: FontSet, text: string, options: ItemiseOptions): Itemised {
  const { language, weight } = options;
  const chosen: Font[] = [];
  const scripts: Script[] = [];
  let script = firstScript(text);
  const isSimple = simple.test(text);
  const choose = fonts.chooser(language, weight, hanStyle(text, language));
  const sans = fonts.font('sans', weight);
  for (const cluster of isSimple ? text : clustersOf(text)) {
    const own = scriptOf(cluster.codePointAt(0)!);
    if (own !== 'Common') script = own;
    const choice = isSimple ? { font: sans, script } : choose(cluster, script);
    for (let i = 0; i < cluster.length; i++) {
      chosen.push(choice.font);
      scripts.push(choice.script);
    }
  }
  return { text, language, fonts: chosen, scripts, ...levelsOf(text, options) };
}

/** Scripts whose clusters are a letter and its marks. */
const lettersAndMarks =
  /^[\u0020-\u00ff\u0900-\u0bff\u0e01-\u0e5b\u1780-\u17f9\u200c-\u200d\u2010-\u2026\u3001-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffee]*$/;
const letterAndMarks = /[^\p{M}\u{200c}-\u{200d}][\p{M}\u{200c}-\u{200d}]*|[\p{M}\u{200c}-\u{200d}]+/gu;

/** Grapheme clusters, without asking the segmenter where that is most of the time that a line takes. */
function clustersOf(text: string): Iterable<string> {
  if (lettersAndMarks.test(text)) return text.match(letterAndMarks) ?? [];
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** A line that begins with figures or quotes sets them like the letters that follow. */
function firstScript(text: string): Script {
  for (const character of text) {
    const script = scriptOf(character.codePointAt(0)!);
    if (script !== 'Common') return script;
  }
  return 'Latin';
}

function levelsOf(
  text: string,
  { direction, language }: ItemiseOptions,
): { levels: Uint8Array; base: Direction } {
  const isLeftToRight = !anyRightToLeft.test(text);
  let base = direction;
  if (base === 'auto' && !/\p{L}/u.test(text)) base = directionOf(language);
  if (isLeftToRight && base !== 'rtl') return { levels: new Uint8Array(text.length), base: 'ltr' };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(withinFirstPlane(text), base);
  return { levels, base: paragraphs[0]?.level === 1 ? 'rtl' : 'ltr' };
}

/**
 * bidi-js takes halves of characters beyond the first plane for left-to-right letters. That is right for Han; pictures are
 * neutral, selectors go with what they select, tags are nothing (Bidi_Class ON, NSM, BN).
 */
const withinFirstPlane = (text: string): string =>
  text
    .replaceAll(/[\u{1f000}-\u{1f0ff}\u{1f300}-\u{1faff}]/gu, '\u2600\u2600')
    .replaceAll(/[\u{e0100}-\u{e01ef}]/gu, '\ufe0f\ufe0f')
    .replaceAll(/[\u{e0020}-\u{e007f}]/gu, '\u200d\u200d');

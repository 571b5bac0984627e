/** The recovery sheet: the seed on paper. Drawn in the process that holds the seed, with fonts that it was handed. */
import { openFonts } from './fonts.ts';
import { drawKeyPaper, type KeyPaperWords } from './key-paper.ts';
import type { FontSource } from './text/font-set.ts';

export interface RecoverySheet {
  words: KeyPaperWords;
  /** Font files by their names under `assets/`. */
  fonts: Readonly<Record<string, Uint8Array>>;
  /** The seed in groups, and as it stands in the QR code (`electron/seal/recovery-text.ts`). */
  text: string;
  code: string;
}

/** Draws the sheet. @throws Error when a font is missing */
export function drawRecoverySheet({ words, fonts, text, code }: RecoverySheet): Promise<Buffer> {
  const readAsset = (name: string): Uint8Array => {
    const font = fonts[name];
    if (!font) throw new Error(`the font ${name} was not handed over`);
    return font;
  };
  return drawKeyPaper({ ...words, lines: linesOf(text), size: 20, code, fonts: openFonts({ readAsset }) });
}

/**
 * The font files that a sheet with these words needs: those that are read when it is drawn without a seed. All of them would be
 * twenty-five megabytes, nearly all for letters that stand on no sheet.
 */
export async function fontsForSheet(
  words: KeyPaperWords,
  readAsset: FontSource['readAsset'],
): Promise<RecoverySheet['fonts']> {
  const fonts: Record<string, Uint8Array> = {};
  const remember = (name: string): Uint8Array => (fonts[name] ??= readAsset(name));
  // a seed is letters and digits of the Latin font, like this
  const [line, code] = ['0', '0'];
  await drawKeyPaper({ ...words, lines: [line], size: 20, code, fonts: openFonts({ readAsset: remember }) });
  return fonts;
}

/** The prefix, then four groups a line. */
function linesOf(text: string): string[] {
  const [prefix, ...groups] = text.split('-');
  const lines = [prefix!];
  for (let at = 0; at < groups.length; at += 4) lines.push(groups.slice(at, at + 4).join(' '));
  return lines;
}

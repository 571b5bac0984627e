/** The recovery sheet: the seed on paper. Drawn in the process that holds the seed, with fonts that it was handed. */
import { openFonts } from './fonts.ts';
import { drawKeyPaper, type KeyPaperWords } from './key-paper.ts';

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

/** The prefix, then four groups a line. */
function linesOf(text: string): string[] {
  const [prefix, ...groups] = text.split('-');
  const lines = [prefix!];
  for (let at = 0; at < groups.length; at += 4) lines.push(groups.slice(at, at + 4).join(' '));
  return lines;
}

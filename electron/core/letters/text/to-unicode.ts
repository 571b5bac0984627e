/** The map from a font's codes to texts (ISO 32000-1, 9.10.3). */
import type { Code } from './codes.ts';
import { utf16Hex } from './pdf-object.ts';

/** @param codes the first one has no text */
export function toUnicode(codes: readonly Code[]): string {
  const single: string[] = [];
  const ranges: string[] = [];
  for (let from = 1; from < codes.length;) {
    const to = rangeEnd(codes, from);
    const text = utf16Hex(codes[from]!.text);
    if (to - from > 1) ranges.push(`<${hex2(from)}><${hex2(to - 1)}><${text}>`);
    else single.push(`<${hex2(from)}><${text}>`);
    from = to;
  }
  return `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00><ff>
endcodespacerange
${blocks('bfrange', ranges)}${blocks('bfchar', single)}endcmap
CMapName currentdict/CMap defineresource pop
end
end`;
}

/** One past the last code whose text follows on the one before it; only the last byte of a text may count up. */
function rangeEnd(codes: readonly Code[], from: number): number {
  const first = codes[from]!.text;
  if (first.length !== 1) return from + 1;
  const unit = first.charCodeAt(0);
  let to = from + 1;
  while (
    to < codes.length &&
    codes[to]!.text === String.fromCharCode(unit + to - from) &&
    (unit + to - from) & 0xff
  )
    to++;
  return to;
}

/** A hundred lines to a block at most. */
function blocks(kind: string, lines: readonly string[]): string {
  let text = '';
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    text += `${block.length} begin${kind}\n${block.join('\n')}\nend${kind}\n`;
  }
  return text;
}

const hex2 = (code: number): string => code.toString(16).padStart(2, '0');

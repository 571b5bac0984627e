/**
 * Typst inside this process. One compiler for all letters, so that fonts and template are read once. Of the ways that were tried
 * this is its fastest: the letter as a file beside the template rather than as `sys.inputs`, the signature as a picture.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { type MeasuredLetter, words } from '../the-letter.ts';
import type { Contender } from './contender.ts';
import { bodyOf, readFont, signatureBox, signatureSvg } from './layout.ts';
import { contenderPackage } from './packages.ts';

interface Compiler {
  mapShadow: (file: string, content: Buffer) => void;
  pdf: (options: { mainFilePath: string }) => Buffer;
  /** Forgets what was not used in the last so many documents. */
  evictCache: (age: number) => void;
}
interface TypstModule {
  NodeCompiler: {
    create: (options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }) => Compiler;
  };
}

export const typst = 'Typst, not signed';

const workspace = fileURLToPath(new URL('.', import.meta.url));

export async function openTypst(): Promise<Contender> {
  const { NodeCompiler } = await contenderPackage<TypstModule>('@myriaddreamin/typst-ts-node-compiler');
  const fontBlobs = [readFont('Regular'), readFont('Bold')];
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  return {
    name: typst,
    make: async (letter) => {
      compiler.mapShadow(path.join(workspace, 'letter.json'), Buffer.from(JSON.stringify(dataOf(letter))));
      const pdf = compiler.pdf({ mainFilePath: path.join(workspace, 'letter.typ') });
      compiler.evictCache(1);
      return pdf;
    },
  };
}

const dataOf = (letter: MeasuredLetter): Record<string, unknown> => ({
  sender: letter.sender,
  address: letter.words.addressLines,
  day: letter.words.day,
  subject: letter.words.subject,
  body: bodyOf(letter),
  closing: letter.words.closing,
  signature: signatureSvg(letter.strokes, signatureBox),
  name: letter.words.signer.name,
  lines: letter.words.signer.lines,
  footer: letter.footer,
  page: words('pageOf'),
});

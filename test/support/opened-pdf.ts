/** Our PDF files laid open, as most of their objects lie in compressed streams. */
import { inflateSync } from 'node:zlib';

/** All bytes as Latin-1, with every deflated stream inflated. */
export function opened(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString('latin1');
  return text.replaceAll(
    /(?<head><<[^\n]*\/Filter\/FlateDecode[^\n]*>>\nstream\n)(?<content>[\s\S]*?)(?=\nendstream)/g,
    (_, head: string, content: string) =>
      head + inflateSync(Buffer.from(content, 'latin1')).toString('latin1'),
  );
}

/** Compressing what goes into a document: its fonts, pages and maps are short, and a fifth of a letter's time is spent here. */
import { deflateSync } from 'node:zlib';

/** Nearly as small as by default, for three quarters of the time. */
const options = { level: 5, windowBits: 13, memLevel: 7 } as const;

/** What Node gives when asked for `info`. */
interface Result {
  buffer: Buffer;
  engine: { _outBuffer: Buffer | null };
}

/**
 * Node makes an engine for each call, which stays with its buffer until the next full collection: four thousand compressions of
 * 8 kB alone leave 117 MB, and 79 without these buffers (docs/decisions/0027).
 * @param content text as Latin-1 @returns for a stream with the filter FlateDecode
 */
export function deflated(content: Uint8Array | string): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  // fonts, which compress least, come to 72 %
  const chunkSize = Math.ceil(bytes.length * 0.8) + 64;
  const { buffer, engine } = deflateSync(bytes, { ...options, chunkSize, info: true }) as unknown as Result;
  engine._outBuffer = null;
  return buffer;
}

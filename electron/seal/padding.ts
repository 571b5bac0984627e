/** An entry's length tells how much somebody wrote; six size classes say no more than roughly. */
import { concat, readU32, u32 } from './bytes.ts';

/** Allowed lengths of a padded entry in bytes, the length field included. */
export const sizeClasses = [1, 2, 4, 8, 16, 32].map((kib) => kib * 1024);

/** `u32 length ‖ content ‖ zeros` up to the next size class. @returns undefined when it is longer than the largest */
export function pad(content: Uint8Array): Uint8Array | undefined {
  const size = sizeClasses.find((bytes) => content.length + 4 <= bytes);
  if (size === undefined) return undefined;
  return concat(u32(content.length), content, new Uint8Array(size - 4 - content.length));
}

/** Undoes `pad`. @returns undefined when length, size class or filling are not what `pad` writes */
export function unpad(padded: Uint8Array): Uint8Array | undefined {
  if (!sizeClasses.includes(padded.length)) return undefined;
  const length = readU32(padded, 0);
  if (length > padded.length - 4) return undefined;
  const content = padded.subarray(4, 4 + length);
  const smallest = sizeClasses.find((bytes) => length + 4 <= bytes);
  const filling = padded.subarray(4 + length);
  return smallest === padded.length && filling.every((byte) => byte === 0) ? content : undefined;
}

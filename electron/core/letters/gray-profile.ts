/**
 * The colour profile of our documents: what "gray" means in them (ICC.1:2001-04, a monochrome display profile of version 2).
 * Letters are black on white, for fax machines and for printers that mark colour prints, so this small profile says all that
 * PDF/A wants said (ISO 19005-2, 6.2.4); the usual one for colours takes two kilobytes of every letter.
 */

/** D50, the white point of every profile, as the header and `wtpt` have it. */
const white = s15Fixed16([0.9642, 1, 0.8249]);
const gamma = 2.2;

export const grayProfileName = 'Gray gamma 2.2';

/** Bytes of the profile. */
export function grayProfile(): Buffer {
  const tags: [signature: string, data: Buffer][] = [
    ['desc', description(grayProfileName)],
    ['cprt', element('text', ascii('No copyright, use freely'))],
    ['wtpt', element('XYZ ', white)],
    // one entry of a curve is its gamma, u8Fixed8 (6.5.3)
    ['kTRC', element('curv', u32(1), u16(Math.round(gamma * 256)))],
  ];
  const directoryLength = 4 + 12 * tags.length;
  const directory = [u32(tags.length)];
  const parts: Buffer[] = [];
  let at = 128 + directoryLength;
  for (const [signature, data] of tags) {
    directory.push(Buffer.from(signature, 'latin1'), u32(at), u32(data.length));
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat([header(at), ...directory, ...parts]);
}

/** Size, version 2.1, display device, from gray to XYZ, made at the turn of 2010, perceptual. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02_10_00_00, 8);
  bytes.write('mntrGRAYXYZ ', 12, 'latin1');
  for (const [i, part] of [2010, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + 2 * i);
  bytes.write('acsp', 36, 'latin1');
  white.copy(bytes, 68);
  return bytes;
}

/** A name in ASCII; the Unicode and Macintosh forms of it are empty (6.5.17). */
const description = (name: string): Buffer =>
  element('desc', u32(name.length + 1), ascii(name), Buffer.alloc(4 + 4 + 2 + 1 + 67));

const element = (type: string, ...data: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from(type, 'latin1'), u32(0), ...data]);

const ascii = (text: string): Buffer => Buffer.from(`${text}\0`, 'latin1');

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function s15Fixed16(values: readonly number[]): Buffer {
  return Buffer.concat(values.map((value) => u32(Math.round(value * 65_536))));
}

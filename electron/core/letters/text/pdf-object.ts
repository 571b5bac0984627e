/** Objects of a PDF as text (ISO 32000-1, 7.3), each byte a character of Latin-1. Nothing stands in them that nobody needs. */

/** Text that is written as it is. pdfkit, too, writes by `toString` what it cannot tell apart. */
export class Raw {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get [Symbol.toStringTag](): string {
    return 'Raw';
  }

  toString(): string {
    return this.#text;
  }
}

/** As pdfkit does, a String object is a PDF string and a plain one a name. */
// oxlint-disable-next-line no-new-wrappers
export const pdfString = (text: string): unknown => new String(text);

/** A text string (7.9.2.2): as it is where it is plain ASCII, else UTF-16. */
export function textString(text: string): string {
  const bytes = /^[ -~]*$/.test(text)
    ? text
    : `\u00fe\u00ff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`;
  return literal(bytes);
}

/** A string as its bytes (7.3.4.2). */
export const literal = (bytes: string): string =>
  // a carriage return would be read as a line feed
  `(${bytes.replaceAll(/[()\\]/g, String.raw`\$&`).replaceAll('\r', String.raw`\r`)})`;

/** Two decimals are a hundredth of a point. */
export const decimal = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
};

/** UTF-16BE as hexadecimal digits. */
export const utf16Hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** Whatever stands in the data of pdfkit's references and of ours. */
export function serialised(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `/${value}`;
    case 'number':
      return String(Math.round(value * 1e6) / 1e6);
    case 'object':
      return value === null ? 'null' : objectOf(value);
    default:
      return String(value);
  }
}

function objectOf(value: object): string {
  const plain = value.valueOf();
  if (typeof plain === 'string') return textString(plain);
  if (value instanceof Date) return dateOf(value);
  if (Array.isArray(value)) return `[${joined(value.map(serialised))}]`;
  // a reference, something raw, or one of pdfkit's trees
  // oxlint-disable-next-line typescript/no-base-to-string
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  let text = '<<';
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue;
    const written = serialised(entry);
    text += isDelimiter(written) ? `/${key}${written}` : `/${key} ${written}`;
  }
  return `${text}>>`;
}

/** Items of an array: a space only where two would run into one (7.2.2). */
function joined(items: readonly string[]): string {
  let text = '';
  for (const item of items) text += text === '' || isDelimiter(item) ? item : ` ${item}`;
  return text;
}

const isDelimiter = (text: string): boolean => '/(<[ '.includes(text[0]!);

/** 7.9.4, UTC. */
const dateOf = (date: Date): string => `(D:${date.toISOString().replaceAll(/\.\d+|[-T:]/g, '')})`;

/** The first four numbers of a matrix that turns by an angle, in the direction from the x axis to the y axis; radians. */
export function rotation(angle: number, scale = 1): string {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)].map((part) => Number((part * scale).toFixed(5)));
  return [cos!, sin!, -sin!, cos!].map((part) => String(part + 0)).join(' ');
}

/** RFC 8785, the JSON Canonicalization Scheme: one byte sequence per value, for hashing and signing. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Serialises `value` canonically: keys in order of their UTF-16 units, ECMAScript numbers, no white space. Keys whose
 * value is `undefined` are left out, as `JSON.stringify` does.
 * @throws TypeError for NaN, infinities, lone surrogates and anything that is not JSON
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return string(value);
  // `from` visits holes too, and a hole is not JSON
  if (Array.isArray(value)) return `[${Array.from(value as readonly Json[], canonical).join(',')}]`;
  if (typeof value === 'object') return object(value as Record<string, Json | undefined>);
  throw new TypeError(`not JSON: ${typeof value}`);
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not JSON: ${value}`);
  return JSON.stringify(value);
}

function string(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
  return JSON.stringify(value);
}

function object(value: Record<string, Json | undefined>): string {
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
    .map((key) => `${string(key)}:${canonical(value[key]!)}`);
  return `{${members.join(',')}}`;
}

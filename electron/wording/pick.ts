/** Choosing the right language of a text that a campaign has in several. */

/** The text in `language`, else in the first of `preferred` that exists, else in whichever there is. */
export function pick<T>(
  texts: Readonly<Record<string, T>>,
  language: string,
  preferred: readonly string[],
): T {
  for (const candidate of [language, ...preferred]) {
    if (Object.hasOwn(texts, candidate)) return texts[candidate]!;
  }
  const [any] = Object.values(texts);
  if (any === undefined) throw new Error('a text in no language');
  return any;
}

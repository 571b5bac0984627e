/** A campaign's text with the language it is really in, so that a stand-in never passes for the chosen language. */
import { pick } from '../../electron/wording/pick.ts';

export interface Shown<T> {
  text: T;
  language: string;
}

/** The text in `language`, else in the first of the campaign's languages that has it. */
export function pickShown<T>(
  texts: Readonly<Record<string, T>>,
  language: string,
  preferred: readonly string[],
): Shown<T> {
  const shown = Object.entries(texts).map(([key, text]) => [key, { text, language: key }] as const);
  return pick<Shown<T>>(Object.fromEntries(shown), language, preferred);
}

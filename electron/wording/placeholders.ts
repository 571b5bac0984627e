/** `{name}` in a campaign's texts. */

const placeholder = /\{([a-z]+)\}/g;

/** Fills placeholders once; what was filled in is not looked at again, so a name with braces stays as typed. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(placeholder, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name]! : whole,
  );

/** Names of the placeholders in a template. */
export const placeholdersIn = (template: string): string[] => [
  ...new Set([...template.matchAll(placeholder)].map((match) => match[1]!)),
];

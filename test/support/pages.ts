/** What pages of documentation promise to be there, and what of it is not: links, headings, pictures, files, scripts. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Folders of the project; a path that begins with one of them is meant from the project's root. */
const folders = ['.ci', 'assets', 'docs', 'electron', 'renderer', 'scripts', 'test'];
/** What is made and not kept, or belongs to others. */
const foreign = ['node_modules', 'out', 'dist', 'coverage', 'test-results', 'playwright-report'];
const sourceFile = /\.(tsx?|py|sh|sql|css|js)$/;

/** Every page of the project, by its path from the root. */
export const pagesOf = (root: string): string[] =>
  globSync('**/*.md', { cwd: root, exclude: (name) => foreign.includes(path.basename(name)) })
    .map((page) => page.split(path.sep).join('/'))
    .toSorted();

/** Every promise of every page that is not kept, as `page: what`. */
export function brokenPromises(root: string): string[] {
  const scripts = scriptsOf(root);
  const names = sourceNames(root);
  return pagesOf(root).flatMap((page) => {
    const text = withoutBlocks(readFileSync(path.join(root, page), 'utf8'));
    const broken = [
      ...linksIn(text).filter((link) => !leadsSomewhere(root, page, link)),
      ...pathsIn(text).filter((named) => !isThere(root, page, named, names)),
      ...scriptsIn(readFileSync(path.join(root, page), 'utf8')).filter((named) => !scripts.has(named)),
    ];
    return broken.map((what) => `${page}: ${what}`);
  });
}

/** Code between fences is quoted, not promised. */
const withoutBlocks = (text: string): string => text.replaceAll(/^ *```[^\n]*\n[\s\S]*?^ *```$/gm, '');

/** Targets of links, pictures and references that are not on the web. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: +(\S+)|<(?:img|a)[^>]* (?:src|href)="([^"]+)"/gm)]
    .map(([, inline, reference, html]) => (inline ?? reference ?? html)!)
    .filter((target) => !/^[a-z]+:/.test(target));

/** Files and folders in backticks, also within a command: from one of our folders, or the name of a source file. Placeholders name no one file. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, quoted]) => quoted!.split(' '))
    .filter((named) => /^[\w.][\w./*{},-]*$/.test(named))
    // as Playwright is told which files to run
    .map((named) => (named.startsWith('e2e/') ? `test/${named}.ts` : named))
    .filter((named) => folders.some((folder) => named.startsWith(`${folder}/`)) || sourceFile.test(named))
    .filter((named) => !/^[.*]/.test(named) || named.startsWith('.ci/'));

/** Names after `npm run`, of scripts in package.json. */
const scriptsIn = (text: string): string[] =>
  [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name!);

const scriptsOf = (root: string): Set<string> => {
  const { scripts = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  return new Set(Object.keys(scripts));
};

function leadsSomewhere(root: string, page: string, link: string): boolean {
  const [file = '', heading] = link.split('#', 2);
  const target = file === '' ? path.join(root, page) : path.join(root, path.dirname(page), file);
  if (!existsSync(target)) return false;
  return (
    heading === undefined || (target.endsWith('.md') && anchorsOf(readFileSync(target, 'utf8')).has(heading))
  );
}

/** From the root or beside the page; a source file's bare name wherever it is. */
const isThere = (root: string, page: string, named: string, names: ReadonlySet<string>): boolean =>
  [root, path.join(root, path.dirname(page))].some((from) => globSync(named, { cwd: from }).length > 0) ||
  (!named.includes('/') && names.has(named));

const sourceNames = (root: string): Set<string> =>
  new Set(
    folders
      .flatMap((folder) =>
        globSync(`${folder}/**/*.*`, { cwd: root, exclude: (name) => foreign.includes(path.basename(name)) }),
      )
      .concat(globSync('*.*', { cwd: root }))
      .map((file) => path.basename(file)),
  );

/** The anchors that a hosting platform gives a page's headings: small letters, punctuation gone, spaces as hyphens, the second of a name with `-1`. */
export function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  for (const [, heading] of withoutBlocks(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const anchor = heading!
      .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(anchor);
    seen.set(anchor, (before ?? -1) + 1);
    if (before !== undefined) seen.set(`${anchor}-${before + 1}`, 0);
  }
  return new Set(seen.keys());
}

/** What belongs into a package, and what is wrong with a list of files. */

/** Packages that the bundle leaves outside itself, as vite.config.ts does; with what they need they lie beside it. */
export const besideBundle = ['harfbuzzjs', 'pdfkit'] as const;

/** What of a folder of `node_modules` no running program reads. */
const notRun: readonly RegExp[] = [
  /\.(map|md|markdown|flow|ts|mts|cts|tgz|html)$/i,
  /\/(test|tests|__tests__|docs?|examples?|benchmark|tools|types|scripts|\.[^/]*)\//,
  /\/(\.[^/]*|jsconfig\.json|tsconfig[^/]*\.json|[^/]*\.config\.m?js|makefile)$/i,
  // the one whose `src` runs is restructure
  /^node_modules\/(?!restructure\/).*\/src\//,
  // builds for browsers, for old ones and for a page without a bundler; the Electron that we ship needs none
  /^node_modules\/pdfkit\/js\/(pdfkit\.(browser|old|standalone)|output\.)/,
  /^node_modules\/fontkit\/dist\/browser/,
  /^node_modules\/fflate\/umd\//,
  /^node_modules\/harfbuzzjs\/dist\/harfbuzz-subset\.wasm$/,
];

/** A file of a package as if that lay at the root: what packs may lift a package out of another one. */
const lifted = (file: string): string => file.slice(file.lastIndexOf('node_modules/'));

/** Whether a file of a package beside the bundle goes along. `file` from the root, with slashes. */
export const isRun = (file: string): boolean => !notRun.some((pattern) => pattern.test(lifted(file)));

/** Whether a file of `assets/` goes along: not what the page holds in itself, what editors and browsers read, icons of other sizes. */
export const isAssetRun = (file: string): boolean =>
  !/^assets\/(kiosk\/|licences\.json$|campaigns\/campaign\.schema\.json$|icons\/(?!256\.png$))/.test(file);

/** Name of the package that a file belongs to. */
const packageOf = (file: string): string | undefined =>
  /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(lifted(file))?.[1];

/** Files without which something would not work, or would not be allowed; all of `assets` that goes along is looked for too. */
const needed: readonly (readonly [what: string, file: RegExp])[] = [
  ['main', /^out\/main\/index\.js$/],
  ['holder', /^out\/main\/holder\.js$/],
  ['preload', /^out\/preload\/index\.cjs$/],
  ['page', /^out\/renderer\/index\.html$/],
  ['migrations', /^out\/main\/migrations\/0001-[^/]+\.sql$/],
  ['PDF.js', /^out\/renderer\/assets\/pdf-[^/]+\.js$/],
  ["PDF.js's other half", /^out\/renderer\/assets\/pdf\.worker-[^/]+\.js$/],
  ['HarfBuzz', /^node_modules\/harfbuzzjs\/dist\/harfbuzz\.wasm$/],
  ["pdfkit's colour profile", /^node_modules\/pdfkit\/js\/data\/sRGB_IEC61966_2_1\.icc$/],
  ['icon of the window', /^assets\/icons\/256\.png$/],
  ['sample campaign', /^assets\/campaigns\/zhanaozen-2010\/campaign\.json$/],
  ['licence', /^LICENSE$/],
  ['licences of others', /^THIRD-PARTY\.txt$/],
  ["fonts' licence", /^assets\/fonts\/OFL\.txt$/],
  ...['Regular', 'Bold'].map(
    (weight) => [`Noto Sans ${weight}`, new RegExp(`^assets/fonts/NotoSans-${weight}\\.ttf$`)] as const,
  ),
];

/** All that may be there at all. What somebody's own campaign left in `assets` has no place, least of all its keys. */
const rooms: readonly RegExp[] = [
  /^out\/(main|preload|renderer)\//,
  /^node_modules\//,
  /^assets\/campaigns\/zhanaozen-2010\/campaign\.json$/,
  /^assets\/fonts\/(\w+-(Regular|Bold)\.ttf|OFL\.txt)$/,
  /^assets\/icons\/256\.png$/,
  /^assets\/(locales|locale-data)\/[A-Za-z-]+\.json$/,
  /^(package\.json|LICENSE|THIRD-PARTY\.txt)$/,
];

/** Electron's and Chromium's licences, which have to go along. */
const licencesOfElectron = ['LICENSE.electron.txt', 'LICENSES.chromium.html'];

/** What a binary to develop with brings, and no package needs. */
const leftOver = ['default_app.asar', 'version'];

/** One line for each thing that is missing or too much beside the archive. `names`: files of its folder and of the program's. */
export const besideFaults = (names: readonly string[]): string[] => [
  ...licencesOfElectron.filter((name) => !names.includes(name)).map((name) => `missing: ${name}`),
  ...leftOver.filter((name) => names.includes(name)).map((name) => `left over: ${name}`),
];

export interface Expected {
  /** Files of `assets/` in the project that go along. */
  assets: readonly string[];
  /** Names of the packages beside the bundle, one for each version. */
  packages: readonly string[];
}

/** One line for each thing that is missing or too much in a package with these files. */
export function contentFaults(files: readonly string[], { assets, packages }: Expected): string[] {
  const all = new Set(files);
  const foreign = files.filter((file) => file.startsWith('node_modules/'));
  const manifests = foreign.filter((file) => lifted(file) === `node_modules/${packageOf(file)}/package.json`);
  const there = manifests
    .map((file) => packageOf(file) ?? '')
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join(' ');
  const wanted = packages.toSorted((a, b) => (a < b ? -1 : 1)).join(' ');
  return [
    ...needed.filter(([, file]) => !files.some((one) => file.test(one))).map(([what]) => `missing: ${what}`),
    ...assets.filter((file) => !all.has(file)).map((file) => `missing: ${file}`),
    ...(there === wanted ? [] : [`packages are ${there}, not ${wanted}`]),
    ...files.filter((file) => !rooms.some((room) => room.test(file))).map((file) => `no place for: ${file}`),
    ...files.filter((file) => /\.map$|\.tsx?$/.test(file)).map((file) => `source: ${file}`),
    ...foreign.filter((file) => !isRun(file)).map((file) => `not run: ${file}`),
  ];
}

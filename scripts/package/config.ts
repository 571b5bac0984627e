/** What electron-builder is told (https://www.electron.build/configuration), and which of Electron's fuses are burnt. */
import path from 'node:path';

import electronSums from 'electron/checksums.json' with { type: 'json' };

const icons = path.resolve(import.meta.dirname, '../../assets/icons');

/** On or off for every fuse there is (https://www.electronjs.org/docs/latest/tutorial/fuses); a new one has to be decided here. */
export const fuses = {
  // the holder runs as a utility process, which needs no Node of its own
  RunAsNode: false,
  // no cookie is ever written: every partition lives in memory; and no keyring is to ask for a password before people
  EnableCookieEncryption: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // macOS and Windows look at it, Linux does not
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  // bounds checks by the processor; off, every one is written out, and no safer
  WasmTrapHandlers: true,
} as const;

/** What the deb needs: what electron-builder names by itself, and the two that a Debian without a desktop lacks. */
const libraries = [
  'libgtk-3-0',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0',
  'libuuid1',
  'libsecret-1-0',
  'libgbm1',
  'libasound2t64 | libasound2',
];

/** What a campaign file is, for the system's file manager. */
const campaignFile = {
  ext: 'roundrobin',
  name: 'Round Robin campaign',
  description: 'Signed campaign file of Round Robin',
  mimeType: 'application/x-round-robin-campaign',
  role: 'Viewer',
};

/** What electron-builder tells after it has laid a program out, before anything is signed. */
export interface Packed {
  appOutDir: string;
  electronPlatformName: string;
  packager: {
    executableName?: string;
    appInfo: { productFilename: string; computePackageUrl: () => Promise<string | null> };
    config: { deb?: object };
  };
}

export interface PackageFolders {
  /** What the archive is made of. */
  app: string;
  /** Lies beside the archive. */
  papers: string;
  output: string;
  /** A folder to take for an unpacked Electron; else electron-builder fetches the archive of this version, and takes only that. */
  electronDist?: string;
}

/** @param electronVersion exact, as locked */
export const builderConfig = (
  { app, papers, output, electronDist }: PackageFolders,
  electronVersion: string,
  afterPack: (packed: Packed) => Promise<void>,
): Record<string, unknown> => ({
  appId: 'org.roundrobin.kiosk',
  productName: 'Round Robin',
  copyright: 'AGPL-3.0-or-later',
  electronVersion,
  electronDownload: { checksums: electronSums },
  ...(electronDist !== undefined && { electronDist }),
  directories: { app, output, buildResources: import.meta.dirname },
  files: ['**/*'],
  extraResources: [{ from: papers, to: 'papers' }],
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  // Chromium's own words (dialogs) in the languages of the kiosk; it has no Kazakh
  electronLanguages: ['ar', 'de', 'en-GB', 'en-US', 'es', 'fr', 'ru', 'tr', 'uk'],
  artifactName: 'round-robin-${version}-${os}-${arch}.${ext}',
  fileAssociations: [campaignFile],
  afterPack,
  linux: {
    icon: icons,
    target: ['AppImage', 'deb'],
    executableName: 'round-robin',
    syncDesktopName: true,
    category: 'Office',
    synopsis: 'Offline petition-and-letter kiosk for union meetings',
    maintainer: 'Round Robin <round-robin@localhost>',
  },
  // by itself electron-builder's entry for menus starts an AppImage without a sandbox, which the program refuses
  appImage: { executableArgs: [] },
  deb: { packageName: 'round-robin', depends: libraries },
  win: { target: ['nsis'], icon: path.join(icons, '256.png') },
  nsis: {
    oneClick: false,
    perMachine: true,
    allowElevation: true,
    deleteAppDataOnUninstall: false,
    // nothing updates itself, so nobody needs files that say what changed
    differentialPackage: false,
  },
  dmg: { writeUpdateInfo: false },
  mac: { target: ['dmg'], icon: path.join(icons, '1024.png'), category: 'public.app-category.utilities' },
});

/** A real WebDAV server on loopback: Apache with mod_dav, with one user and a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Debian's `www-data`, which Apache takes when it is started by root. */
const wwwData = 33;

export const apacheUser = { user: 'hall', secret: 'kran in the harbour' };

export interface Apache {
  /** `webdav://127.0.0.1:PORT/dav` */
  target: string;
  /** What it stores. */
  folder: string;
  stop: () => Promise<void>;
}

/**
 * @param program where `apache2` is
 * @param root an empty folder for all that it writes
 */
export async function startApache(program: string, root: string): Promise<Apache> {
  const port = await freePort();
  const folder = path.join(root, 'dav');
  mkdirSync(folder);
  if (process.getuid?.() === 0) for (const each of [root, folder]) chownSync(each, wwwData, wwwData);
  writeFileSync(path.join(root, 'users'), `${apacheUser.user}:${secretHash}\n`);
  const file = path.join(root, 'apache.conf');
  writeFileSync(file, configuration(root, folder, port));
  const server = spawn(program, ['-X', '-f', file], { stdio: 'ignore' });
  await untilItAnswers(port, server, path.join(root, 'error.log'));
  return { target: `webdav://127.0.0.1:${port}/dav`, folder, stop: () => stop(server) };
}

/** `htpasswd -nbs`, that is SHA-1, of the secret above. */
const secretHash = '{SHA}PahbD/9hEnmn5+kyxXh/uBUvho0=';

function configuration(root: string, folder: string, port: number): string {
  const modules = [
    'mpm_event',
    'authn_core',
    'authn_file',
    'authz_core',
    'authz_user',
    'auth_basic',
    'dav',
    'dav_fs',
  ];
  return [
    ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    `ServerRoot ${root}`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    `PidFile ${root}/pid`,
    `ErrorLog ${root}/error.log`,
    `DocumentRoot ${root}`,
    `DavLockDB ${root}/locks`,
    `<Directory ${folder}>`,
    'Dav On',
    'AuthType Basic',
    'AuthName hall',
    `AuthUserFile ${root}/users`,
    'Require valid-user',
    '</Directory>',
    '',
  ].join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(port: number, server: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    if (server.exitCode !== null) break;
    await wait(50);
  }
  throw new Error(`Apache does not answer: ${readFileSync(log, 'utf8')}`);
}

const stop = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });

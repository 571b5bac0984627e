/** Opens the kiosk's address in the person's browser, where there is a screen to open it on. */
import { spawn } from 'node:child_process';

/** Does nothing without a display; the address stands on standard output anyway. */
export function openInBrowser(address: string): void {
  const command = opener(address);
  if (!command) return;
  const [program, ...args] = command;
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => process.stderr.write('Open the address above in a browser.\n'))
    .unref();
}

function opener(address: string): [string, ...string[]] | undefined {
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return hasDisplay ? ['xdg-open', address] : undefined;
}

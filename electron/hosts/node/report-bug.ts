/** Bugs on standard error: what kind and where, never the message, which may hold what somebody typed. */
import { writeSync } from 'node:fs';

/** An error's name and its stack frames. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return `bug: ${typeof error} thrown\n`;
  const { name, message, stack = '' } = error;
  // The message stands in the stack as well, and may have lines that look like frames.
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => line.startsWith('    at '));
  return [`bug: ${name}`, ...frames, ''].join('\n');
}

/** Writes a bug to standard error at once; where nobody reads that, it is lost. */
export function reportBug(error: unknown): void {
  try {
    writeSync(process.stderr.fd, describeBug(error));
  } catch {
    // A closed pipe is not worth a second bug.
  }
}

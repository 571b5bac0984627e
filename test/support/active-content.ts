/** What in a PDF acts, as qpdf sees it. */
import { spawnSync } from 'node:child_process';

/** Anything that acts, or that a reader fetches or runs (ISO 32000-1, 12.6 and 12.5.6). */
export const active =
  /\/(JavaScript|JS|OpenAction|AA|URI|Launch|EmbeddedFiles?|SubmitForm|ImportData|XFA|RichMedia|GoTo[RE]?|Named|Rendition|Movie|Sound|Link|FileAttachment)\b/;

/** A file's objects without the bodies of its strings and streams, where hostile text may stand as text. */
export function objectsOf(qpdf: string, file: string): string {
  const { stdout } = spawnSync(qpdf, ['--json=2', '--json-stream-data=none', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { qpdf: parts } = JSON.parse(stdout) as { qpdf: [unknown, Record<string, unknown>] };
  const names: string[] = [];
  const walk = (value: unknown): void => {
    // qpdf writes names as "/Name", text strings as "u:…" and byte strings as "b:…"
    if (typeof value === 'string') {
      if (value.startsWith('/')) names.push(value);
    } else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) {
        names.push(key);
        walk(inner);
      }
  };
  walk(parts[1]);
  return names.join('\n');
}

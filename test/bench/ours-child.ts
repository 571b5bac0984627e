/**
 * Our letters in a process of their own, started with the product's flags: in one process with the others, what these leave to
 * be collected would cost ours, and those flags would cost the others.
 */
import { withFolder } from './files.ts';
import { type OursAnswer, type OursRequest, openOurs } from './ours.ts';
import { letters } from './the-letter.ts';

await withFolder(async (write) => {
  const ours = openOurs();
  await new Promise<void>((resolve) => {
    process.on('disconnect', resolve);
    process.on('message', ({ from, count }: OursRequest) => {
      void make(from, count).then((answer) => process.send?.(answer));
    });
  });

  async function make(from: number, count: number): Promise<OursAnswer> {
    const batch = letters(from, count);
    const before = process.cpuUsage();
    const bytes: number[] = [];
    for (const letter of batch) bytes.push(write(await ours.letter(letter)));
    const { user, system } = process.cpuUsage(before);
    return { ms: (user + system) / 1000, bytes };
  }
});

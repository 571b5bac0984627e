/** Makes letters or a petition as a process of its own, and prints how many kilobytes it held at most. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { batchBetweenCollections, collectGarbage } from '../../electron/core/basics/collect-garbage.ts';
import { withFolder } from './files.ts';
import { openOurs } from './ours.ts';
import { letter } from './the-letter.ts';
import { petition, rows } from './the-petition.ts';

const [what, size] = process.argv.slice(2);
const count = Number(size);

await withFolder(async (write, folder) => {
  const ours = openOurs();
  if (what === 'petition' || what === 'circle')
    await ours.petitionFile(
      path.join(folder, 'petition.pdf'),
      petition(count),
      rows(count),
      count,
      what === 'circle' ? { circle: new Uint8Array(32) } : 'list',
    );
  else
    for (let number = 0; number < count; number++) {
      write(await ours.letter(letter(number)));
      // as the product does between batches
      if (number % batchBetweenCollections === 0) collectGarbage();
    }
});
console.log(peakOfProcess());

/**
 * By the kernel's high-water mark where there is one: `maxRSS` is handed down from the process that started this one, and would
 * never be less than what that one holds.
 */
function peakOfProcess(): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))![1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

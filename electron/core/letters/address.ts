/** The part of a letter that shows in the window of its envelope, and the marks by which the sheet is folded for it. */
import { mm } from './document.ts';
import { placeText } from './flow.ts';
import type { LetterForm } from './letter-form.ts';
import { rule } from './page.ts';
import type { Paper } from './text/paper.ts';
import type { Direction } from './text/scripts.ts';
import { printable } from './words.ts';

export interface AddressBlock {
  sender: readonly string[];
  /** The addressee's title first. */
  address: readonly string[];
  direction: Direction;
}

/** Line pitch of the usual letter forms; long addresses are set smaller until they fit. */
const sizes = [10.5, 9.5, 8.5, 7.5, 6.5];
/** The pitch of an address is closer than that of running text: six lines in 27.3 mm. */
const closer = -1.3;

/** Sets sender and addressee where the form has them. */
export function drawAddress(
  paper: Paper,
  form: LetterForm,
  { sender, address, direction }: AddressBlock,
): void {
  const { address: field } = form;
  const lines = address.map(printable).join('\n');
  const text = { x: field.x, width: field.width, lineGap: closer, direction, isConstant: true };
  const heightAt = (size: number): number => paper.layout(lines, { ...text, size, weight: 'regular' }).height;
  const size = sizes.find((candidate) => heightAt(candidate) <= field.bottom - field.top) ?? sizes.at(-1)!;
  const y = Math.max(field.top, Math.min(field.usualTop, field.bottom - heightAt(size)));
  drawSender(paper, form, { sender, direction, addressTop: y });
  placeText(paper, lines, y, { ...text, size });
  for (const mark of form.foldMarks) rule(paper, { x: 4 * mm, y: mark, width: 4 * mm }, 0.3);
}

/** Before the address in the file too, so that who reads it out hears both in this order. */
function drawSender(
  paper: Paper,
  form: LetterForm,
  { sender, direction, addressTop }: { sender: readonly string[]; direction: Direction; addressTop: number },
): void {
  const { x, width } = form.address;
  const lines = sender.map(printable);
  if (form.sender === 'above') {
    const text = { x, width, size: 7, maxLines: 1, direction };
    placeText(paper, lines.join(' · '), addressTop - 5 * mm, text);
    return;
  }
  const { y, maxLines } = form.sender;
  placeText(paper, lines.join('\n'), y, { x, width, size: 9.5, maxLines, direction });
}

/** Where lines end in scripts that write no spaces, and in Korean, which does. */
import { expect, test } from 'vitest';

import { breaksOf } from '../../../../electron/core/letters/text/breaks.ts';

/** The text with a bar at each place. */
function barred(text: string): string {
  const parts: string[] = [];
  let start = 0;
  for (const place of breaksOf(text)) {
    parts.push(text.slice(start, place));
    start = place;
  }
  return parts.join('|');
}

test.each([
  ['Thai, between words; ๆ and ฯ stay', 'สวัสดีครับทุกๆคน กรุงเทพฯนะ', 'สวัสดี|ครับ|ทุกๆ|คน |กรุงเทพฯ|นะ'],
  ['Khmer, between words; ៗ and ។ stay', 'ផ្សេងៗរបស់អ្នក។', 'ផ្សេងៗ|របស់|អ្នក។'],
  [
    'Japanese, not before small kana, ー, 々, closing marks, nor after opening ones',
    '「そう。」とコーヒーを（笑）、佐々木っ',
    '「そ|う。」|と|コー|ヒー|を|（笑）、|佐々|木っ',
  ],
  [
    'Chinese, also beside quotation marks, whose shape says where they belong',
    '我们——坚决“支持”他，15%！',
    '我|们|——|坚|决|“支|持”|他，|15%！',
  ],
  ['Korean, at spaces', '우리는 3월 15일부터 (노조) GitHub에서', '우리는 |3월 |15일부터 |(노조) |GitHub에서'],
  ['hanja in Korean', '勞動組合은 하나', '勞|動|組|合은 |하나'],
  ['Hindi, at spaces', 'क्या हाल है? श्री।', 'क्या |हाल |है? |श्री।'],
  ['emoji, never inside one', '✊🏽👩‍👩‍👧🇰🇿🇩🇪1️⃣', '✊🏽|👩‍👩‍👧|🇰🇿|🇩🇪|1️⃣'],
  ['what was set before, by UAX 14 alone', 'В 2025 г. – non-stop', 'В |2025 |г. |– |non-|stop'],
])('%s', (_, text, parts) => {
  expect(barred(text)).toBe(parts);
});

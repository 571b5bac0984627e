/** When the on-screen keyboard comes and goes. */
import { describe, expect, it } from 'vitest';

import {
  afterwards,
  atFirst,
  type Happening,
  takesOver,
  type Visibility,
} from '../../renderer/keyboard/visibility.ts';

const after = (...happenings: Happening[]): Visibility => happenings.reduce(afterwards, atFirst('auto'));

describe('the on-screen keyboard', () => {
  it('comes when a finger goes into a field, not when a mouse does', () => {
    expect(after('finger', 'field').shown).toBe('touched');
    expect(after('mouse', 'field').shown).toBe('no');
    expect(after('finger', 'mouse', 'field').shown).toBe('no');
  });

  it('goes with the focus, unless somebody asked for it', () => {
    expect(after('finger', 'field', 'left').shown).toBe('no');
    expect(after('toggle', 'left').shown).toBe('asked');
  });

  it('goes with the first real key in a field and does not come back by itself', () => {
    expect(after('finger', 'field', 'key-in-field').shown).toBe('no');
    expect(after('finger', 'field', 'key-in-field', 'finger', 'field').shown).toBe('no');
    expect(after('key', 'finger', 'field').shown).toBe('no');
    expect(after('key', 'toggle').shown).toBe('asked');
  });

  it('stays when a real key presses one of its own keys', () => {
    expect(after('toggle', 'key').shown).toBe('asked');
  });

  it('keeps the system’s keyboard closed from the first touch on', () => {
    expect(takesOver(atFirst('auto'))).toBe(false);
    expect(takesOver(after('finger'))).toBe(true);
    expect(takesOver(after('finger', 'key'))).toBe(false);
    expect(takesOver(after('key', 'toggle'))).toBe(true);
  });

  it('is the same object when nothing changes, so that nothing is drawn again', () => {
    const touched = after('finger', 'field');
    expect(afterwards(touched, 'finger')).toBe(touched);
  });
});

/**
 * One key. It acts when a pointer goes down, as keys do: a click comes late, and not at all for the second of two fingers. A
 * click without a pointer comes from a real keyboard or from assistive technology.
 */
import type { ComponentProps, ReactNode } from 'react';

export interface KeyButtonProps extends ComponentProps<'button'> {
  onPress: (by: 'pointer' | 'keyboard') => void;
  look?: 'letter' | 'tool';
}

export function KeyButton({ onPress, look = 'letter', className = '', ...rest }: KeyButtonProps): ReactNode {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`key key-${look} ${className}`}
      onPointerDown={({ button }) => {
        if (button === 0) onPress('pointer');
      }}
      onClick={({ detail }) => {
        if (detail === 0) onPress('keyboard');
      }}
      {...rest}
    />
  );
}

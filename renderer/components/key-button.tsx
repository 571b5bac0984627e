/**
 * One key. It acts when a pointer goes down, as keys do: a click comes late, and not at all for the second of two fingers. A
 * click without a pointer comes from a real keyboard or from assistive technology. Keys that other things may lie under, once they
 * have acted, wait for the click: it would land there.
 */
import type { ComponentProps, ReactNode } from 'react';

export interface KeyButtonProps extends ComponentProps<'button'> {
  onPress: (by: 'pointer' | 'keyboard') => void;
  look?: 'letter' | 'tool';
  acts?: 'down' | 'click';
}

export function KeyButton(props: KeyButtonProps): ReactNode {
  const { onPress, look = 'letter', acts = 'down', className = '', ...rest } = props;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`key key-${look} ${className}`}
      onPointerDown={({ button }) => {
        if (button === 0 && acts === 'down') onPress('pointer');
      }}
      onClick={({ detail }) => {
        if (detail === 0 || acts === 'click') onPress('keyboard');
      }}
      {...rest}
    />
  );
}

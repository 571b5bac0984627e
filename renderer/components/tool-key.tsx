/** A key that does something: Shift, Backspace, Space, Enter, or another page of keys. */
import type { ReactNode } from 'react';

import { useHeld } from '../hooks/use-held.ts';
import type { Tool, Typing } from '../hooks/use-typing.ts';
import { KeyButton, type KeyButtonProps } from './key-button.tsx';

export interface ToolKeyProps extends Omit<KeyButtonProps, 'onPress'> {
  tool: Tool;
  typing: Typing;
}

export function ToolKey({ tool, typing, ...rest }: ToolKeyProps): ReactNode {
  const hold = useHeld();
  return (
    <KeyButton
      look="tool"
      // These change what lies under the finger.
      acts={tool === 'enter' || tool === 'languages' ? 'click' : 'down'}
      onPress={(by) => {
        typing.use(tool);
        if (by === 'pointer' && tool === 'backspace') hold(() => typing.use(tool), 'repeat');
      }}
      {...rest}
    />
  );
}

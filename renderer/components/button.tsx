/** A button. Its words are a verb and a noun; `primary` is the one thing to do next on a screen. */
import type { ComponentProps, ReactNode } from 'react';

export interface ButtonProps extends ComponentProps<'button'> {
  look?: 'primary' | 'plain' | 'quiet';
}

export function Button({ look = 'plain', className = '', ...rest }: ButtonProps): ReactNode {
  return <button type="button" className={`button button-${look} ${className}`} {...rest} />;
}

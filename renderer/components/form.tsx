/** Fields that Enter sends. The browser itself never submits anything: it would navigate, and remember. */
import type { ReactNode } from 'react';

export function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }): ReactNode {
  return (
    <form
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

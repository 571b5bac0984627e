/** The frame of every screen: heading that takes the focus, body, and the row of buttons that stays in sight. */
import { type ReactNode, useEffect, useRef } from 'react';

import { DisplaySettings } from './display-settings.tsx';

export interface ScreenProps {
  /** Which screen this is, for tests and for whoever looks for it in the page. */
  name: string;
  title: ReactNode;
  /** BCP 47 of the title where it is not the page's own language. */
  titleLanguage?: string | undefined;
  /** Above the title: progress, badges. */
  top?: ReactNode;
  /** Below the body, always in sight. */
  actions?: ReactNode;
  /** Under them. */
  foot?: ReactNode;
  children: ReactNode;
}

export function Screen(props: ScreenProps): ReactNode {
  const { name, title, titleLanguage, top, actions, foot, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);

  // A new screen is a new place: start reading at its heading, not where the last button was.
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <main className="screen" data-screen={name}>
      <div className="screen-body">
        <div className="screen-top">
          {top}
          <DisplaySettings />
        </div>
        <h1 ref={heading} tabIndex={-1} lang={titleLanguage} dir="auto">
          {title}
        </h1>
        {children}
      </div>
      {actions && (
        <div className="screen-foot">
          <div className="screen-actions">{actions}</div>
          {foot}
        </div>
      )}
    </main>
  );
}

/** What is typed about the mail server. It lives in the page alone. */
import type { MailServer } from '../../../../electron/contract/delivery.ts';

export interface TypedServer {
  host: string;
  port: string;
  user: string;
  secret: string;
  from: string;
  perHour: string;
  testTo: string;
  /** The server and sender that a test went through. */
  tested: string | undefined;
}

export const emptyServer: TypedServer = {
  host: '',
  port: '465',
  user: '',
  secret: '',
  from: '',
  perHour: '60',
  testTo: '',
  tested: undefined,
};

/** What makes it another server, or another sender, which has to be tested anew. */
export const keyOf = ({ host, port, user, from }: TypedServer): string =>
  [host, port, user, from].map((text) => text.trim()).join('\n');

/** The server as a call takes it. */
export const serverOf = ({ host, port, user, secret, from }: TypedServer): MailServer => ({
  host: host.trim(),
  port: Number(port),
  from: from.trim(),
  ...(user.trim() !== '' && { user: user.trim(), secret }),
});

/** Digits only, so that a number is never anything else. */
export const digits = (text: string): string => text.replaceAll(/\D/g, '').slice(0, 6);

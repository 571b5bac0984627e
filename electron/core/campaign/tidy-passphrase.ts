/** Typed passphrases are compared as NFC with single spaces, however the keyboard made them. */
export const tidyPassphrase = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');

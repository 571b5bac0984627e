/**
 * On every input and textarea: keeps the browser from remembering, checking or completing what a person types. A default
 * profile had each field on disk within six seconds; with these attributes nothing.
 */
export const quietInput = {
  autoComplete: 'off',
  autoCorrect: 'off',
  spellCheck: false,
  writingsuggestions: 'false',
} as const;

/** Keys with what is held down, and whether somebody who signs may use them. Written out: a rule would repeat the program's. */

export interface Chord {
  /** `Ctrl+Shift+I`, as people say it. */
  name: string;
  key: string;
  code: string;
  control: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
  isStopped: boolean;
}

const stopped =
  'F1 F3 F4 F5 F6 F7 F10 F11 F12 Ctrl+F4 Ctrl+F5 Alt+F4 Shift+F10 Shift+F5 Shift+Escape ContextMenu ' +
  'BrowserBack BrowserForward BrowserHome BrowserRefresh BrowserSearch LaunchMail LaunchApplication1 ZoomIn Help Find Print Open Save New Close ' +
  'Ctrl+R Ctrl+Shift+R Ctrl+Shift+I Ctrl+Shift+J Ctrl+Shift+C Ctrl+U Ctrl+P Ctrl+Shift+P Ctrl+S Ctrl+O Ctrl+N Ctrl+Shift+N Ctrl+T Ctrl+Shift+T ' +
  'Ctrl+W Ctrl+Shift+W Ctrl+Q Ctrl+F Ctrl+G Ctrl+H Ctrl+J Ctrl+D Ctrl+E Ctrl+K Ctrl+L Ctrl+M Ctrl+B Ctrl+I ' +
  'Ctrl+Tab Ctrl+Shift+Tab Ctrl+PageUp Ctrl+PageDown Ctrl+1 Ctrl+9 Ctrl+0 Ctrl+= Ctrl+- Ctrl++ Ctrl+Shift+Delete Ctrl+Enter Ctrl+Escape ' +
  'Alt+ArrowLeft Alt+ArrowRight Alt+Home Alt+D Alt+F Alt+E Alt+Space Alt+Enter Alt+Tab Ctrl+Alt+I Ctrl+Alt+T Ctrl+Alt+Delete ' +
  'Meta+Q Meta+W Meta+N Meta+T Meta+R Meta+P Meta+H Meta+M Meta+, Meta+Alt+I Meta+[ Meta+ArrowLeft Meta+ArrowRight Meta+Space Meta+Tab';

const allowed =
  'a A 7 Enter Escape Tab Shift+Tab Backspace Delete ArrowLeft Shift+ArrowRight Home End PageDown Space ' +
  'Control Shift Alt Meta AltGraph CapsLock Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+Z Ctrl+Y Ctrl+Shift+Z Ctrl+Shift+V ' +
  'Meta+A Meta+C Meta+V Meta+X Meta+Z Meta+Shift+Z Ctrl+ArrowLeft Ctrl+Shift+ArrowRight Ctrl+Backspace Ctrl+Delete Ctrl+Home Meta+ArrowUp ' +
  'Alt+ß Ctrl+Alt+@ Ctrl+Alt+€ Alt+ä';

const parse = (name: string, isStopped: boolean): Chord => {
  const parts = /^((?:(?:Ctrl|Alt|Shift|Meta)\+)*)(.+)$/.exec(name)!;
  const held = parts[1]!.split('+');
  const key = parts[2] === 'Space' ? ' ' : parts[2]!;
  const shift = held.includes('Shift');
  const isLetter = /^[a-z]$/i.test(key);
  return {
    name,
    // with Shift a letter is reported large
    key: isLetter && !shift && held.length > 1 ? key.toLowerCase() : key,
    code: isLetter ? `Key${key.toUpperCase()}` : key,
    control: held.includes('Ctrl'),
    alt: held.includes('Alt'),
    shift,
    meta: held.includes('Meta'),
    isStopped,
  };
};

/** The same places on a keyboard that writes Cyrillic. */
const cyrillic: readonly Chord[] = [
  { name: 'Ctrl+з (P)', key: 'з', code: 'KeyP', isStopped: true },
  { name: 'Ctrl+к (R)', key: 'к', code: 'KeyR', isStopped: true },
  { name: 'Ctrl+ц (W)', key: 'ц', code: 'KeyW', isStopped: true },
  { name: 'Ctrl+с (C)', key: 'с', code: 'KeyC', isStopped: false },
].map((chord) => ({ ...chord, control: true, alt: false, shift: false, meta: false }));

export const chords: readonly Chord[] = [
  ...stopped.split(' ').map((name) => parse(name, true)),
  ...allowed.split(' ').map((name) => parse(name, false)),
  ...cyrillic,
];

/** The web host with long turns: a short batch lasts long enough to be stopped or locked in the middle. */
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

const turnMilliseconds = 40;

timers.setImmediate = (value) => timers.setTimeout(turnMilliseconds, value);
syncBuiltinESMExports();
await import('../../electron/hosts/web/main.ts');

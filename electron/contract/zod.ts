/**
 * The one place from which schemas are built. `zod/mini` keeps the page small; `jitless` keeps zod from trying
 * `new Function`, which the page's content security policy forbids and would report as a violation.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };

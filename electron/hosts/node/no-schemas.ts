/** In place of the validator that `conf` names, and would use if it was given a schema (vite.config.ts). */
export const Ajv2020 = undefined;
export default undefined;

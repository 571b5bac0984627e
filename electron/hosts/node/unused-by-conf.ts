/** In place of what `conf` names, and would use if it was given a schema or migrations: a validator, and versions compared (vite.config.ts). */
export const Ajv2020 = undefined;
export default undefined;

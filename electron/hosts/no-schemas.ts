/** In place of the validator that `conf` names and is never given a schema for (vite.config.ts). */
export class Ajv2020 {
  constructor() {
    throw new Error('impossible: settings with a schema');
  }
}
export default Ajv2020;

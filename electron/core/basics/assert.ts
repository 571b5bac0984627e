/** States that cannot be. Whoever trips over one has found a bug, so it throws and reaches the caller as `internal`. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`impossible: ${message}`);
}

/** What the command line may say to a benchmark; what it leaves open, each benchmark fills in. */
export interface Options {
  json: boolean;
  rounds: number | undefined;
  units: number | undefined;
  /** Two sizes, whose peak memory is compared. */
  memory: [small: number, large: number] | undefined;
}

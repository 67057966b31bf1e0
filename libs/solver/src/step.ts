/** How far a long question is: parts of it looked at, of how many. */
export interface Step {
  readonly done: number;
  readonly of: number;
}

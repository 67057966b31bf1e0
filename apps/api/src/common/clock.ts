/** The only place that asks what time it is; specs put another in its stead. */
export abstract class Clock {
  abstract now(): Date;
}

/** The machine's time, ahead by so many milliseconds: not at all, or as far as a drill is set in another hour. */
export class SystemClock extends Clock {
  constructor(private readonly aheadMs = 0) {
    super();
  }

  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }
}

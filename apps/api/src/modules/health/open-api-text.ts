import { Injectable } from '@nestjs/common';
import { Refusal } from '../../common/errors/problems.ts';

/** The description of this API, written once the application stands: it is made from its routes. */
@Injectable()
export class OpenApiText {
  private written: object | null = null;

  write(document: object): void {
    this.written = document;
  }

  document(): object {
    if (!this.written) throw new Refusal('not-found', { what: 'description yet' });
    return this.written;
  }
}

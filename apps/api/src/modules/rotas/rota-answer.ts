import { instantText } from '@evenflow/domain';
import type { RotaDraft, Version } from '@evenflow/persistence';
import type { z } from 'zod';
import { revisionTag } from '../../common/http/etag.ts';
import { Tagged } from '../../common/http/tagged.ts';
import type { published, RotaAnswer } from './rota.schema.ts';

type Published = z.infer<typeof published>;

/** A published version as it is named in answers. */
export function publishedOf({ number, at, by }: Pick<Version, 'number' | 'at' | 'by'>): Published {
  return { version: number, at: at.toISOString(), by };
}

/** The draft as managers see it. */
export function draftAnswer(draft: RotaDraft, months: readonly string[]): RotaAnswer {
  const { team, month, from, to, revision, changedSincePublish, notice, published: out } = draft;
  return {
    ...{ team, month, from, to, revision, changedSincePublish },
    assignments: draft.assignments.map((each) => ({ ...each })),
    locks: [...draft.locks],
    ...(notice === null ? {} : { notice }),
    published: out && publishedOf({ ...out, number: out.version }),
    months: [...months],
  };
}

/** A month goes out under its revision and the version that is out. */
export function byRevision(answer: RotaAnswer): Tagged<RotaAnswer> {
  return new Tagged(revisionTag(answer.revision, answer.published?.version), answer);
}

/** Now, as the API writes moments that belong to no place. */
export function momentText(at: Date): string {
  return instantText(Math.floor(at.getTime() / 60_000), 'UTC');
}

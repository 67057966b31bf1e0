import type { LocalDay } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { PublishedAssignmentEntity } from '../../entities/publication.entity.ts';
import type { Codes } from './codes.ts';

/** Two duties that one person cannot hold together. */
export interface Overlap {
  readonly person: string;
  readonly first: { readonly duty: string; readonly date: LocalDay };
  readonly second: { readonly duty: string; readonly date: LocalDay };
}

type Span = Pick<PublishedAssignmentEntity, 'personId' | 'dutyTypeId' | 'date' | 'startAt' | 'endAt' | 'presence'>;

/** The first overlap, in time, that opening these rows would make: among themselves or with what the team published. */
export async function findOverlap(
  manager: EntityManager,
  teamId: string,
  opened: readonly Span[],
  codes: Codes,
): Promise<Overlap | null> {
  if (opened.length === 0) return null;
  const from = new Date(Math.min(...opened.map(({ startAt }) => startAt.getTime())));
  const to = new Date(Math.max(...opened.map(({ endAt }) => endAt.getTime())));
  const open: Span[] = await manager
    .createQueryBuilder(PublishedAssignmentEntity, 'held')
    .where('held.team_id = :teamId AND held.closed_at IS NULL', { teamId })
    .andWhere('held.start_at < :to AND held.end_at > :from', { from, to })
    .getMany();
  const byHolder = new Map<string, Span[]>();
  for (const span of [...open, ...opened]) {
    const holder = `${span.personId}|${span.presence}`;
    byHolder.set(holder, [...(byHolder.get(holder) ?? []), span]);
  }
  const clashes = [...byHolder.values()].flatMap(clashesIn);
  const [first, second] = clashes.sort(([a], [b]) => a.startAt.getTime() - b.startAt.getTime())[0] ?? [];
  if (!first || !second) return null;
  const name = (span: Span) => ({ duty: codes.dutyCode(span.dutyTypeId), date: span.date });
  return { person: codes.personCode(first.personId), first: name(first), second: name(second) };
}

/** Neighbours in time that overlap. When any two of the spans overlap, some neighbours do. */
function clashesIn(spans: readonly Span[]): [Span, Span][] {
  const inTime = [...spans].sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
  return inTime.flatMap((span, at): [Span, Span][] => {
    const next = inTime[at + 1];
    return next && next.startAt < span.endAt ? [[span, next]] : [];
  });
}

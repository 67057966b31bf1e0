import { sayMonth } from '@evenflow/domain';
import { longDay } from '../../../words/times.ts';
import type { BoardDay } from '../model/board-days.ts';
import type { Zoom } from '../state/board-view.ts';
import type { OpenRota } from '../use-open-rota.ts';

/** `December 2026`, `December 2026 to February 2027`, `Wednesday 9 December 2026`. */
export function titleOf({ rotas }: OpenRota, zoom: Zoom, days: readonly BoardDay[], day: number): string {
  if (zoom === 'day') return longDay(days[day]!.date);
  const [first, last] = [rotas[0]!.month, rotas.at(-1)!.month];
  if (first === last) return sayMonth(first);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return `${sameYear ? sayMonth(first).split(' ')[0] : sayMonth(first)} to ${sayMonth(last)}`;
}

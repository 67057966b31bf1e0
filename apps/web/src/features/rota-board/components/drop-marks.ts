import type { Verdict } from '../state/live-rota.ts';

/** Verdicts worked out in one go before the browser may draw again. */
const SLICE_MS = 6;

let running = 0;

/**
 * Marks the cells something can be dropped on as their verdicts are worked out. The marks are put on the elements
 * themselves: drawing sixty rows again for a drag would be felt.
 */
export function markVerdicts(
  grid: HTMLElement,
  verdicts: Iterator<{ readonly row: number; readonly day: number; readonly verdict: Verdict }>,
): void {
  const run = ++running;
  const slice = () => {
    if (run !== running) return;
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const next = verdicts.next();
      if (next.done) return;
      const { row, day, verdict } = next.value;
      const cell = grid.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${day}"]`);
      if (cell) cell.dataset['drop'] = verdict;
    }
    requestAnimationFrame(slice);
  };
  slice();
}

export function clearMarks(): void {
  running += 1;
  for (const cell of document.querySelectorAll<HTMLElement>('[data-drop]')) delete cell.dataset['drop'];
}

import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode, RefObject } from 'react';

interface VirtualRowsProps {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly count: number;
  /** The cursor's row is always drawn: focus lives there. */
  readonly pinned: number;
  readonly draw: (index: number) => ReactNode;
  readonly heightOf: (index: number) => number;
}

/** Only the rows in view and a few around them. */
export function VirtualRows({ holder, count, pinned, draw, heightOf }: VirtualRowsProps) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => holder.current,
    estimateSize: heightOf,
    overscan: 3,
    rangeExtractor: ({ startIndex, endIndex, overscan }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const indexes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      return indexes.includes(pinned) ? indexes : [...indexes, pinned].sort((a, b) => a - b);
    },
  });
  return (
    <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => (
        <div key={item.key} role="presentation" style={{ position: 'absolute', top: item.start }}>
          {draw(item.index)}
        </div>
      ))}
    </div>
  );
}

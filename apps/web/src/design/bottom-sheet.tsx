import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './bottom-sheet.module.css';

interface BottomSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}

/** What a phone has no room for, from below, where the thumb is. */
export function BottomSheet({ opened, onClose, title, children }: BottomSheetProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="auto"
      radius="xl"
      title={title}
      closeButtonProps={{ 'aria-label': 'Close', size: 44 }}
      classNames={{ root: styles.root, content: styles.sheet }}
    >
      {children}
    </Drawer>
  );
}

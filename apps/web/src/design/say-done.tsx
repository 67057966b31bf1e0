import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Says that something is done, with the way back. */
export function sayDone(words: string, onUndo: () => void): void {
  const id = notifications.show({
    title: words,
    message: (
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          notifications.hide(id);
          onUndo();
        }}
      >
        Undo
      </Button>
    ),
    autoClose: 12_000,
  });
}

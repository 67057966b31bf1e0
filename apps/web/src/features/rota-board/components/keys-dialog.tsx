import { Modal, Table } from '@mantine/core';

const KEYS: readonly [keys: readonly string[], does: string][] = [
  [['←', '→', '↑', '↓'], 'Move; with Shift select a range'],
  [['Home', 'End'], 'First and last day; with Ctrl first and last cell'],
  [['T', 'H', '1'], 'Type a code to give that duty (by duties: a person’s code)'],
  [['Delete'], 'Clear'],
  [['M'], 'Pick up the duty; move to where it should go, then Enter: given, moved or swapped'],
  [['Ctrl', 'C'], 'Copy; with X cut, with V paste. Excel understands it, and the other way round'],
  [['Ctrl', 'R'], 'Fill the first selected day into the days to its right; with D down the rows'],
  [['/'], 'Find a person, duty or day'],
  [['+', '−'], 'Nearer, to the week and the day; further, to the month'],
  [['L'], 'Lock what the cell holds, or unlock it; an empty one through its menu'],
  [['Ctrl', 'Z'], 'Undo; with Y do again'],
  [['Enter'], 'Open the cell: findings, ways out, every action'],
  [['?'], 'Explain the cell'],
  [['F'], 'Who could take this duty, best first'],
  [['V'], 'Flip between people and duties'],
  [['Esc'], 'Leave a popover, what was typed, or a range'],
];

/** Every key of the board. */
export function KeysDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys of the board" size="md">
      <Table>
        <Table.Tbody>
          {KEYS.map(([keys, does]) => (
            <Table.Tr key={does}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>
                {keys.map((key) => (
                  <kbd key={key} style={{ marginRight: 3 }}>
                    {key}
                  </kbd>
                ))}
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p style={{ margin: '10px 0 0', color: 'var(--ink-2)' }}>
        Where a code begins with L, F, M or V, the letter types it in an empty cell and commands in a filled one.
      </p>
    </Modal>
  );
}

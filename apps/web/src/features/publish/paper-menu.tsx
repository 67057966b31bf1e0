import { sayMonth } from '@evenflow/domain';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconDownload,
  IconFileSpreadsheet,
  IconFileTypeCsv,
  IconFileTypePdf,
  IconPrinter,
  IconUsers,
} from '@tabler/icons-react';

interface PaperMenuProps {
  readonly team: string;
  readonly month: string;
}

const FILES = [
  { file: 'rota.pdf?paper=A4', label: 'One page, A4 (PDF)', icon: IconFileTypePdf },
  { file: 'rota.pdf?paper=A3', label: 'One page, A3 (PDF)', icon: IconFileTypePdf },
  { file: 'personal-sheets.pdf', label: 'A page for each person (PDF)', icon: IconUsers },
  { file: 'rota.xlsx', label: 'Workbook (Excel)', icon: IconFileSpreadsheet },
  { file: 'rota.csv', label: 'One line per duty (CSV)', icon: IconFileTypeCsv },
] as const;

/** The month on paper and in files. */
export function PaperMenu({ team, month }: PaperMenuProps) {
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <Tooltip label="Print and files">
          <ActionIcon variant="subtle" color="gray" aria-label={`Print and files of ${sayMonth(month)}`}>
            <IconDownload size={19} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {FILES.map(({ file, label, icon: Icon }) => (
          <Menu.Item
            key={file}
            component="a"
            href={`/api/v1/teams/${team}/rotas/${month}/${file}`}
            download
            leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />} onClick={() => window.print()}>
          Print this board
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

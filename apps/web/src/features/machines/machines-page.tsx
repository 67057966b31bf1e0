import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { Keys } from './components/keys.tsx';
import { SheetMail } from './components/sheet-mail.tsx';
import { Webhooks } from './components/webhooks.tsx';

/** What leaves the house without anybody at a screen: keys that read, addresses that are told, the sheet by e-mail. */
export function MachinesPage() {
  const { membership } = useSignedIn();
  return (
    <Page
      title="Machines and mail"
      lead="Telephone exchange, electronic record and monitoring read with keys of their own, or are told when something changes. Nothing here can change a rota."
    >
      <Keys team={membership.team} />
      <Webhooks team={membership.team} />
      <SheetMail team={membership.team} />
    </Page>
  );
}

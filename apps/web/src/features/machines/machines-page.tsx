import { useSignedIn } from '../../app/signed-in.tsx';
import { Keys } from './components/keys.tsx';
import { SheetMail } from './components/sheet-mail.tsx';
import { Webhooks } from './components/webhooks.tsx';
import styles from './components/machines.module.css';

/** What leaves the house without anybody at a screen: keys that read, addresses that are told, the sheet by e-mail. */
export function MachinesPage() {
  const { membership } = useSignedIn();
  return (
    <div className={styles.page}>
      <title>Machines and mail · Evenflow</title>
      <header>
        <h1>Machines and mail</h1>
        <p className={styles.quiet}>
          Telephone exchange, electronic record and monitoring read with keys of their own, or are told when something
          changes. Nothing here can change a rota.
        </p>
      </header>
      <Keys team={membership.team} />
      <Webhooks team={membership.team} />
      <SheetMail team={membership.team} />
    </div>
  );
}

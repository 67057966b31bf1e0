import { nextMonth, sayMonth } from '@evenflow/domain';

interface OnPaperProps {
  readonly team: string;
  readonly person: string;
  /** The month now. */
  readonly month: string;
}

/** One's own month on one page: this month's and the next. */
export function OnPaper({ team, person, month }: OnPaperProps) {
  return (
    <section>
      <h2>On paper</h2>
      <p>
        One page with your duties, who is on call with you, and whom to ring (PDF):{' '}
        {[month, nextMonth(month)].map((one, i) => (
          <span key={one}>
            {i > 0 && ' · '}
            <a href={`/api/v1/teams/${team}/rotas/${one}/personal-sheets.pdf?person=${person}`} download>
              {sayMonth(one)}
            </a>
          </span>
        ))}
      </p>
    </section>
  );
}

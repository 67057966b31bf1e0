import type { Published } from '@evenflow/api-client';
import { isCall, sayDay } from '@evenflow/domain';
import { longMonth } from '../../../words/times.ts';
import { dayHeading } from '../model/cell-words.ts';
import type { BoardModel } from '../state/board-model.ts';
import styles from './printed-month.module.css';

interface PrintedMonthProps {
  readonly model: BoardModel;
  readonly month: string;
  readonly published: Published | null;
}

/** The month on one A4 sheet, in black alone: calls by night on top, then people, halves for day and night. */
export function PrintedMonth({ model, month, published }: PrintedMonthProps) {
  const { facts } = model;
  const calls = model.duties.filter((row) => row.band && row.cells.some((cell) => cell.holders.length > 0));
  return (
    <section className={styles.sheet} data-printed aria-hidden>
      <header className={styles.head}>
        <h1>{longMonth(month)}</h1>
        <span>{facts.team.name}</span>
        <span className={styles.version}>
          {published
            ? `Version ${published.version}, published ${sayDay(published.at.slice(0, 10))}`
            : 'Draft, not published'}
        </span>
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th />
            {facts.days.map((day) => {
              const { weekday, number } = dayHeading(day.date);
              return (
                <th key={day.date} data-day={day.kind}>
                  {weekday}
                  <b>{number}</b>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {calls.map((row) => (
            <tr key={row.key} className={styles.calls}>
              <th>
                {row.key} {row.name}
              </th>
              {row.cells.map((cell) => (
                <td key={cell.date}>
                  {cell.holders.map((holder) => (
                    <i key={holder.person} data-look={row.look}>
                      {holder.person}
                    </i>
                  ))}
                </td>
              ))}
            </tr>
          ))}
          {model.people.map((row) => (
            <tr key={row.key}>
              <th>
                {row.name}
                <small>{phoneOf(model, row.key)}</small>
              </th>
              {row.cells.map((cell, day) => {
                const bar = row.bars.find((one) => !one.asked && one.first <= day && day <= one.last);
                return (
                  <td key={cell.date} data-day={facts.days[day]!.kind} data-leave={bar ? '' : undefined}>
                    {cell.chips.map((chip) => (
                      <i key={chip.duty} data-look={chip.mark} data-mentor={chip.withMentor || undefined}>
                        {chip.duty}
                      </i>
                    ))}
                    {bar && cell.chips.length === 0 && bar.label.slice(0, 2)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <footer className={styles.foot}>
        {facts.team.dutyTypes.map((duty) => `${duty.code} ${duty.name}${isCall(duty) ? ', call' : ''}`).join(' · ')}.
        Brackets: with a mentor, not counted. If this sheet and the screen differ, the screen is right.
      </footer>
    </section>
  );
}

function phoneOf(model: BoardModel, person: string): string {
  const contacts = model.facts.people.get(person)?.contacts ?? [];
  const phone = contacts.find((contact) => contact.kind === 'phone' && contact.visibility !== 'private');
  return [person, phone?.value].filter(Boolean).join(', ');
}

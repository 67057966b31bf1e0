import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.ts';
import { RotaEntity } from './rota.entity.ts';

/** That a person has opened a published version of their month: the first time, once. */
@Entity('rota_receipts')
export class RotaReceiptEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => RotaEntity, { onDelete: 'CASCADE' })
  rotaId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @PrimaryColumn('integer') version!: number;
  @Column('timestamptz') at!: Date;
}

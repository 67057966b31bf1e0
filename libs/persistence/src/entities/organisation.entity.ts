import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The outermost wall: nothing is ever read across organisations. */
@Entity('organisations')
export class OrganisationEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** Holds the demo teams, so their sign-ins may be offered to anybody. */
  @Column('boolean', { default: false }) demo!: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

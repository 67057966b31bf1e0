import { Global, Module } from '@nestjs/common';
import { AuditController } from './audit.controller.ts';
import { Audit } from './audit.ts';

@Global()
@Module({ controllers: [AuditController], providers: [Audit], exports: [Audit] })
export class AuditModule {}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const NOT_THE_APP = /^\/(api|ical|fhir|metrics)(\/|$)/;
const YEAR = 'public, max-age=31536000, immutable';

/**
 * Serves the built web app. Files with a hash in their name never change and may be kept for a year; every other path
 * that is asked for as a page gets index.html, because the app does its own routing.
 */
export function serveWeb(app: NestExpressApplication, dir: string): void {
  const index = join(dir, 'index.html');
  if (!existsSync(index)) return;
  app.useStaticAssets(dir, {
    index: false,
    setHeaders: (response: Response, path: string) => {
      response.setHeader('Cache-Control', path.includes(`${join(dir, 'assets')}`) ? YEAR : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const asksForPage = ['GET', 'HEAD'].includes(request.method) && request.accepts('html') !== false;
    if (!asksForPage || NOT_THE_APP.test(request.path)) return next();
    response.sendFile(index, { headers: { 'Cache-Control': 'no-cache' } });
  });
}

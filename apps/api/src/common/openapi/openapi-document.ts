import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SESSION_COOKIE } from '../../modules/access/session-cookie.ts';
import { zodToOpenApi } from './zod-to-openapi.ts';

/** The API as OpenAPI 3.1, from the same schemas that validate it. Operation ids are the controllers' method names. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Evenflow')
    .setDescription(
      'Fair rotas and on-call cover. Requests that change something carry the header "x-evenflow: 1". Days are local to ' +
        'the team, instants are RFC 3339 with offset. Refusals are RFC 9457 problems.',
    )
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE)
    .addSecurityRequirements('cookie')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method) => method,
    standardSchemaConverter: zodToOpenApi,
  });
  for (const path of Object.values(document.paths))
    for (const operation of operationsOf(path)) refuseAsProblem(operation);
  return document;
}

function operationsOf(path: object): Operation[] {
  return Object.values(path).filter((part): part is Operation => typeof part === 'object' && 'responses' in part);
}

interface Operation {
  readonly responses: Record<string, { content?: Record<string, unknown> }>;
}

/** Swagger writes every answer as `application/json`; refusals have a media type of their own. */
function refuseAsProblem({ responses }: Operation): void {
  const refusal = responses['default'];
  if (refusal?.content) refusal.content = { 'application/problem+json': refusal.content['application/json'] };
}

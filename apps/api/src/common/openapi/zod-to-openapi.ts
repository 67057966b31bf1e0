import { z } from 'zod';

/**
 * Zod schemas as OpenAPI 3.1 schemas. A schema with an id (`.meta({ id })`) becomes a named component, also where it
 * is used inside another.
 */
export function zodToOpenApi(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const whole = z.toJSONSchema(schema, {
    io: schemaType,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    // Zod's pattern for a date runs to 150 characters; its format says the same.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  const { $defs = {}, $schema: _dialect, id, ...own } = whole as Record<string, unknown> & { id?: string };
  const components = Object.fromEntries(
    Object.entries($defs as Record<string, object>).map(([name, definition]) => [name, withoutId(definition)]),
  );
  if (!id) return { schema: own, components };
  return { schema: { $ref: `#/components/schemas/${id}` }, components: { ...components, [id]: own } };
}

function withoutId(definition: object): object {
  const { id: _id, ...rest } = definition as { id?: string };
  return rest;
}

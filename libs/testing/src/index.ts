export * from './team-builder.ts';
export * from './rota-drawing.ts';

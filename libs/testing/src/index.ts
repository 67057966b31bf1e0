export * from './team-builder.ts';
export * from './rota-drawing.ts';
export * from './deep-size.ts';

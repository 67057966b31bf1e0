import type { Site, Team } from '@evenflow/domain';
import { plain } from '../reading/words.ts';

const INSTITUTION =
  /^(heart|cardiac|cardiovascular|cardiothoracic|children'?s|university|general|memorial|regional|royal|medical|center|centre|hospital|hospitals|institute|infirmary|clinic|perfusion|clinical|department|unit|team|and)$/i;
const NOT_A_NAME =
  /\b(rota|roster|schedule|final|copy|draft|v\d+|version|perfusion|team|\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b/gi;

/** `Riverbend Heart Center – Perfusion – rota November 2026` → `Riverbend Heart Center – Perfusion`. */
export function nameFromTitle(title: string): string {
  return title.replace(/\s*[–—:|,-]?\s*\b(rota|roster|schedule|on[- ]call)\b.*$/i, '').trim();
}

/** The team's short name: from the file's name, or from the title where the file's name says nothing. */
export function teamId(fileName: string, name: string): string {
  const stem = fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '');
  const slug = (text: string) => plain(text.replace(NOT_A_NAME, ' ')).replaceAll(' ', '-');
  return slug(stem.replace(/[-_]+/g, ' ')) || slug(name) || 'team';
}

/**
 * The sites. `codes` are those that duties, travel and privileges name; without any, the team works at one place whose
 * code is made from its name. Names come from the parts of the team's name that begin as the code does.
 */
export function sitesOf(codes: readonly string[], name: string, zone: string): Site[] {
  const places = placeNames(name);
  if (codes.length === 0) {
    const place = places[0] ?? name;
    return [{ code: siteCode(place), name: place, timeZone: zone }];
  }
  return codes.map((code) => ({
    code,
    name:
      places.find((place) => place.split(/\s+/).some((word) => word.toLowerCase().startsWith(code.toLowerCase()))) ??
      code,
    timeZone: zone,
  }));
}

function placeNames(name: string): string[] {
  return name
    .split(/\s+[–—|-]\s+/)[0]!
    .split(/\s+(?:\+|&|\/|and)\s+/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Initials of a place's own name; one word gives its first letter and the one that opens its last syllable. */
function siteCode(place: string): string {
  const words = place.split(/[\s-]+/).filter((word) => !INSTITUTION.test(word) && /^[A-Za-z]/.test(word));
  if (words.length > 1)
    return words
      .map((word) => word[0]!.toUpperCase())
      .join('')
      .slice(0, 4);
  const word = words[0] ?? place;
  const syllable = /([^aeiouy])[aeiouy]+[^aeiouy]*e?$/i.exec(word.slice(1));
  return `${word[0] ?? 'A'}${syllable?.[1] ?? ''}`.toUpperCase();
}

export function sitesKnownBefore(previous: Team | undefined, codes: readonly string[]): readonly Site[] | null {
  return previous && codes.every((code) => previous.sites.some((site) => site.code === code)) ? previous.sites : null;
}

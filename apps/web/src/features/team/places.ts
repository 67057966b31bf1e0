/** A country with where most of its teams would look for the time, and how they write dates. */
export interface Country {
  readonly code: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  /** Nations with holidays of their own; elsewhere a region is typed. */
  readonly regions?: readonly { readonly code: string; readonly name: string }[];
}

const UK_NATIONS = [
  { code: 'GB-ENG', name: 'England' },
  { code: 'GB-WLS', name: 'Wales' },
  { code: 'GB-SCT', name: 'Scotland' },
  { code: 'GB-NIR', name: 'Northern Ireland' },
];

export const COUNTRIES: readonly Country[] = [
  { code: 'GB', name: 'United Kingdom', zone: 'Europe/London', locale: 'en-GB', regions: UK_NATIONS },
  { code: 'IE', name: 'Ireland', zone: 'Europe/Dublin', locale: 'en-IE' },
  { code: 'US', name: 'United States', zone: 'America/New_York', locale: 'en-US' },
  { code: 'CA', name: 'Canada', zone: 'America/Toronto', locale: 'en-CA' },
  { code: 'AU', name: 'Australia', zone: 'Australia/Sydney', locale: 'en-AU' },
  { code: 'NZ', name: 'New Zealand', zone: 'Pacific/Auckland', locale: 'en-NZ' },
  { code: 'DE', name: 'Germany', zone: 'Europe/Berlin', locale: 'de-DE' },
  { code: 'AT', name: 'Austria', zone: 'Europe/Vienna', locale: 'de-AT' },
  { code: 'CH', name: 'Switzerland', zone: 'Europe/Zurich', locale: 'de-CH' },
  { code: 'FR', name: 'France', zone: 'Europe/Paris', locale: 'fr-FR' },
  { code: 'BE', name: 'Belgium', zone: 'Europe/Brussels', locale: 'nl-BE' },
  { code: 'NL', name: 'Netherlands', zone: 'Europe/Amsterdam', locale: 'nl-NL' },
  { code: 'IT', name: 'Italy', zone: 'Europe/Rome', locale: 'it-IT' },
  { code: 'ES', name: 'Spain', zone: 'Europe/Madrid', locale: 'es-ES' },
  { code: 'PT', name: 'Portugal', zone: 'Europe/Lisbon', locale: 'pt-PT' },
  { code: 'PL', name: 'Poland', zone: 'Europe/Warsaw', locale: 'pl-PL' },
  { code: 'DK', name: 'Denmark', zone: 'Europe/Copenhagen', locale: 'da-DK' },
  { code: 'SE', name: 'Sweden', zone: 'Europe/Stockholm', locale: 'sv-SE' },
  { code: 'NO', name: 'Norway', zone: 'Europe/Oslo', locale: 'nb-NO' },
  { code: 'FI', name: 'Finland', zone: 'Europe/Helsinki', locale: 'fi-FI' },
];

/** Every zone the browser knows. */
export function timeZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

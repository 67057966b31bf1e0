const NAMES: Readonly<Record<string, string>> = {
  'CPB-A': 'Adult bypass',
  'CPB-P': 'Paediatric bypass',
  'CPB-N': 'Neonatal bypass',
  ECMO: 'ECMO',
  IABP: 'Balloon pump',
  ATS: 'Cell saver',
  CS: 'Cell salvage',
  TAVR: 'TAVR standby',
  TAVI: 'TAVI standby',
  DHCA: 'Aortic / DHCA',
  VAD: 'VAD',
  TX: 'Transplant / NRP',
  SENIOR: 'Senior',
  PRECEPTOR: 'Mentor',
};

/** The field's name for a competence code; a code nobody else uses names itself. */
export function competenceName(code: string): string {
  return NAMES[code] ?? code;
}

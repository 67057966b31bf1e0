export { importWorkbook, type ImportOptions } from './workbook/import-workbook.ts';
export * from './workbook/import-types.ts';
export { holidayIdentity } from './workbook/reading/words.ts';
export { loadPublicHolidays, type Place, type PublicHolidays } from './holidays/public-holidays.ts';
export { exportRota } from './workbook/export-rota.ts';
export type { RotaPrint } from './workbook/print-words.ts';
export { rotaCsv } from './workbook/export/rota-csv.ts';
export { monthPdf, type Paper } from './pdf/month-sheet.ts';
export { personalSheets } from './pdf/personal-sheet.ts';
export { exportTeam, readTeam, TEAM_FORMAT, type TeamFile, type TeamFileProblem } from './team-json/team-file.ts';
export { personalFeed, feedWindow, type FeedEvent, type FeedOptions } from './calendar/personal-feed.ts';
export { rotaFile, type OpenDuty, type RotaCost, type RotaFinding, type SolvedRota } from './rota-json/rota-file.ts';
export {
  capabilityStatement,
  isLocation,
  onCallBundle,
  onCallNowDefinition,
  type FhirQuestion,
  type FhirResource,
} from './fhir/fhir-on-call.ts';
export { periodOf, readFhirDate, type FhirDate, type FhirPeriod } from './fhir/fhir-date.ts';
export { refusalOutcome } from './fhir/fhir-refusal.ts';
export { coverProofPdf, type CoverProof } from './pdf/cover-proof.ts';
export { downtimeSheetPdf, type SheetOrder } from './pdf/downtime-sheet.ts';
export { makePdf, pdfTable, type PdfPage, type PdfPart } from './pdf/make-pdf.ts';
export { payCsv, type PayTable } from './pay/pay-csv.ts';

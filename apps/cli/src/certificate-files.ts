import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '@evenflow/domain';
import type { Problem } from '@evenflow/rules';
import type { Certificate } from '@evenflow/solver';

/** A certificate as it lies on disk: beside it the problem, which both hashes tie to it. */
interface SealedCertificate {
  readonly problemFile: string;
  readonly problemSha256: string;
  readonly certificate: Certificate;
  /** SHA-256 of the certificate's own text. */
  readonly certificateSha256: string;
}

/** Writes the certificate and, beside it, the problem it is about; the problem's file name. */
export function writeCertificate(file: string, problem: Problem, certificate: Certificate): string {
  const problemFile = file.replace(/\.json$/i, '') + '.problem.json';
  const problemText = JSON.stringify(problem);
  writeFileSync(problemFile, problemText);
  const sealed: SealedCertificate = {
    problemFile: path.basename(problemFile),
    problemSha256: sha256(problemText),
    certificate,
    certificateSha256: sha256(JSON.stringify(certificate)),
  };
  writeFileSync(file, `${JSON.stringify(sealed)}\n`);
  return problemFile;
}

/** Reads both back. Throws a sentence for a file that is missing, not ours, or changed since it was written. */
export function readCertificate(file: string, problemAt?: string): { problem: Problem; certificate: Certificate } {
  const sealed = parse<Partial<SealedCertificate>>(file, read(file));
  const { certificate, problemFile, problemSha256, certificateSha256 } = sealed;
  if (!certificate || !problemFile) {
    throw new DomainError('not-a-certificate', { file }, `${file} is not a certificate.`);
  }
  if (sha256(JSON.stringify(certificate)) !== certificateSha256) {
    throw new DomainError('certificate-changed', { file }, `${file} has been changed since it was written.`);
  }
  const beside = problemAt ?? path.join(path.dirname(file), problemFile);
  const text = read(beside);
  if (sha256(text) !== problemSha256) {
    throw new DomainError('other-problem', { file: beside }, `${beside} is not the problem ${file} was written for.`);
  }
  return { problem: parse<Problem>(beside, text), certificate };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new DomainError(
      'no-such-file',
      { file },
      `${file} cannot be read. Check the name and that it may be opened.`,
    );
  }
}

function parse<T>(file: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new DomainError('not-json', { file }, `${file} is not JSON.`);
  }
}

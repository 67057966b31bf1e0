import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Numbers from a seed, the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SCRAPS = [
  '',
  '9e99',
  '-1',
  '2958466',
  '=1+',
  '<',
  '&#x0;',
  '30/02/2026',
  'AL'.repeat(900),
  'Key',
  '\u202e',
  '1'.repeat(400),
  '#REF!',
  'A1:XFD1048576',
];

interface Part {
  readonly name: Buffer;
  readonly content: Buffer;
}

/** A workbook with something in it broken: bytes of the archive, or text of one of its parts packed again. */
export function mutated(workbook: Uint8Array, random: () => number): Uint8Array {
  const pick = (below: number) => Math.floor(random() * below);
  if (random() < 0.25) return withSpoiltBytes(workbook, pick);
  const parts = unpacked(workbook);
  const at = pick(parts.length);
  for (let times = 1 + pick(4); times > 0; times -= 1) {
    const { name, content } = parts[at]!;
    parts[at] = { name, content: Buffer.from(spoiltText(content.toString('utf8'), pick)) };
  }
  return packed(parts);
}

function withSpoiltBytes(workbook: Uint8Array, pick: (below: number) => number): Uint8Array {
  const bytes = Uint8Array.from(workbook);
  for (let times = 1 + pick(30); times > 0; times -= 1) bytes[pick(bytes.length)] = pick(256);
  return pick(4) === 0 ? bytes.slice(0, pick(bytes.length)) : bytes;
}

/** Text between marks, a number in a mark, or a whole mark is changed, dropped, doubled. */
function spoiltText(text: string, pick: (below: number) => number): string {
  const places = [...text.matchAll([/>[^<]+</g, /"[^"]*"/g, /<[^>]+>/g][pick(3)]!)];
  const place = places[pick(places.length)];
  if (!place) return text + SCRAPS[pick(SCRAPS.length)];
  const [start, end] = [place.index + 1, place.index + place[0].length - 1];
  const kept = text.slice(start, end);
  const instead = [
    SCRAPS[pick(SCRAPS.length)]!,
    kept + kept,
    '',
    kept.replace(/\d+/, (digits) => String(Number(digits) * (1 + pick(5000)))),
  ][pick(4)]!;
  return text.slice(0, start) + instead + text.slice(end);
}

function unpacked(archive: Uint8Array): Part[] {
  const bytes = Buffer.from(archive);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength, offset] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ];
    const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const content = bytes.subarray(from, from + size);
    parts.push({
      name: bytes.subarray(at + 46, at + 46 + nameLength),
      content: bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function packed(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const body = deflateRawSync(content, { level: 1 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(body.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, name, body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, name]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}

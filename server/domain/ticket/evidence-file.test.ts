import { describe, expect, it } from 'vitest';
import { cleanName, MOST_FILE_BYTES, readEvidenceFile } from './evidence-file';

const bytes = (text: string) => new TextEncoder().encode(text);
const typeOf = (name: string, text: string) => {
  const reading = readEvidenceFile(name, bytes(text));
  return reading.kind === 'read' ? reading.file.mediaType : reading.kind;
};

describe('a file of staff', () => {
  it('is what its bytes are, whatever its name says', () => {
    expect(typeOf('proof.exe', '%PDF-1.7 ...')).toBe('application/pdf');
    expect(typeOf('scan.pdf', 'MZ\u0000\u0001binary')).toBe('not_allowed');
    expect(typeOf('list.csv', '单号,金额\n1,2')).toBe('text/csv');
    expect(typeOf('call.txt', '客户说不在家')).toBe('text/plain');
  });

  it('is no page, picture with script, macro or archive', () => {
    expect(typeOf('a.txt', ' <!doctype html><script>1</script>')).toBe('not_allowed');
    expect(typeOf('a.svg', '<svg onload="x">')).toBe('not_allowed');
    expect(typeOf('a.xlsx', 'PK\u0003\u0004 xl/workbook.xml xl/vbaProject.bin')).toBe('not_allowed');
    expect(typeOf('a.zip', 'PK\u0003\u0004 secrets.txt')).toBe('not_allowed');
    expect(typeOf('a.xlsx', 'PK\u0003\u0004 xl/workbook.xml')).toMatch('spreadsheetml');
  });

  it('has an end', () => {
    expect(readEvidenceFile('a.txt', new Uint8Array(0))).toEqual({ kind: 'empty' });
    expect(readEvidenceFile('a.txt', new Uint8Array(MOST_FILE_BYTES + 1))).toEqual({ kind: 'too_large' });
  });

  it('keeps the name and its ending, not the path or what turns text around', () => {
    expect(cleanName('C:\\Users\\li\\签收 凭证.pdf')).toBe('签收 凭证.pdf');
    expect(cleanName('../../etc/passwd')).toBe('passwd');
    expect(cleanName('a\u202egpj.exe')).toBe('agpj.exe');
    expect(cleanName(`${'长'.repeat(300)}.csv`)).toMatch(/^长{116}\.csv$/);
    expect(cleanName('"')).toBe('file');
  });
});

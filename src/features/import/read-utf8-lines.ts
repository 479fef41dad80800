import { Buffer, isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { UserError } from "../../errors.ts";

const longestLine = 4 * 1024 * 1024;
const newline = 0x0a;

/**
 * The bytes of a text in parts of whole lines, checked to be UTF-8, at most 4 MB at once.
 * @throws UserError with the line for other encodings (Latin-1, UTF-16) and endless lines
 */
export async function* readUtf8Lines({
  name,
  bytes: read,
}: {
  name: string;
  bytes: () => AsyncIterable<Buffer>;
}): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const bytes of read()) {
    const joined = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = joined.lastIndexOf(newline) + 1;
    // A newline byte is never part of another character in UTF-8, so whole lines hold whole characters.
    const whole = joined.subarray(0, end);
    rest = joined.subarray(end);
    if (rest.length > longestLine) {
      throw new UserError(`${name} has a line of more than 4 MB.`, "one row in each line");
    }
    if (end === 0) continue;
    line = checkLines(whole, line, name);
    yield whole;
  }
  if (rest.length === 0) return;
  checkLines(rest, line, name);
  yield rest;
}

/** The bytes of a file. @throws UserError for one that cannot be opened */
export async function* readFileBytes(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const read of createReadStream(file)) {
      yield Buffer.isBuffer(read) ? read : Buffer.from(String(read));
    }
  } catch (error) {
    throw asFileError(error, file);
  }
}

/** The number of the line after these; throws at the first one that is no UTF-8. */
function checkLines(bytes: Buffer, firstLine: number, name: string): number {
  let line = firstLine;
  let start = 0;
  const isFine = isUtf8(bytes);
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
    if (!isFine && !isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
    line += 1;
  }
  if (isFine) return line;
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  const looks = line === 1 && isUtf16 ? "UTF-16" : "Latin-1 or Windows-1252";
  throw new UserError(
    `${name} is not UTF-8: line ${line} looks like ${looks}. Nothing was imported.`,
    `save it as "CSV UTF-8", or: iconv -f ${looks === "UTF-16" ? "UTF-16" : "WINDOWS-1252"} -t UTF-8 ${name} > utf8-${name}`,
  );
}

function asFileError(error: unknown, file: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return new UserError(`There is no file ${file}.`, "the path of a CSV file");
  if (code === "EISDIR") return new UserError(`${file} is a folder.`, "the path of a CSV file");
  if (code === "EACCES") return new UserError(`${file} may not be read.`, `chmod +r ${file}`);
  return error;
}

/** Controls, direction marks, and characters without width: they make a name look like another. */
const deceiving = /[\p{Cc}\p{Cf}\u2028\u2029\u115F\u1160\u3164\uFFA0]/gu;
const separators = /[<>:"|?*]/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;
const lengthMax = 180;

/** The name as shown and offered for download: one path segment without tricks. It never names a stored file. */
export function cleanFileName(name: string): string {
  const segment = name.slice(-4_096).toWellFormed().normalize("NFC").split(/[\\/]/u).at(-1) ?? "";
  const plain = segment
    .replace(deceiving, "")
    .replace(separators, "_")
    .replace(/\s+/gu, " ")
    .replace(/^[ .]+|[ .]+$/gu, "");
  if (plain === "") return "file";
  return shortened(reserved.test(plain) ? `_${plain}` : plain);
}

/** Cuts the stem, since the ending tells what the file is. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= lengthMax) return name;
  const ending = /\.[\p{L}\p{N}]{1,12}$/u.exec(name)?.[0] ?? "";
  return letters.slice(0, lengthMax - ending.length).join("") + ending;
}

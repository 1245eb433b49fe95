/** What a letter says itself, and what it repeats of earlier ones at its end. */
export function apart(text: string): { words: string; quoted: string } {
  const lines = text.split("\n");
  let from = lines.length;
  while (from > 0 && /^\s*(>.*)?$/.test(lines[from - 1]!)) from -= 1;
  const begins = lines.slice(from).findIndex(line => line.startsWith(">"));
  if (begins < 0) return { words: text, quoted: "" };
  // the line that says who wrote what follows
  if (from > 0 && /:\s*$/.test(lines[from - 1]!)) from -= 1;
  const words = lines.slice(0, from).join("\n").trimEnd();
  return words === "" ? { words: text, quoted: "" } : { words, quoted: lines.slice(from).join("\n").trim() };
}

// The published descriptions of the API and the sockets, as the developers' page reads them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { load } from "js-yaml";

export function publish(files, output) {
  const folder = join(output, "reference");
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    writeFileSync(join(folder, `${basename(file, ".yaml")}.json`), JSON.stringify(load(readFileSync(file, "utf8"))));
  }
}

// Builds the pages into the engine's resources, and does nothing when nothing they are made of has changed.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const openapi = needed("CAUCE_OPENAPI");
const output = needed("CAUCE_PAGES");
const stamp = needed("CAUCE_PAGES_STAMP");

const lock = digest([join(root, "package-lock.json")]);
const installed = join(root, "node_modules", ".installed");
const inputs = globSync("**/*", { cwd: root, withFileTypes: true, exclude: name => name.name === "node_modules" || name.name === "generated" })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name))
  .sort();
const state = digest([...inputs, ...published(openapi)]);

if (!isWritten(stamp, state) || !existsSync(join(output, "index.html"))) {
  if (!isWritten(installed, lock)) {
    timed("packages", () => npm("ci", "--no-audit", "--no-fund", "--prefer-offline"));
    writeFileSync(installed, lock);
  }
  await timed("pages", build);
  write(stamp, state);
}

async function build() {
  const { default: generate, astToString } = await import("openapi-typescript");
  const types = await generate(new URL(`file://${openapi}`), { propertiesRequiredByDefault: true, silent: true });
  write(join(root, "src", "generated", "api.d.ts"), astToString(types));
  node("node_modules/typescript/bin/tsc", "--noEmit");
  node("--test", "--test-reporter=dot", "src/**/*.test.ts", "widget/**/*.test.ts");
  const { bundle } = await import("./bundle.mjs");
  for (const part of ["assets", "widget", "shop", "reference", "index.html"]) rmSync(join(output, part), { recursive: true, force: true });
  await bundle(root, output);
  const { publish } = await import("./reference.mjs");
  publish(published(openapi), output);
}

/** Beside the description of the API stand those of the sockets; all of them are shown to developers. */
function published(api) {
  return globSync("*{openapi,asyncapi}.yaml", { cwd: dirname(api) })
    .sort()
    .map(name => join(dirname(api), name));
}

function npm(...args) {
  const cli = process.env.npm_execpath;
  if (!cli) throw new Error("Run this by `npm run pages`, or by Maven.");
  execFileSync(process.execPath, [cli, ...args], { cwd: root, stdio: "inherit" });
}

function node(...args) {
  execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Build the pages by Maven: ./cauce run or ./cauce test.`);
  return value;
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function isWritten(file, text) {
  return existsSync(file) && readFileSync(file, "utf8") === text;
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function timed(what, work) {
  const begin = performance.now();
  await work();
  console.log(`  ${what} ${((performance.now() - begin) / 1000).toFixed(1)} s`);
}

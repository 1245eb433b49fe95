// The bundles: the application, the chat widget in two parts, and the made-up shop that carries it. Too large is an error.
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const KB = 1000;
const LIMITS = { "widget/chat.js": 3 * KB, "widget/panel.js": 20 * KB, application: 250 * KB };

export async function bundle(root, output) {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [react()],
    publicDir: join(root, "public"),
    build: { outDir: output, emptyOutDir: false, target: "es2022", modulePreload: { polyfill: false }, reportCompressedSize: false },
  });
  await script(root, output, "loader.ts", "chat.js");
  await script(root, output, "panel.ts", "panel.js");
  cpSync(join(root, "shop"), join(output, "shop"), { recursive: true });
  weigh(output);
}

/** One classic script without imports, which a page of another origin may load without CORS. */
async function script(root, output, from, to) {
  await build({
    root: join(root, "widget"),
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      outDir: join(output, "widget"),
      emptyOutDir: false,
      target: "es2022",
      reportCompressedSize: false,
      lib: { entry: from, formats: ["iife"], name: "CauceChatPart", fileName: () => to },
    },
  });
}

function weigh(output) {
  const sizes = {
    "widget/chat.js": packed(join(output, "widget", "chat.js")),
    "widget/panel.js": packed(join(output, "widget", "panel.js")),
    application: readdirSync(join(output, "assets")).reduce((sum, name) => sum + packed(join(output, "assets", name)), 0),
  };
  writeFileSync(join(output, "assets", "sizes.json"), JSON.stringify(sizes));
  for (const [what, limit] of Object.entries(LIMITS)) {
    if (sizes[what] > limit) throw new Error(`${what} has ${sizes[what]} bytes compressed, more than ${limit}.`);
    console.log(`  ${what} ${(sizes[what] / KB).toFixed(1)} kB compressed`);
  }
}

function packed(file) {
  return gzipSync(readFileSync(file)).length;
}

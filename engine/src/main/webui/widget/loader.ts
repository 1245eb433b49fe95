import { type Panel, outboxKey, sessionKey, sheet } from "./shared.ts";

const STYLE = `:host{all:initial;color-scheme:light dark}
button{position:fixed;right:20px;bottom:20px;z-index:2147483000;display:grid;place-items:center;width:60px;height:60px;padding:0;border:0;border-radius:50%;background:var(--cauce-accent,light-dark(#0b6477,#5fc6db));color:var(--cauce-on-accent,light-dark(#fff,#06222a));box-shadow:0 4px 18px #0005;cursor:pointer}
button:hover{filter:brightness(1.12)}button:focus-visible{outline:3px solid var(--cauce-accent,light-dark(#0b6477,#5fc6db));outline-offset:3px}
svg{fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
i{position:absolute;top:0;right:0;min-width:20px;padding:1px 4px;border-radius:99px;background:#b3261e;color:#fff;font:700 12px/18px system-ui,sans-serif}i:empty{display:none}`;
const SVG = "http://www.w3.org/2000/svg";

const script = document.currentScript as HTMLScriptElement;
const channel = script.dataset.channel ?? "";
const origin = new URL(script.src).origin;
const language = (script.dataset.language ?? (document.documentElement.lang || navigator.language)).startsWith("en") ? "en" : "es";
let panel: Promise<Panel> | undefined;

const host = document.createElement("div");
const root = host.attachShadow({ mode: "open" });
root.adoptedStyleSheets = [sheet(STYLE)];
const launcher = document.createElement("button");
launcher.type = "button";
launcher.ariaLabel = language === "en" ? "Open chat" : "Abrir el chat";
launcher.ariaExpanded = "false";
const drawing = document.createElementNS(SVG, "svg");
drawing.setAttribute("viewBox", "0 0 24 24");
drawing.setAttribute("width", "28");
drawing.setAttribute("aria-hidden", "true");
const line = document.createElementNS(SVG, "path");
line.setAttribute("d", "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5");
drawing.append(line);
launcher.append(drawing, document.createElement("i"));
launcher.addEventListener("click", () => void load().then(one => (one.shown ? one.hide() : one.show())));
root.append(launcher);
document.body.append(host);

function load(): Promise<Panel> {
  panel ??= new Promise((loaded, failed) => {
    const part = document.createElement("script");
    part.src = `${origin}/widget/panel.js`;
    part.onload = () => loaded(window.CauceChat!.panel!({ origin, channel, language, root, launcher }));
    part.onerror = () => {
      panel = undefined;
      failed(new Error(`${part.src} could not be loaded`));
    };
    document.head.append(part);
  });
  return panel;
}

window.CauceChat = {
  open: () => void load().then(one => one.show()),
  close: () => void panel?.then(one => one.hide()),
};
if (localStorage.getItem(sessionKey(channel)) || localStorage.getItem(outboxKey(channel))) void load();

"use strict";
const TEXTS = {
  es: { language: "Idioma", channel: "Canal", name: "Nombre", begin: "Empezar", message: "Mensaje", attach: "Adjuntar", send: "Enviar", end: "Terminar",
    connecting: "Conectando…", connected: "Conectado", lost: "Sin conexión; reintentando…", queue: "Posición en la cola: {0}", wait: " · espera estimada {0}–{1} min (confianza {2})",
    agent: "Le atiende {0}", closed: "La conversación ha terminado. Escriba para empezar otra.", typing: "Escribiendo…", sending: "enviando", accepted: "recibido", sent: "enviado", delivered: "entregado", read: "leído", you: "Usted",
    low: "baja", medium: "media", high: "alta", hello: "Hola, soy {0}." },
  en: { language: "Language", channel: "Channel", name: "Name", begin: "Start", message: "Message", attach: "Attach", send: "Send", end: "End",
    connecting: "Connecting…", connected: "Connected", lost: "No connection; trying again…", queue: "Position in queue: {0}", wait: " · estimated wait {0}–{1} min ({2} confidence)",
    agent: "{0} is with you", closed: "The conversation is over. Write to start another.", typing: "Typing…", sending: "sending", accepted: "received", sent: "sent", delivered: "delivered", read: "read", you: "You",
    low: "low", medium: "medium", high: "high", hello: "Hello, I am {0}." }
};
const byId = id => document.getElementById(id);
const store = sessionStorage;
let language = navigator.language.startsWith("en") ? "en" : "es";
let session = JSON.parse(store.getItem("cauce.session") ?? "null");
let outbox = JSON.parse(store.getItem("cauce.outbox") ?? "[]");
let socket, welcomed = false, retry = 500, lastSequence = 0, status = ["connecting"], typingUntil = 0;
const shown = new Map();

const say = (key, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), TEXTS[language][key] ?? key);
function translate() {
  document.documentElement.lang = language;
  byId("language").value = language;
  document.querySelectorAll("[data-text]").forEach(node => { node.textContent = say(node.dataset.text); });
  showStatus(...status);
}
function showStatus(...now) {
  status = now;
  let text = say(now[0], ...now.slice(1));
  if (now[0] === "queue" && now[2]) text += say("wait", minutes(now[2].low), minutes(now[2].high), say(now[2].confidence));
  byId("status").textContent = text;
}
function minutes(duration) {
  const [, hours = 0, mins = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration) ?? [];
  return Math.ceil(Number(hours) * 60 + Number(mins) + Number(seconds) / 60);
}
function render(key, author, name, text, files, state) {
  let item = shown.get(key);
  if (!item) {
    item = document.createElement("li");
    shown.set(key, item);
    byId("messages").append(item);
  }
  item.className = author;
  item.replaceChildren(document.createTextNode(text));
  for (const file of files ?? []) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `📎 ${file.name} (${Math.ceil(file.size / 1000)} kB)`;
    button.addEventListener("click", () => download(file));
    item.append(button);
  }
  const note = document.createElement("small");
  note.textContent = `${author === "contact" ? say("you") : name ?? ""} · ${say(state)}`;
  item.append(note);
  item.dataset.sequence ??= "";
  byId("messages").scrollTop = byId("messages").scrollHeight;
  return item;
}
function send(frame) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}
function write(text, attachments) {
  const message = { type: "message", id: crypto.randomUUID(), text, attachments: (attachments ?? []).map(file => file.id) };
  outbox.push(message);
  store.setItem("cauce.outbox", JSON.stringify(outbox));
  render(message.id, "contact", null, text, attachments, "sending");
  if (welcomed) send(message);
}
function received(frame) {
  switch (frame.type) {
    case "welcome": welcomed = true; retry = 500; showStatus("connected"); outbox.forEach(send); break;
    case "accepted": {
      outbox = outbox.filter(message => message.id !== frame.id);
      store.setItem("cauce.outbox", JSON.stringify(outbox));
      const note = shown.get(frame.id)?.querySelector("small");
      if (note) note.textContent = `${say("you")} · ${say("accepted")}`;
      break;
    }
    case "message": {
      lastSequence = Math.max(lastSequence, frame.sequence);
      const item = render(frame.clientId ?? frame.id, frame.author, frame.name, frame.text, frame.attachments, frame.status);
      item.dataset.sequence = frame.sequence;
      if (frame.author !== "contact") { byId("typing").textContent = ""; seen(); }
      break;
    }
    case "status":
      for (const item of shown.values()) {
        if (item.classList.contains(frame.author) && item.dataset.sequence && Number(item.dataset.sequence) <= frame.upTo) {
          const note = item.querySelector("small");
          note.textContent = note.textContent.replace(/[^·]*$/, ` ${say(frame.status)}`);
        }
      }
      break;
    case "typing": byId("typing").textContent = frame.typing ? say("typing") : ""; break;
    case "queue": showStatus("queue", frame.position, frame.estimate); break;
    case "agent": showStatus("agent", frame.name); break;
    case "closed": showStatus("closed"); break;
    case "error": byId("status").textContent = frame.message; break;
  }
}
function seen() {
  if (document.visibilityState === "visible") send({ type: "read", sequence: lastSequence });
}
function connect() {
  showStatus("connecting");
  socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/ws/chat/v1/${session.channel}`);
  socket.addEventListener("open", () => send({ type: "authenticate", token: session.token, lastSequence }));
  socket.addEventListener("message", event => received(JSON.parse(event.data)));
  socket.addEventListener("close", event => {
    if (event.code === 4401) { store.clear(); location.reload(); return; }
    welcomed = false;
    showStatus("lost");
    setTimeout(connect, retry + Math.random() * 300);
    retry = Math.min(retry * 2, 15000);
  });
}
async function download(file) {
  const answer = await fetch(`/api/chat/v1/${session.channel}/attachments/${file.id}`, { headers: { Authorization: `Bearer ${session.token}` } });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(link.href);
}
async function upload(file) {
  const form = new FormData();
  form.append("file", file);
  const answer = await fetch(`/api/chat/v1/${session.channel}/attachments`, { method: "POST", body: form, headers: { Authorization: `Bearer ${session.token}` } });
  const body = await answer.json();
  if (answer.ok) write("", [body]); else byId("status").textContent = body.detail;
}
function open() {
  byId("start").hidden = true;
  byId("chat").hidden = false;
  byId("text").focus();
  connect();
}
byId("language").addEventListener("change", event => { language = event.target.value; translate(); });
byId("start").addEventListener("submit", async event => {
  event.preventDefault();
  const channel = byId("channel").value;
  const answer = await fetch(`/api/chat/v1/${channel}/visitors`, { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
  const body = await answer.json();
  if (!answer.ok) { alert(body.detail); return; }
  session = { channel, token: body.token };
  store.setItem("cauce.session", JSON.stringify(session));
  open();
  write(say("hello", byId("name").value.trim()));
});
byId("compose").addEventListener("submit", event => {
  event.preventDefault();
  const text = byId("text").value.trim();
  if (text) write(text);
  byId("text").value = "";
  send({ type: "typing", typing: false });
  typingUntil = 0;
});
byId("text").addEventListener("keydown", event => {
  if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); byId("compose").requestSubmit(); }
});
byId("text").addEventListener("input", () => {
  if (Date.now() > typingUntil) { typingUntil = Date.now() + 3000; send({ type: "typing", typing: true }); }
});
byId("file").addEventListener("change", async event => {
  if (event.target.files[0]) await upload(event.target.files[0]);
  event.target.value = "";
});
byId("end").addEventListener("click", () => send({ type: "close" }));
document.addEventListener("visibilitychange", seen);
translate();
if (session) open();

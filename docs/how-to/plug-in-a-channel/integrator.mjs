// A channel of one's own in Node, without any framework: made-up text messages.
//
//   CAUCE=http://127.0.0.1:8080 CHANNEL=acme-sms KEY=whsec_… PORT=7070 node integrator.mjs
//
// A phone writes by   curl 'http://127.0.0.1:7070/phone?number=34600111222&text=Hola'
// and what the agent answers is printed.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const { CAUCE = "http://127.0.0.1:8080", CHANNEL, KEY, PORT = "7070" } = process.env;
const events = `${CAUCE}/api/channels/http/v1/${CHANNEL}/events`;
const key = Buffer.from(KEY.replace("whsec_", ""), "base64");
const TOLERANCE = 300;

/** The signature of Standard Webhooks: over id, time and the body as it is. */
function sign(id, timestamp, body) {
  return "v1," + createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
}

/** During a change of keys there are several signatures: one of them must be ours. */
function isSigned(headers, body) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures = "" } = headers;
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) < TOLERANCE)) return false;
  const right = Buffer.from(sign(id, timestamp, body));
  return signatures.split(" ").some((one) => {
    const given = Buffer.from(one);
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

/** Posts an event until it is kept. The same id again is the same event, so repeating is safe. */
async function post(type, data, id = randomUUID()) {
  const body = JSON.stringify({ specversion: "1.0", id, source: "/made-up-texts", type: `dev.cauce.channel.${type}`, data });
  for (let pause = 500; ; pause = Math.min(pause * 2, 30_000)) {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const answer = await fetch(events, {
      method: "POST",
      headers: {
        "content-type": "application/cloudevents+json",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": sign(id, timestamp, body),
      },
      body,
    }).catch(() => ({ status: 0 }));
    if (answer.status === 202) return;
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) throw new Error(await answer.text());
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

const delivered = new Set();

/** What the agent wrote. It may come again after a lost answer: the id says so. */
async function toPhone(request, response) {
  const body = await bodyOf(request);
  if (!isSigned(request.headers, body)) return response.writeHead(401).end();
  const { id, data } = JSON.parse(body);
  if (!delivered.has(id)) {
    delivered.add(id);
    for (const part of data.parts) console.log(`to ${data.contact.address}: ${part.text ?? "(not a text)"}`);
  }
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ id: `text-${id}` }));
  await post("message-reported", { contact: data.contact, message: id, status: "delivered" }, `delivered-${id}`.slice(0, 100));
}

/** What a phone sends. */
async function fromPhone(url, response) {
  const number = url.searchParams.get("number");
  await post("message-received", { contact: { address: `+${number}` }, text: url.searchParams.get("text") });
  response.writeHead(204).end();
}

createServer((request, response) => {
  const url = new URL(request.url, "http://localhost");
  const done = url.pathname === "/phone" ? fromPhone(url, response) : toPhone(request, response);
  done.catch((failure) => {
    console.error(failure.message);
    if (!response.headersSent) response.writeHead(500).end();
  });
}).listen(Number(PORT), "127.0.0.1", () => console.log(`listening on ${PORT}`));

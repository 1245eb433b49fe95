const es = {
  chat: "Chat",
  open: "Abrir el chat",
  hide: "Ocultar el chat",
  end: "Terminar la conversación",
  message: "Mensaje",
  placeholder: "Escriba su mensaje…",
  send: "Enviar",
  attach: "Adjuntar un archivo",
  connecting: "Conectando…",
  lost: "Sin conexión. Se vuelve a intentar solo.",
  queue: "Puesto {0} en la cola",
  wait: "espera de {0} a {1} min",
  agent: "Le atiende {0}",
  closed: "La conversación ha terminado. Escriba para empezar otra.",
  typing: "Escribiendo…",
  sending: "Enviando",
  sent: "Enviado",
  delivered: "Entregado",
  read: "Leído",
  failed: "No se envió",
  you: "Usted",
  staff: "Agente",
  file: "Descargar {0}",
  log: "Mensajes",
  unread: "{0} mensajes nuevos. Abrir el chat",
};

const en: typeof es = {
  chat: "Chat",
  open: "Open chat",
  hide: "Hide chat",
  end: "End the conversation",
  message: "Message",
  placeholder: "Write your message…",
  send: "Send",
  attach: "Attach a file",
  connecting: "Connecting…",
  lost: "No connection. Trying again by itself.",
  queue: "Number {0} in line",
  wait: "wait of {0} to {1} min",
  agent: "{0} is with you",
  closed: "The conversation is over. Write to begin another.",
  typing: "Typing…",
  sending: "Sending",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  failed: "Not sent",
  you: "You",
  staff: "Agent",
  file: "Download {0}",
  log: "Messages",
  unread: "{0} new messages. Open chat",
};

export type Word = keyof typeof es;
export type Say = (word: Word, ...values: (string | number)[]) => string;

export function speaker(language: "es" | "en"): Say {
  const texts = language === "en" ? en : es;
  return (word, ...values) => values.reduce<string>((text, value, at) => text.replace(`{${at}}`, String(value)), texts[word]);
}

/** What the loader hands to the panel. */
export interface Place {
  origin: string;
  channel: string;
  language: "es" | "en";
  root: ShadowRoot;
  launcher: HTMLButtonElement;
}

export interface Panel {
  show(): void;
  hide(): void;
  readonly shown: boolean;
}

declare global {
  interface Window {
    CauceChat?: {
      open(): void;
      close(): void;
      /** Set by the panel's script. */
      panel?: (place: Place) => Panel;
    };
  }
}

export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

export function sessionKey(channel: string): string {
  return `cauce.chat.${channel}`;
}

/** Where messages wait that the engine has not taken. */
export function outboxKey(channel: string): string {
  return `${sessionKey(channel)}.outbox`;
}

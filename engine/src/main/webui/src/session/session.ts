import { useSyncExternalStore } from "react";
import { Kept } from "./kept.ts";

export type Role = "agent" | "supervisor" | "administrator";

/** Who is signed in, in this tab until it is closed. */
export interface Session {
  token: string;
  expiresAt: string;
  user: string;
  roles: Role[];
}

const KEY = "cauce.session";
const listeners = new Set<() => void>();
export const kept = new Kept(sessionStorage);
let known: Session | null = read();

function read(): Session | null {
  const stored = sessionStorage.getItem(KEY);
  if (!stored) return null;
  const found = JSON.parse(stored) as Session;
  return Date.parse(found.expiresAt) > Date.now() ? found : null;
}

function tell() {
  listeners.forEach(listener => listener());
}

export const session = {
  current: () => known,
  /** Load the page anew afterwards: what it holds in memory may be another user's. */
  begin(begun: Session) {
    kept.belongTo(begun.user);
    known = begun;
    sessionStorage.setItem(KEY, JSON.stringify(begun));
    tell();
  },
  /** The token is no good any more; its user finds drafts again. */
  end() {
    known = null;
    sessionStorage.removeItem(KEY);
    tell();
  },
  /** Its user goes, and leaves nothing to who comes next. Load the page anew afterwards. */
  leave() {
    kept.forget();
    this.end();
  },
};

export function useSession(): Session | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
}

export function homeOf(one: Session): "/desk" | "/wall" | "/administration/{-$kind}" {
  if (one.roles.includes("agent")) return "/desk";
  return one.roles.includes("supervisor") ? "/wall" : "/administration/{-$kind}";
}

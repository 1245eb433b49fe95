import { useSyncExternalStore } from "react";

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
  begin(begun: Session) {
    known = begun;
    sessionStorage.setItem(KEY, JSON.stringify(begun));
    tell();
  },
  end() {
    known = null;
    sessionStorage.removeItem(KEY);
    tell();
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

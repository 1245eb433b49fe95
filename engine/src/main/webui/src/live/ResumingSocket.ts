/** How fresh what is shown is. */
export type Connection = { state: "connecting" } | { state: "live" } | { state: "lost"; since: number };

export interface Frame {
  type: string;
  sequence?: number;
}

interface Welcome extends Frame {
  session?: string;
  sequence: number;
  resumed?: boolean;
}

export interface Listener<F extends Frame> {
  /** An event, each number once, in order; a snapshot when what was missed is not known any more. */
  onFrame(frame: F): void;
  onConnection(connection: Connection): void;
  /** The token is not taken any more. */
  onSignedOut(): void;
}

/** What the world around a socket is; tests give another. */
export interface Surroundings {
  open(path: string): WebSocket;
  now(): number;
  after(milliseconds: number, action: () => void): () => void;
  random(): number;
}

const TOKEN_GONE = 4401;
const OTHER_ROLE = 4403;
const CONTINUED_ELSEWHERE = 4409;
const FIRST_RETRY = 400;
const LONGEST_RETRY = 15_000;

/**
 * A staff socket that never gives up. Every event is told once and in order: a missing number or a broken line leads to a
 * new connection that resumes after the last number seen.
 */
export class ResumingSocket<F extends Frame> {
  private readonly path: string;
  private readonly token: string;
  private readonly listener: Listener<F>;
  private readonly world: Surroundings;
  private socket: WebSocket | null = null;
  private session: string | null = null;
  private sequence = 0;
  private attempts = 0;
  private ended = false;
  private lostSince: number | null = null;
  private cancelRetry: () => void = () => {};

  constructor(path: string, token: string, listener: Listener<F>, world: Surroundings = browser) {
    this.path = path;
    this.token = token;
    this.listener = listener;
    this.world = world;
  }

  /** Of the events seen, so that a snapshot by REST can be compared. */
  get seen(): { session: string | null; sequence: number } {
    return { session: this.session, sequence: this.sequence };
  }

  connect(): void {
    if (this.ended) return;
    this.cancelRetry();
    const socket = this.world.open(this.path);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.greeting()));
    socket.onmessage = event => {
      if (socket === this.socket) this.received(JSON.parse(String(event.data)) as F);
    };
    socket.onclose = event => {
      if (socket === this.socket) this.broken(event.code);
    };
  }

  /** Something says that the line is dead, though nobody closed it. */
  reconnect(): void {
    if (this.ended) return;
    this.drop();
    this.attempts = 0;
    this.lost();
    this.connect();
  }

  /** The network is gone: what is shown is as old as now. */
  suspend(): void {
    this.drop();
    this.lost();
    this.retryLater();
  }

  end(): void {
    this.ended = true;
    this.cancelRetry();
    this.drop();
  }

  private greeting() {
    const resume = this.session === null ? {} : { resume: { session: this.session, sequence: this.sequence } };
    return { type: "authenticate", token: this.token, ...resume };
  }

  private received(frame: F): void {
    if (frame.type === "welcome") {
      this.welcomed(frame as unknown as Welcome);
    } else if (frame.type === "snapshot") {
      this.sequence = frame.sequence ?? 0;
      this.live();
      this.listener.onFrame(frame);
    } else if (typeof frame.sequence === "number") {
      this.event(frame, frame.sequence);
    }
  }

  private welcomed(welcome: Welcome): void {
    this.session = welcome.session ?? null;
    this.attempts = 0;
    if (welcome.resumed) this.live();
  }

  private event(frame: F, sequence: number): void {
    if (sequence <= this.sequence) return;
    if (sequence !== this.sequence + 1) {
      this.reconnect();
      return;
    }
    this.sequence = sequence;
    this.listener.onFrame(frame);
  }

  private broken(code: number): void {
    this.socket = null;
    if (code === TOKEN_GONE || code === OTHER_ROLE) {
      this.end();
      this.listener.onSignedOut();
      return;
    }
    if (code === CONTINUED_ELSEWHERE) this.session = null;
    this.lost();
    this.retryLater();
  }

  private retryLater(): void {
    if (this.ended) return;
    this.cancelRetry();
    const pause = Math.min(FIRST_RETRY * 2 ** this.attempts, LONGEST_RETRY);
    this.attempts += 1;
    this.cancelRetry = this.world.after(pause * (0.5 + this.world.random() / 2), () => this.connect());
  }

  private live(): void {
    this.lostSince = null;
    this.listener.onConnection({ state: "live" });
  }

  private lost(): void {
    this.lostSince ??= this.world.now();
    this.listener.onConnection({ state: "lost", since: this.lostSince });
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}

const browser: Surroundings = {
  open: path => new WebSocket(`${location.origin.replace(/^http/, "ws")}${path}`),
  now: () => Date.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

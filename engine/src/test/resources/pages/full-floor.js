// In the browser, before the page's own scripts: a floor as full as it gets. A socket that tells 50 changes a second, and
// an observer of how long the page takes to answer input and of tasks that keep it busy.
(() => {
  const QUEUES = 500, AGENTS = 2_000, CONVERSATIONS = 200, MESSAGES = 1_000, EVERY = 20;
  const ago = seconds => new Date(Date.now() - seconds * 1000).toISOString();
  const pick = count => Math.floor(Math.random() * count);
  const user = location.hash === "#wall" || location.pathname === "/wall" ? "sofia" : "ana";
  const roles = user === "ana" ? ["agent"] : ["supervisor"];
  sessionStorage.setItem("cauce.session", JSON.stringify({ token: "t", user, roles, expiresAt: ago(-3600) }));

  const queue = at => ({
    queue: `queue-${at}`, client: "acme", waiting: pick(9), oldestWaitingSince: ago(pick(90)), inProgress: pick(20), wrappingUp: 0,
    atRisk: pick(3), late: pick(4), answeredToday: pick(900), abandonedToday: pick(20),
    serviceLevel: { targetShare: 0.8, threshold: "PT20S", last30Minutes: { share: Math.random(), inTime: 8, of: 10 }, today: { inTime: 8, of: 10 } },
    agents: { available: pick(40), paused: 3, notResponding: 0, offline: 9 },
  });
  const agent = at => ({
    agent: `agent-${at}`, presence: ["available", "paused", "offline"][pick(3)], presenceSince: ago(pick(900)),
    capacity: { used: pick(100), total: 100 }, offered: 9, handled: 8, declined: 1, expired: 0,
    interactions: [{ interaction: `i-${at}`, client: "acme", queue: "queue-1", channel: "chat", phase: "active", since: ago(pick(300)) }],
  });
  const conversation = at => ({
    id: `c-${at}`, phase: "active", client: "acme", queue: "queue-1", channel: "chat", contact: `contact-${at}`, since: ago(600), lastContactAt: ago(pick(300)), unread: 0,
  });
  const message = (of, sequence) => ({
    id: `m-${of}-${sequence}`, conversation: `c-${of}`, sequence, author: sequence % 2 ? "contact" : "agent", agent: "ana", note: false,
    text: `Message ${sequence} of a long conversation about a journey to the north`, attachments: [], at: ago(MESSAGES - sequence), status: "read",
  });
  const list = (count, make) => Array.from({ length: count }, (_, at) => make(at));

  let latest = MESSAGES;
  const wallFrames = {
    snapshot: () => ({ type: "snapshot", queues: list(QUEUES, queue), agents: list(AGENTS, agent) }),
    change: () => ({ type: "delta", queues: [queue(pick(QUEUES))], agents: [agent(pick(AGENTS))], removedQueues: [], removedAgents: [] }),
  };
  const deskFrames = {
    snapshot: () => ({
      type: "snapshot",
      state: { agent: "ana", presence: "available", presenceSince: ago(60), capacity: { used: 90, total: 100 }, offers: [], conversations: list(CONVERSATIONS, conversation), wrapUps: [] },
    }),
    change: () => ({ type: "message", message: message(Math.random() < 0.2 ? 0 : pick(CONVERSATIONS), ++latest) }),
  };

  window.WebSocket = class {
    static OPEN = 1;
    readyState = 1;
    constructor(address) {
      const frames = String(address).endsWith("/ws/supervisor") ? wallFrames : deskFrames;
      let sequence = 0;
      const tell = frame => this.onmessage({ data: JSON.stringify({ ...frame, sequence: sequence++ }) });
      setTimeout(() => {
        this.onopen();
        this.onmessage({ data: JSON.stringify({ type: "welcome", session: "s", sequence: 0 }) });
        tell(frames.snapshot());
        setInterval(() => tell(frames.change()), EVERY);
      });
    }
    send() {}
    close() {}
  };

  const real = window.fetch;
  window.fetch = (input, init) => {
    const path = new URL(input.url ?? input, location.href).pathname;
    const answer = body => Promise.resolve(new Response(JSON.stringify(body), { status: 200, headers: { "Content-Type": "application/json" } }));
    if (path.endsWith("/directory")) return answer({ name: user, clients: [], queues: [], colleagues: [], presenceReasons: [], dispositions: [] });
    if (path.endsWith("/messages")) return answer(list(MESSAGES, at => message(0, at + 1)));
    return path.startsWith("/api/") ? Promise.resolve(new Response(null, { status: 204 })) : real(input, init);
  };

  window.measured = { inputs: [], longTasks: [] };
  new PerformanceObserver(entries => entries.getEntries().forEach(entry => entry.interactionId && measured.inputs.push(entry.duration)))
    .observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver(entries => entries.getEntries().forEach(entry => measured.longTasks.push(entry.duration))).observe({ type: "longtask" });
})();

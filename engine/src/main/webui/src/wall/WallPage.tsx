import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useEffect, useReducer, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../api/directory.ts";
import { ConnectionBar, ConnectionLight } from "../chrome/Connection.tsx";
import { Icon } from "../chrome/Icon.tsx";
import { Masthead } from "../chrome/Masthead.tsx";
import { Busy } from "../chrome/States.tsx";
import { ResumingSocket } from "../live/ResumingSocket.ts";
import { type Session, session, useSession } from "../session/session.ts";
import { Alerts } from "./Alerts.tsx";
import { AgentTable } from "./AgentTable.tsx";
import { Contracts } from "./Contracts.tsx";
import { FailedDeliveries } from "./FailedDeliveries.tsx";
import { QueueTable } from "./QueueTable.tsx";
import { Summary } from "./Summary.tsx";
import { Tagged } from "./Tagged.tsx";
import { Tasks } from "./Tasks.tsx";
import { Television } from "./Television.tsx";
import { Trends } from "./Trends.tsx";
import { WaitingDialog } from "./WaitingDialog.tsx";
import type { WallFrame } from "./model.ts";
import { after, nothing } from "./state.ts";
import "../style/wall.css";

export default function WallPage() {
  const who = useSession();
  const navigate = useNavigate();
  const { tv } = useSearch({ from: "/wall" });
  useEffect(() => {
    if (!who) void navigate({ to: "/sign-in", search: { next: "/wall" } });
  }, [who, navigate]);
  return who && <SignedInWall who={who} tv={tv !== undefined} />;
}

function SignedInWall({ who, tv }: { who: Session; tv: boolean }) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const wall = useDeferredValue(useWall(who));
  const [looked, setLooked] = useState<{ queue: string; first?: string } | null>(null);
  const openQueue = useCallback((queue: string) => setLooked({ queue }), []);
  useEffect(() => {
    document.title = `${t("wall.title")} – Cauce`;
  }, [t]);
  const navigate = useNavigate();
  const leave = useCallback(() => void navigate({ to: "/wall" }), [navigate]);
  if (tv) return wall.known ? <Television wall={wall} directory={directory} onLeave={leave} /> : <Busy />;
  return (
    <div className="page" data-stale={wall.known && wall.connection.state !== "live"}>
      <Masthead title={t("wall.title")} name={directory.name || who.user}>
        <ConnectionLight connection={wall.connection} />
        <button type="button" className="button quiet" onClick={() => void navigate({ to: "/wall", search: { tv: "" } })}>
          <Icon name="screen" /> <span className="wide-only">{t("tv.open")}</span>
          <span className="hidden narrow-only">{t("tv.open")}</span>
        </button>
      </Masthead>
      <ConnectionBar connection={wall.connection} />
      <main className="wall" id="content" tabIndex={-1}>
        {!wall.known ? (
          <Busy />
        ) : (
          <>
            <Alerts alerts={wall.alerts} directory={directory} />
            <Summary wall={wall} />
            <QueueTable queues={[...wall.queues.values()]} directory={directory} onOpen={openQueue} />
            <Contracts queues={wall.queues} directory={directory} onOpen={openQueue} />
            <Trends directory={directory} />
            <AgentTable agents={[...wall.agents.values()]} directory={directory} />
            <Tasks directory={directory} onOpen={(queue, first) => setLooked({ queue, first })} />
            <FailedDeliveries directory={directory} />
            <Tagged directory={directory} />
          </>
        )}
      </main>
      {looked && <WaitingDialog {...looked} live={wall.queues.get(looked.queue)} directory={directory} onClose={() => setLooked(null)} />}
    </div>
  );
}

function useWall(who: Session) {
  const [wall, tell] = useReducer(after, nothing);
  useEffect(() => {
    const socket = new ResumingSocket<WallFrame>("/ws/supervisor", who.token, {
      onFrame: frame => tell({ type: "frame", frame }),
      onConnection: connection => tell({ type: "connection", connection }),
      onSignedOut: () => session.end(),
    });
    const online = () => socket.reconnect();
    const offline = () => socket.suspend();
    addEventListener("online", online);
    addEventListener("offline", offline);
    socket.connect();
    return () => {
      removeEventListener("online", online);
      removeEventListener("offline", offline);
      socket.end();
    };
  }, [who.token]);
  return wall;
}

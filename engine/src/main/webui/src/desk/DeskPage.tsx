import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { contactName, nameIn, reasonIn, useDirectory } from "../api/directory.ts";
import { type Command, Palette } from "../chrome/Palette.tsx";
import { ConnectionBar, ConnectionLight } from "../chrome/Connection.tsx";
import { Masthead } from "../chrome/Masthead.tsx";
import { Empty } from "../chrome/States.tsx";
import { useSession } from "../session/session.ts";
import type { Session } from "../session/session.ts";
import { currentOf, useChannels } from "./channels.ts";
import { CloseDialog } from "./CloseDialog.tsx";
import { Composer } from "./Composer.tsx";
import { Details } from "./Details.tsx";
import { HelpDialog } from "./HelpDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { Notices } from "./Notices.tsx";
import { PresenceMenu } from "./PresenceMenu.tsx";
import type { Looker, Message } from "./model.ts";
import { Timeline } from "./Timeline.tsx";
import { TransferDialog } from "./TransferDialog.tsx";
import { WorkList } from "./WorkList.tsx";
import { type Invitation, consulting, inSight, invitations, isOpen, placeIn } from "./guests.ts";
import { whoIs } from "./who.ts";
import { useAttention } from "./useAttention.ts";
import { useDesk } from "./useDesk.ts";
import { useKeys } from "./useKeys.ts";

/** Channels that show a message as the answer to a certain one. */
const CAN_ANSWER = ["whatsapp"];

export type View = "list" | "conversation" | "details";
type Open = "consult" | "transfer" | "move" | "close" | "help" | "palette" | null;

const nobody: readonly Looker[] = [];

export default function DeskPage() {
  const who = useSession();
  const navigate = useNavigate();
  useEffect(() => {
    if (!who) void navigate({ to: "/sign-in", search: { next: "/desk" } });
  }, [who, navigate]);
  return who && <SignedInDesk who={who} />;
}

function SignedInDesk({ who }: { who: Session }) {
  const { t, i18n } = useTranslation();
  const directory = useDirectory();
  const [selected, setSelected] = useState<string | null>(null);
  const [view, setView] = useState<View>("list");
  const [open, setOpen] = useState<Open>(null);
  const [answered, setAnswered] = useState<Message | null>(null);
  const { desk, outgoing, outbox, act } = useDesk(who, selected);
  useAttention(desk, directory);

  const seen = inSight(desk);
  const conversation = seen.find(one => one.id === selected) ?? null;
  const place = conversation && !desk.conversations.includes(conversation) ? placeIn(desk, conversation.id) : undefined;
  const own = conversation !== null && place === undefined;
  const participants = conversation ? desk.participants.filter(one => one.conversation === conversation.id) : [];
  const messages = (conversation && desk.threads[conversation.id]?.messages) ?? [];
  const channels = useChannels(own ? conversation?.id : undefined, messages.at(-1)?.thread);
  const current = currentOf(channels);
  const next = seen[0]?.id ?? null;
  useEffect(() => {
    if (!conversation) setSelected(next);
  }, [conversation, next]);

  const choose = useCallback((id: string) => {
    setSelected(id);
    setView("conversation");
  }, []);
  async function accept(offer: string) {
    const accepted = await act.accept(offer);
    if (accepted) choose(accepted);
  }
  async function join(invitation: Invitation) {
    if (await act.join(invitation.participant)) choose(invitation.conversation.id);
  }
  async function reopen(ended: string) {
    const next = await act.reopen(ended);
    if (next) choose(next);
  }
  function finish() {
    if (conversation?.phase === "active") setOpen("close");
    else {
      setView("details");
      requestAnimationFrame(() => document.getElementById("disposition")?.focus());
    }
  }
  function note() {
    setView("details");
    requestAnimationFrame(() => document.getElementById("contact-note")?.focus());
  }
  function step(by: number) {
    const at = seen.findIndex(one => one.id === selected);
    const to = seen[(at + by + seen.length) % seen.length];
    if (to) choose(to.id);
  }
  const first = desk.offers[0];
  useKeys(open !== null, {
    palette: () => setOpen("palette"),
    "?": () => setOpen("help"),
    a: () => first && void accept(first.id),
    j: () => step(1),
    k: () => step(-1),
    r: () => document.getElementById("message")?.focus(),
    c: () => own && conversation?.phase === "active" && conversation.channel !== "voice" && setOpen("consult"),
    t: () => own && conversation?.phase === "active" && setOpen("transfer"),
    m: () => own && conversation?.phase === "active" && channels && setOpen("move"),
    n: () => own && note(),
    o: () => own && conversation?.phase === "wrap-up" && void reopen(conversation.id),
    x: () => own && finish(),
  });

  const commands = useMemo<Command[]>(() => {
    const pauses = directory.presenceReasons.map(reason => ({
      words: `${t("presence.paused")}: ${reasonIn(directory, reason.id, i18n.language)}`,
      act: () => void act.setPresence("paused", reason.id),
    }));
    return [
      ...desk.offers.map(offer => ({
        words: `${t("offer.accept")}: ${contactName(offer.channel, offer.contact)}`,
        act: () => void accept(offer.id),
      })),
      ...invitations(desk).map(one => ({
        words: `${t("guest.join")}: ${t("guest.asks", { name: nameIn(directory.colleagues, one.participant.holder) })}`,
        act: () => void join(one),
      })),
      ...[...desk.conversations, ...consulting(desk)].map(one => ({
        words: t("palette.goTo", { contact: whoIs(one, desk.threads[one.id]?.messages) }),
        act: () => choose(one.id),
      })),
      ...(place ? [{ words: t("guest.leave"), act: () => void act.leave(place) }] : []),
      ...(own
        ? participants.filter(isOpen).flatMap(one => {
            const name = nameIn(directory.colleagues, one.agent);
            const remove = { words: t("guest.remove", { name }), act: () => void act.leave(one) };
            return one.kind === "consult" ? [{ words: t("guest.promote", { name }), act: () => void act.conference(one) }, remove] : [remove];
          })
        : []),
      ...(own && conversation?.phase === "active"
        ? [
            ...(conversation.channel === "voice" ? [] : [{ words: t("guest.title"), act: () => setOpen("consult") }]),
            { words: t("transfer.title"), act: () => setOpen("transfer") },
            { words: t("move.open"), act: () => setOpen("move") },
            { words: t("close.title"), act: () => setOpen("close") },
          ]
        : []),
      ...(own && conversation?.phase === "wrap-up" ? [{ words: t("reopen.do"), act: () => void reopen(conversation.id) }] : []),
      { words: t("presence.available"), act: () => void act.setPresence("available") },
      ...pauses,
      { words: t("presence.offline"), act: () => void act.setPresence("offline") },
      { words: t("app.help"), act: () => setOpen("help") },
    ];
  }, [desk.offers, desk.conversations, desk.participants, desk.guestOf, desk.threads, conversation, directory, t, i18n.language, act]);

  const stale = desk.connection.state !== "live";
  return (
    <div className="page" data-stale={stale && desk.me !== null}>
      <Masthead title={t("app.desk")} name={directory.name || who.user} onHelp={() => setOpen("help")}>
        <ConnectionLight connection={desk.connection} />
        {desk.me && <PresenceMenu me={desk.me} directory={directory} onChange={act.setPresence} />}
      </Masthead>
      <ConnectionBar connection={desk.connection} />
      <main className="desk" id="content" tabIndex={-1} data-view={view}>
        <WorkList desk={desk} directory={directory} selected={selected} onChoose={choose} onAccept={accept} onDecline={act.decline} onJoin={join} onRefuse={(invitation, reason) => act.refuse(invitation.participant, reason)} />
        <section className="centre" aria-label={conversation ? t("timeline.title", { contact: whoIs(conversation, desk.threads[conversation.id]?.messages) }) : t("timeline.choose")}>
          {conversation ? (
            <>
              <Timeline
                key={conversation.id}
                conversation={conversation}
                thread={desk.threads[conversation.id]}
                channels={channels}
                directory={directory}
                outgoing={outgoing.filter(one => one.conversation === conversation.id)}
                outbox={outbox}
                typing={desk.typing[conversation.id] === true}
                ended={desk.ended[conversation.id] !== undefined || conversation.phase === "wrap-up"}
                names={{ queue: nameIn(directory.queues, conversation.queue), colleague: id => nameIn(directory.colleagues, id), me: who.user }}
                act={act}
                onAnswer={CAN_ANSWER.includes(conversation.channel) && conversation.phase === "active" ? setAnswered : undefined}
                participants={participants}
                lookers={desk.lookers[conversation.id] ?? nobody}
                place={place}
                onView={setView}
                onConsult={() => setOpen("consult")}
                onTransfer={() => setOpen("transfer")}
                onMove={() => setOpen("move")}
                onClose={() => setOpen("close")}
              />
              <Composer
                key={`to ${conversation.id} ${(channels?.threads.length ?? 1) > 1 ? current?.thread : ""}`}
                conversation={{ ...conversation, channel: current?.channel ?? conversation.channel }}
                thread={current}
                choices={channels?.choices ?? []}
                messages={messages}
                outbox={outbox}
                act={act}
                answered={answered?.conversation === conversation.id ? answered : null}
                onAnswered={setAnswered}
                notesOnly={place?.kind === "consult"}
              />
            </>
          ) : (
            <Empty icon="chat" title={t("timeline.choose")} hint={t("timeline.chooseHint")} />
          )}
        </section>
        <Details who={who} conversation={conversation} channel={current?.channel ?? conversation?.channel ?? ""} thread={conversation ? desk.threads[conversation.id] : undefined} wrapUp={conversation ? desk.wrapUps[conversation.id] : undefined} directory={directory} onView={setView} onTrouble={act.say} onReopen={reopen} own={own} />
      </main>
      <Notices notices={desk.notices} directory={directory} onDismiss={act.dismiss} />
      {open === "help" && <HelpDialog onClose={() => setOpen(null)} />}
      {open === "palette" && <Palette commands={commands} onClose={() => setOpen(null)} />}
      {open === "consult" && conversation && (
        <InviteDialog conversation={conversation} directory={directory} me={who.user} there={participants.filter(isOpen).map(one => one.agent)} onClose={() => setOpen(null)} />
      )}
      {open === "transfer" && conversation && <TransferDialog conversation={conversation} directory={directory} me={who.user} onClose={() => setOpen(null)} />}
      {open === "move" && conversation && channels && <MoveDialog conversation={conversation} channels={channels} onClose={() => setOpen(null)} />}
      {open === "close" && conversation && <CloseDialog conversation={conversation} onClosed={() => setView("details")} onClose={() => setOpen(null)} />}
    </div>
  );
}

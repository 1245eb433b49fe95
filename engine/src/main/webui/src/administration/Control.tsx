import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { titleOf, useDefinitions } from "./definitions.ts";
import { type Holiday, type Pointer, type Span, durationOf, holidaysOf, holidaysText, pointersOf, pointersText, secondsOf, spansOf, spansText } from "./draft.ts";
import { FormSchema } from "./FormSchema.tsx";
import type { Field, Kind } from "./kinds.ts";
import { Bands, Interrupts, Option, OverflowRules, PerChannel, Preferred, Relaxation } from "./RuleControls.tsx";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** What a desk can fill in; the engine refuses any other. */
const PLACES = ["contact.name", "agent.name", "client.name", "queue.name", "conversation.id"].map(one => `{{${one}}}`).join(" ");

const SCREEN_POP_PLACES = ["contact.address", "conversation.id", "conversation.channel", "conversation.startedAt", "conversation.priority", "queue.id", "queue.name", "client.id", "client.name", "agent.id"].map(one => `{{${one}}}`).join(" ");

export interface Props<F = Field> {
  field: F;
  value: unknown;
  wrong: string | undefined;
  onChange: (value: unknown) => void;
}

/** The control for a field, with its words and with what the engine found wrong in it. */
export function Control({ field, value, wrong, onChange }: Props) {
  switch (field.as) {
    case "text":
    case "email":
    case "url":
    case "date":
    case "language":
    case "zone":
      return <Line {...{ field, wrong }} type={field.as === "email" || field.as === "url" || field.as === "date" ? field.as : "text"} value={(value as string) ?? ""} onText={text => onChange(text === "" && field.optional ? undefined : text)} />;
    case "number":
      return <Line {...{ field, wrong }} type="number" min={field.min} max={field.max} value={value == null ? "" : String(value)} onText={text => onChange(text === "" ? undefined : Number(text))} />;
    case "percent":
      return <Line {...{ field, wrong }} type="number" min={1} max={100} value={value == null ? "" : String(Math.round(Number(value) * 100))} onText={text => onChange(text === "" ? undefined : Number(text) / 100)} />;
    case "duration":
      return <Line {...{ field, wrong }} type="number" min={0} value={secondsOf(value)} onText={text => onChange(durationOf(text))} />;
    case "long":
      return <Long field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "schema":
      return <FormSchema field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "flag":
      return <Flag {...{ field, wrong }} value={(value ?? field.usual) === true} onChange={onChange} />;
    case "one":
      return <One field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "several":
      return <Several field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "choices":
      return <Choices field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "levels":
      return <Levels field={field} of={field.of} wrong={wrong} levels={(value as Record<string, number> | null) ?? {}} onLevels={onChange} />;
    case "requirements":
      return <Requirements field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "names":
      return <Texts field={field} keys={["es", "en"]} value={value} wrong={wrong} onChange={onChange} />;
    case "texts":
      return <Texts field={field} keys={field.keys} long={field.long} value={value} wrong={wrong} onChange={onChange} />;
    case "lines":
      return <Lines field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "pointers":
      return <Pointers field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "week":
      return <Week field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "holidays":
      return <Holidays field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "option":
      return <Option field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "perChannel":
      return <PerChannel field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "interrupts":
      return <Interrupts field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "preferred":
      return <Preferred field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "relaxation":
      return <Relaxation field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "bands":
      return <Bands field={field} value={value} wrong={wrong} onChange={onChange} />;
    case "overflow":
      return <OverflowRules field={field} value={value} wrong={wrong} onChange={onChange} />;
  }
}

export function Wrong({ id, words }: { id: string; words: string | undefined }) {
  return words ? <p className="wrong" id={id}>{words}</p> : null;
}

export function useWords(field: Field) {
  const { t } = useTranslation();
  return t(`field.${field.label ?? field.name}`);
}

/** What helps to fill in the field, and what is wrong in it; `by` names both for who hears the page. */
export function useNotes(id: string, field: Field, wrong: string | undefined) {
  const { t, i18n } = useTranslation();
  const key = `hint.${field.label ?? field.name}`;
  const hint = i18n.exists(key) ? t(key, { places: field.name === "url" ? SCREEN_POP_PLACES : PLACES, first: "{{contact.address}}" }) : undefined;
  const by = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ") || undefined;
  const notes = (
    <>
      {hint && <p className="muted hint" id={`${id}-hint`}>{hint}</p>}
      <Wrong id={`${id}-wrong`} words={wrong} />
    </>
  );
  return { by, notes };
}

function Line({ field, wrong, onText, ...input }: { field: Field; wrong: string | undefined; onText: (text: string) => void; type: string; value: string; min?: number; max?: number }) {
  const id = useId();
  const { by, notes } = useNotes(id, field, wrong);
  return (
    <div className="field">
      <label htmlFor={id}>{useWords(field)}</label>
      <input id={id} {...input} step={input.type === "number" ? "any" : undefined} required={!field.optional} aria-invalid={wrong !== undefined} aria-describedby={by} onChange={event => onText(event.target.value)} />
      {notes}
    </div>
  );
}

function Long({ field, value, wrong, onChange }: Props) {
  const id = useId();
  const { by, notes } = useNotes(id, field, wrong);
  return (
    <div className="field">
      <label htmlFor={id}>{useWords(field)}</label>
      <textarea id={id} rows={3} required={!field.optional} value={(value as string | null) ?? ""} aria-invalid={wrong !== undefined} aria-describedby={by} onChange={event => onChange(event.target.value || undefined)} />
      {notes}
    </div>
  );
}

function Flag({ field, value, wrong, onChange }: Props & { value: boolean }) {
  const id = useId();
  const { by, notes } = useNotes(id, field, wrong);
  return (
    <div className="field">
      <label className="check">
        <input type="checkbox" checked={value} aria-describedby={by} onChange={event => onChange(event.target.checked)} /> {useWords(field)}
      </label>
      {notes}
    </div>
  );
}

export function useChoices(kind: Kind): { id: string; name: string }[] {
  const { i18n } = useTranslation();
  return (useDefinitions(kind).data ?? []).map(one => ({ id: one.id, name: titleOf(one, i18n.language) }));
}

function One({ field, value, wrong, onChange }: Props<Extract<Field, { as: "one" }>>) {
  const { t } = useTranslation();
  const id = useId();
  const choices = useChoices(field.of);
  const { by, notes } = useNotes(id, field, wrong);
  return (
    <div className="field">
      <label htmlFor={id}>{useWords(field)}</label>
      <select id={id} value={(value as string) ?? ""} required={!field.optional} aria-invalid={wrong !== undefined} aria-describedby={by} onChange={event => onChange(event.target.value || undefined)}>
        <option value="">{t(field.optional ? "admin.nothing" : "transfer.choose")}</option>
        {choices.map(one => (
          <option key={one.id} value={one.id}>{one.name}</option>
        ))}
      </select>
      {notes}
    </div>
  );
}

export function Group({ field, wrong, children }: { field: Field; wrong: string | undefined; children: ReactNode }) {
  const id = useId();
  const { by, notes } = useNotes(id, field, wrong);
  return (
    <fieldset className="group" aria-describedby={by}>
      <legend>{useWords(field)}</legend>
      <div className="group-body">{children}</div>
      {notes}
    </fieldset>
  );
}

export function Checks({ choices, chosen, onChange }: { choices: { id: string; name: string }[]; chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
  return choices.map(one => (
    <label key={one.id} className="check">
      <input type="checkbox" checked={chosen.includes(one.id)} onChange={event => onChange(event.target.checked ? [...chosen, one.id] : chosen.filter(id => id !== one.id))} /> {one.name}
    </label>
  ));
}

function Several({ field, value, wrong, onChange }: Props<Extract<Field, { as: "several" }>>) {
  return (
    <Group field={field} wrong={wrong}>
      <Checks choices={useChoices(field.of)} chosen={(value as string[] | null) ?? []} onChange={onChange} />
    </Group>
  );
}

function Choices({ field, value, wrong, onChange }: Props<Extract<Field, { as: "choices" }>>) {
  const { t } = useTranslation();
  const choices = field.of.map(id => ({ id, name: t(`${field.words}.${id}`) }));
  return (
    <Group field={field} wrong={wrong}>
      <Checks choices={choices} chosen={(value as string[] | null) ?? []} onChange={onChange} />
    </Group>
  );
}

function Levels({ field, of, wrong, levels, onLevels }: { field: Field; of: Kind; wrong: string | undefined; levels: Record<string, number>; onLevels: (levels: Record<string, number>) => void }) {
  return (
    <Group field={field} wrong={wrong}>
      {useChoices(of).map(one => (
        <label key={one.id} className="level">
          <span>{one.name}</span>
          <input
            type="number"
            min={1}
            max={10}
            value={levels[one.id] ?? ""}
            onChange={event => {
              const { [one.id]: _, ...others } = levels;
              onLevels(event.target.value === "" ? others : { ...others, [one.id]: Number(event.target.value) });
            }}
          />
        </label>
      ))}
    </Group>
  );
}

interface Requirement {
  skill: string;
  minimumProficiency?: number | null;
}

export function Requirements({ field, value, wrong, onChange }: Props) {
  const requirements = (value as Requirement[] | null) ?? [];
  const levels = Object.fromEntries(requirements.map(one => [one.skill, one.minimumProficiency ?? 1]));
  const known = (skill: string) => requirements.find(one => one.skill === skill) ?? {};
  return (
    <Levels
      field={field}
      of="skills"
      wrong={wrong}
      levels={levels}
      onLevels={chosen => onChange(Object.entries(chosen).map(([skill, minimumProficiency]) => ({ ...known(skill), skill, minimumProficiency })))}
    />
  );
}

function Texts({ field, keys, long, value, wrong, onChange }: Props & { keys: readonly string[]; long?: boolean | undefined }) {
  const Words = long ? "textarea" : "input";
  const { t } = useTranslation();
  const texts = (value as Record<string, string> | null) ?? {};
  return (
    <Group field={field} wrong={wrong}>
      {keys.map(key => (
        <label key={key} className="field">
          <span>{t(`field.${key}`)}</span>
          <Words
            value={texts[key] ?? ""}
            onChange={event => {
              const { [key]: _, ...others } = texts;
              onChange(event.target.value === "" ? others : { ...others, [key]: event.target.value });
            }}
          />
        </label>
      ))}
    </Group>
  );
}

function Pointers({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(() => pointersText((value as Pointer[] | null) ?? []));
  const { by, notes } = useNotes(id, field, pointersOf(text) ? wrong : t("admin.badPointers"));
  return (
    <div className="field">
      <label htmlFor={id}>{useWords(field)}</label>
      <textarea
        id={id}
        rows={4}
        value={text}
        spellCheck={false}
        ref={element => element?.setCustomValidity(pointersOf(text) ? "" : t("admin.badPointers"))}
        aria-invalid={!pointersOf(text) || wrong !== undefined}
        aria-describedby={by}
        onChange={event => {
          setText(event.target.value);
          const pointers = pointersOf(event.target.value);
          if (pointers) onChange(pointers.length > 0 ? pointers : undefined);
        }}
      />
      {notes}
    </div>
  );
}

function Lines({ field, value, wrong, onChange }: Props) {
  const id = useId();
  const [text, setText] = useState(((value as string[] | null) ?? []).join("\n"));
  const { by, notes } = useNotes(id, field, wrong);
  return (
    <div className="field">
      <label htmlFor={id}>{useWords(field)}</label>
      <textarea
        id={id}
        rows={3}
        required={!field.optional}
        value={text}
        aria-invalid={wrong !== undefined}
        aria-describedby={by}
        onChange={event => {
          setText(event.target.value);
          onChange(event.target.value.split("\n").map(line => line.trim()).filter(Boolean));
        }}
      />
      {notes}
    </div>
  );
}

function Week({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const week = (value as Record<string, Span[]> | null) ?? {};
  const [texts, setTexts] = useState(() => Object.fromEntries(DAYS.map(day => [day, spansText(week[day])])));
  const bad = DAYS.some(day => spansOf(texts[day] ?? "") === undefined);
  return (
    <Group field={field} wrong={bad ? t("admin.badHours") : wrong}>
      {DAYS.map(day => (
        <label key={day} className="level day">
          <span>{t(`day.${day}`)}</span>
          <input
            value={texts[day]}
            ref={element => element?.setCustomValidity(spansOf(texts[day] ?? "") ? "" : t("admin.badHours"))}
            aria-invalid={spansOf(texts[day] ?? "") === undefined}
            onChange={event => {
              const changed = { ...texts, [day]: event.target.value };
              setTexts(changed);
              const spans = DAYS.map(one => [one, spansOf(changed[one] ?? "")] as const);
              if (spans.every(([, open]) => open !== undefined)) onChange(Object.fromEntries(spans.filter(([, open]) => open?.length)));
            }}
          />
        </label>
      ))}
    </Group>
  );
}

function Holidays({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(() => holidaysText((value as Holiday[] | null) ?? []));
  const words = holidaysOf(text) === undefined ? t("admin.badHolidays") : wrong;
  return (
    <div className="field">
      <label htmlFor={id}>{useWords(field)}</label>
      <textarea
        id={id}
        rows={4}
        value={text}
        ref={element => element?.setCustomValidity(holidaysOf(text) ? "" : t("admin.badHolidays"))}
        aria-invalid={words !== undefined}
        aria-describedby={words ? `${id}-wrong` : undefined}
        onChange={event => {
          setText(event.target.value);
          const read = holidaysOf(event.target.value);
          if (read) onChange(read);
        }}
      />
      <Wrong id={`${id}-wrong`} words={words} />
    </div>
  );
}

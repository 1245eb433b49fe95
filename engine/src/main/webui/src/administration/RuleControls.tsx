import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Checks, Group, type Props, Requirements, useChoices, useNotes, useWords } from "./Control.tsx";
import { type Rule, durationOf, isAboutTime, ruleWithout, secondsOf } from "./draft.ts";
import { CHANNELS, type Field } from "./kinds.ts";

/** One of a few values that never change. */
export function Option({ field, value, wrong, onChange }: Props<Extract<Field, { as: "option" }>>) {
  const id = useId();
  const { by, notes } = useNotes(id, field, wrong);
  return (
    <div className="field">
      <label htmlFor={id}>{useWords(field)}</label>
      <Select id={id} of={field.of} words={field.words} value={value} none={field.optional ? "admin.usual" : undefined} wrong={wrong} by={by} onChange={onChange} />
      {notes}
    </div>
  );
}

function Select({ id, of, words, value, none, wrong, by, onChange }: { id: string; of: readonly string[]; words: string; value: unknown; none: string | undefined; wrong?: string | undefined; by?: string | undefined; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <select id={id} value={(value as string) ?? ""} required={!none} aria-invalid={wrong !== undefined} aria-describedby={by} onChange={event => onChange(event.target.value || undefined)}>
      <option value="">{t(none ?? "transfer.choose")}</option>
      {of.map(one => (
        <option key={one} value={one}>{t(`${words}.${one}`)}</option>
      ))}
    </select>
  );
}

export function PerChannel({ field, value, wrong, onChange }: Props<Extract<Field, { as: "perChannel" }>>) {
  const { t } = useTranslation();
  const numbers = (value as Record<string, number> | null) ?? {};
  return (
    <Group field={field} wrong={wrong}>
      {CHANNELS.map(channel => (
        <label key={channel} className="level">
          <span>{t(`channel.${channel}`)}</span>
          <input
            type="number"
            min={field.min}
            max={field.max}
            value={numbers[channel] ?? ""}
            onChange={event => {
              const { [channel]: _, ...others } = numbers;
              onChange(event.target.value === "" ? others : { ...others, [channel]: Number(event.target.value) });
            }}
          />
        </label>
      ))}
    </Group>
  );
}

export function Interrupts({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const matrix = (value as Record<string, string[]> | null) ?? {};
  return (
    <Group field={field} wrong={wrong}>
      {CHANNELS.map(channel => (
        <fieldset key={channel} className="group interrupts">
          <legend>{t("rule.onTopOf", { channel: t(`channel.${channel}`) })}</legend>
          <div className="group-body">
            <Checks
              choices={CHANNELS.filter(one => one !== channel).map(one => ({ id: one, name: t(`channel.${one}`) }))}
              chosen={matrix[channel] ?? []}
              onChange={chosen => {
                const { [channel]: _, ...others } = matrix;
                onChange(chosen.length === 0 ? others : { ...others, [channel]: chosen });
              }}
            />
          </div>
        </fieldset>
      ))}
    </Group>
  );
}

interface Preference {
  lookBack?: string | null;
  waitLimit?: string | null;
  ignoreWaitWhenOffline?: boolean | null;
}

export function Preferred({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const preference = value as Preference | null | undefined;
  return (
    <Group field={field} wrong={wrong}>
      <label className="check">
        <input type="checkbox" checked={preference != null} onChange={event => onChange(event.target.checked ? {} : undefined)} /> {t("rule.prefer")}
      </label>
      {preference && (
        <>
          <Seconds words={t("rule.lookBack")} value={preference.lookBack} onChange={lookBack => onChange({ ...preference, lookBack })} />
          <Seconds words={t("rule.waitLimit")} value={preference.waitLimit} onChange={waitLimit => onChange({ ...preference, waitLimit })} />
          <label className="check">
            <input type="checkbox" checked={preference.ignoreWaitWhenOffline ?? true} onChange={event => onChange({ ...preference, ignoreWaitWhenOffline: event.target.checked })} /> {t("rule.ignoreOffline")}
          </label>
        </>
      )}
    </Group>
  );
}

interface Step {
  after?: string;
  requirements?: unknown;
}

const STEP_SKILLS: Field = { name: "requirements", as: "requirements" };

export function Relaxation({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Items<Step> field={field} value={value} wrong={wrong} fresh={{}} add={t("rule.addStep")} onChange={onChange}>
      {(step, change) => (
        <>
          <Seconds words={t("rule.after")} value={step.after} required onChange={after => change({ ...step, after })} />
          <Requirements field={STEP_SKILLS} value={step.requirements} wrong={undefined} onChange={requirements => change({ ...step, requirements })} />
        </>
      )}
    </Items>
  );
}

interface Band {
  below?: number;
  amount?: number;
}

export function Bands({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Items<Band> field={field} value={value} wrong={wrong} fresh={{}} add={t("rule.addBand")} onChange={onChange}>
      {(band, change) => (
        <>
          <Numbers words={t("rule.below")} min={1} max={100} value={band.below === undefined ? undefined : Math.round(band.below * 100)} onChange={share => change({ ...band, below: share === undefined ? undefined : share / 100 })} />
          <Numbers words={t("rule.amount")} min={1} value={band.amount} onChange={amount => change({ ...band, amount })} />
        </>
      )}
    </Items>
  );
}

const WHEN = ["closed", "nobody-staffed", "waited", "estimated-wait", "depth"] as const;
const TO = ["queue", "callback", "message"] as const;

export function OverflowRules({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const queues = useChoices("queues");
  const id = useId();
  return (
    <Items<Rule> field={field} value={value} wrong={wrong} fresh={{ when: "waited", to: "queue" }} add={t("rule.addOverflow")} onChange={onChange}>
      {(rule, change, index) => (
        <>
          <div className="field">
            <label htmlFor={`${id}-when-${index}`}>{t("rule.when")}</label>
            <Select id={`${id}-when-${index}`} of={WHEN} words="overflowWhen" value={rule.when} none={undefined} onChange={when => change(ruleWithout({ ...rule, when }))} />
          </div>
          {isAboutTime(rule) && <Seconds words={t("rule.longerThan")} value={rule.longerThan} required onChange={longerThan => change({ ...rule, longerThan })} />}
          {rule.when === "depth" && <Numbers words={t("rule.moreThan")} min={0} value={rule.moreThan ?? undefined} onChange={moreThan => change({ ...rule, moreThan })} />}
          <div className="field">
            <label htmlFor={`${id}-to-${index}`}>{t("rule.to")}</label>
            <Select id={`${id}-to-${index}`} of={TO} words="overflowTo" value={rule.to} none={undefined} onChange={to => change(ruleWithout({ ...rule, to }))} />
          </div>
          {rule.to === "queue" && (
            <div className="field">
              <label htmlFor={`${id}-queue-${index}`}>{t("rule.toQueue")}</label>
              <select id={`${id}-queue-${index}`} value={rule.queue ?? ""} required onChange={event => change({ ...rule, queue: event.target.value || undefined })}>
                <option value="">{t("transfer.choose")}</option>
                {queues.map(one => (
                  <option key={one.id} value={one.id}>{one.name}</option>
                ))}
              </select>
            </div>
          )}
          <label className="field">
            <span>{t(rule.to === "queue" ? "rule.messageMaybe" : "rule.message")}</span>
            <textarea rows={2} maxLength={1000} required={rule.to !== "queue"} value={rule.message ?? ""} onChange={event => change({ ...rule, message: event.target.value || undefined })} />
          </label>
        </>
      )}
    </Items>
  );
}

/** A list whose order counts: each can be taken away or moved up. */
function Items<T>({ field, value, wrong, fresh, add, onChange, children }: Props & { fresh: T; add: string; children: (item: T, change: (item: T) => void, index: number) => ReactNode }) {
  const { t } = useTranslation();
  const items = (value as T[] | null) ?? [];
  const words = useWords(field);
  return (
    <Group field={field} wrong={wrong}>
      {items.map((item, index) => (
        <fieldset key={index} className="group rule">
          <legend>{t("rule.number", { number: index + 1 })}</legend>
          {children(item, changed => onChange(items.map((one, at) => (at === index ? changed : one))), index)}
          <p className="rule-act">
            {index > 0 && (
              <button type="button" className="button quiet" aria-label={t("rule.upOf", { words, number: index + 1 })} onClick={() => onChange(items.with(index - 1, item).with(index, items[index - 1]!))}>
                {t("rule.up")}
              </button>
            )}
            <button type="button" className="button quiet" aria-label={t("rule.removeOf", { words, number: index + 1 })} onClick={() => onChange(items.filter((_, at) => at !== index))}>
              {t("rule.remove")}
            </button>
          </p>
        </fieldset>
      ))}
      <button type="button" className="button" onClick={() => onChange([...items, fresh])}>
        {add}
      </button>
    </Group>
  );
}

function Seconds({ words, value, required = false, onChange }: { words: string; value: unknown; required?: boolean; onChange: (value: string | undefined) => void }) {
  return (
    <label className="field">
      <span>{words}</span>
      <input type="number" min={0} step="any" required={required} value={secondsOf(value)} onChange={event => onChange(durationOf(event.target.value))} />
    </label>
  );
}

function Numbers({ words, value, min, max, onChange }: { words: string; value: number | undefined; min: number; max?: number; onChange: (value: number | undefined) => void }) {
  return (
    <label className="field">
      <span>{words}</span>
      <input type="number" min={min} max={max} required value={value ?? ""} onChange={event => onChange(event.target.value === "" ? undefined : Number(event.target.value))} />
    </label>
  );
}
